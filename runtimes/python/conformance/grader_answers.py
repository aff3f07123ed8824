def grade(answer, problem):
    if isinstance(answer, dict):
        return {"score": 1, "message": f"{answer['name']}: {answer['city']}"}
    if isinstance(answer, str):
        return {"score": 1, "message": answer}
    return {"score": 1 if answer * 2 == 15 else 0, "message": "number"}
