import json


def grade(answer, problem):
    numbers = [answer.call("count_up") for _ in range(3)]
    start = answer.start()
    numbers += [start.call("count_up", json.dumps([])).value for _ in range(2)]
    start.close()
    return {"score": 1, "message": " ".join(map(str, numbers))}
