# Passes numbers to the host that do not fit the types of the contract.
#
# category = "harness"
# ending = ["raised", "crashed"]
import wasm_problem


def attack():
    wasm_problem.submission.close(2**32)
    wasm_problem.submission.close(-1)
    raise ValueError("taken")
