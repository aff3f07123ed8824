# Floods the host with calls for learners' programs.
#
# category = "harness"
# ending = "fuel"
# limits = {fuel = 500_000_000}
# seconds = 8
import wasm_problem

hidden = wasm_problem.CodeAnswer.call.__globals__


def attack():
    text = "x" * 100_000
    while True:
        hidden["submission"].run(text, text)
