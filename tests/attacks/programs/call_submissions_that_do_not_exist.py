# Uses the interface to learners' programs from a program that is no grader.
#
# category = "harness"
# ending = "value"
# value = ["refused", "refused", "refused", "refused"]
import wasm_problem


def attack():
    submission, Invocation = wasm_problem.submission, wasm_problem.Invocation
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
