# Uses the interface to learners' programs from a program that is no grader.
#
# category = "harness"
# ending = "value"
# value = ["refused", "refused", "refused", "refused"]
import wasm_problem

hidden = wasm_problem.CodeAnswer.call.__globals__


def attack():
    submission, Invocation = hidden["submission"], hidden["Invocation"]
    causes = []
    for name in ("code", "x" * 100_000):
        try:
            submission.open(name)
        except Exception as error:
            causes.append(error.value.cause)
    causes.append(submission.call(2**32 - 1, Invocation("f", "[]", "")).value.value.cause)
    causes.append(submission.run("code", "x" * 100_000).value.value.cause)
    submission.close(5)
    return [cause.name.lower() for cause in causes]
