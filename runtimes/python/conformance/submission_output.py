def grade(answer, problem):
    (outcome,) = answer.calls([("speak", "hello")])
    right = outcome.value == 7 and outcome.stdout == "hello\n" and outcome.stderr == "careful\n"
    return {"score": 1 if right else 0, "message": outcome.stdout}
