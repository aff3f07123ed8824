# Floods the host with calls for learners' programs.
#
# category = "harness"
# ending = "fuel"
# limits = {fuel = 500_000_000}
# seconds = 8
import wasm_problem


def attack():
    text = "x" * 100_000
    while True:
        wasm_problem.submission.run(text, text)
