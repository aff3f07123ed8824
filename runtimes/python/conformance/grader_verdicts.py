VERDICTS = {
    "right": True,
    "wrong": False,
    "half": 0.5,
    "one": 1,
    "record": {"score": 0.25, "message": "**Look** again."},
    "tests": {
        "tests": [
            {"name": "first", "passed": True, "points": 3},
            {"name": "second", "passed": False, "message": "No."},
        ]
    },
    "details": {
        "score": 0,
        "tests": [
            {"name": "shown", "status": "failed", "expected": "42", "actual": "41", "visibility": "example"},
            {"name": "hidden", "passed": True, "visibility": "hidden"},
        ],
    },
    "nothing": None,
    "many": 2,
    "other": "yes",
}


def grade(answer, problem):
    return VERDICTS[answer]
