def grade(answer, problem):
    joined = answer.call("join", ["a", "ü", "😀"], "-")
    right = answer.call("twice", 21) == 42 and joined == "a-ü-😀" and answer.call("nothing") is None
    return {"score": 1 if right else 0, "message": joined}
