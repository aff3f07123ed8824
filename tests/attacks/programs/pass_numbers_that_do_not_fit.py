# Passes numbers to the host that do not fit the types of the contract.
#
# category = "harness"
# ending = ["raised", "crashed"]
import wasm_problem

hidden = wasm_problem.CodeAnswer.call.__globals__


def attack():
    hidden["submission"].close(2**32)
    hidden["submission"].close(-1)
    raise ValueError("taken")
