def grade(answer, problem):
    outcome = answer.run()
    if outcome.failure is not None:
        return {"score": 0, "message": outcome.failure.cause}
    return {"score": 1 if "42" in outcome.stdout else 0, "message": "it ran"}
