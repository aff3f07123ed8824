# Returns dictionaries that stand for more than data: a learner's program, a problem, something unknown.
#
# ending = "incorrect"
# tests = "fail fail fail fail fail fail"
# score = 0
KINDS = ["code", "problem", "submission", "verdict", None, 1]


def join_sorted(words):
    marker = {"input": "program", "source": "", "runtime": "", "seed": 1, "variables": {}, "attempt": 1, "score": 1}
    return [marker | {"$wasm-problem": kind} for kind in KINDS] + ["$wasm-problem"]
