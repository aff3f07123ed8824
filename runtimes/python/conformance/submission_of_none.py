from wasm_problem import SubmissionError


def use(answer):
    return answer.call("f")


def careful(answer):
    try:
        return use(answer)
    except SubmissionError:
        return "no"
