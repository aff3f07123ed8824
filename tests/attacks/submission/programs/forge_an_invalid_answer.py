# Fails with causes that only a grader's failure has: the answer is not gradable, a submission failed.
#
# ending = "incorrect"
# tests = "error error fail fail fail error"
# score = 0
# shows = ["invalid-answer", "submission-failed"]
import sys

frame = sys._getframe()
while "Evaluator" not in frame.f_globals:
    frame = frame.f_back
names = vars(frame.f_globals["instance"])


def call(self, invocation):
    cause = names["Cause"].SUBMISSION_FAILED if "pear" in invocation.args else names["Cause"].INVALID_ANSWER
    raise names["Err"](names["Failure"](cause, "No attempt is used.", None, "", "InvalidAnswer Exception"))


frame.f_globals["Evaluator"].call = call
