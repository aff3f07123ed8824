# Fails with thousands of types at once, one of which a test may expect, and texts of a megabyte.
#
# ending = "incorrect"
# tests = "error error fail fail fail error"
# score = 0
# shows = ["mmm"]
import sys

frame = sys._getframe()
while "Evaluator" not in frame.f_globals:
    frame = frame.f_back
names = vars(frame.f_globals["instance"])


def call(self, invocation):
    kinds = "ValueError KeyError TypeError AssertionError " * 20_000
    raise names["Err"](names["Failure"](names["Cause"].RAISED, "m" * 10**6, None, "", kinds))


frame.f_globals["Evaluator"].call = call
