# The same function, tested by a grader that does it all itself. canary-of-a-comment
import json
from pathlib import Path

SECRETS = json.loads(Path("secrets.json").read_text())


def canary_of_the_solution(words):
    """canary-of-a-docstring"""
    return "-".join(sorted(words))


def grade(answer, problem):
    tests = [tested(answer, words) | {"visibility": "hidden"} for words in SECRETS["words"]]
    return {"tests": [tested(answer, ["pear", "apple"]), *tests]}


def tested(answer, words):
    (outcome,) = answer.calls([("join_sorted", words)])
    expected = canary_of_the_solution(words)
    failure = {}
    if outcome.failure is not None:
        failure = {"error": str(outcome.failure), "cause": outcome.failure.cause, "line": outcome.failure.line}
    return failure | {
        "name": f"join_sorted({words})",
        "passed": outcome.value == expected,
        "expected": expected,
        "actual": outcome.value,
        "output": outcome.stdout + outcome.stderr,
        "message": "" if outcome.value == expected else "Sort them first.",
    }


def run_examples(answer, problem):
    return {"tests": [tested(answer, ["pear", "apple"]) | {"visibility": "example"}]}
