from wasm_problem import SubmissionError


def grade(answer, problem):
    numbers = [answer.call("count_up")]
    try:
        answer.call("endless")
    except SubmissionError:
        numbers.append(answer.call("count_up"))
    numbers.append(answer.call("count_up"))
    return {"score": 1, "message": " ".join(map(str, numbers))}
