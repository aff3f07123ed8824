# A grader that makes all calls at once, and lets the error of the one that is no secret pass.
import json
from pathlib import Path

SECRETS = json.loads(Path("secrets.json").read_text())


def grade(answer, problem):
    secret = SECRETS["words"]
    known, *hidden = answer.calls([("join_sorted", words) for words in (["pear", "apple"], *secret)])
    if known.failure is not None:
        raise known.failure
    rights = [outcome.value == "-".join(sorted(words)) for outcome, words in zip(hidden, secret, strict=True)]
    return sum([known.value == "apple-pear", *rights]) / (1 + len(rights))
