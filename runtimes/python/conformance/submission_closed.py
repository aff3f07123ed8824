def grade(answer, problem):
    start = answer.start()
    start.call("count_up", "[]")
    start.close()
    outcome = start.call("count_up", "[]")
    return {"score": 1, "message": outcome.failure.cause}
