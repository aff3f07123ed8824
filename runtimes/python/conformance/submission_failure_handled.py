from wasm_problem import SubmissionError


def grade(answer, problem):
    try:
        answer.call("f")
    except SubmissionError as error:
        score = 1 if "a learner's mistake" in str(error) else 0.5
        return {"score": score, "message": f"{error.cause} {error.line or 'none'}"}
    return 0
