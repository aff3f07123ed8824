# Uses the door through which graders reach programs: itself, other learners' programs, any session.
#
# ending = "incorrect"
# tests = "fail fail fail fail fail fail"
# score = 0
# shows = ["Only a grader has submissions"]
import wasm_problem
from wasm_problem import CodeAnswer

submission, Invocation = wasm_problem.answers.submission, wasm_problem.answers.Invocation


def join_sorted(words):
    for field in ("program", "second", "", "other"):
        for use in (
            lambda: CodeAnswer(field, "", "python-3.14@1").call("join_sorted", ["recursion"]),
            lambda: CodeAnswer(field, "", "python-3.14@1").run().failure,
            lambda: submission.open(field),
            lambda: submission.run(field, "").value.value,
        ):
            try:
                print(use())
            except Exception as error:
                print(getattr(error, "value", error))
    for session in (0, 1, 2, 2**32 - 1):
        print(submission.call(session, Invocation("join_sorted", "[[]]", "")).value.value)
        print(submission.evaluate(session, "SECRETS", "").value.value)
        submission.close(session)
