def grade(answer, problem):
    return {"score": 1 if answer.call("f", 20) == 42 else 0, "message": "looked"}
