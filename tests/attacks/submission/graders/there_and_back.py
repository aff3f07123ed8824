# A grader that gives the program what the program returned before.
import json
from pathlib import Path

SECRETS = json.loads(Path("secrets.json").read_text())


def grade(answer, problem):
    return {
        "tests": [
            {"name": "hidden", "passed": survives(answer, words), "visibility": "hidden"} for words in SECRETS["words"]
        ]
    }


def survives(answer, words):
    return answer.call("split", answer.call("join_sorted", words)) == sorted(words)
