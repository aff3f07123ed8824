# Fails in lines that no program has, for an editor to mark.
#
# ending = "incorrect"
# tests = "error error fail fail fail error"
# score = 0
# shows = ["nowhere"]
import sys

frame = sys._getframe()
while "Evaluator" not in frame.f_globals:
    frame = frame.f_back
names = vars(frame.f_globals["instance"])
Place = (
    vars(frame.f_globals["instance"].raised.__globals__["Place"])
    and frame.f_globals["instance"].raised.__globals__["Place"]
)


def call(self, invocation):
    at = Place(2**32 - 1, 2**32 - 1) if "pear" in invocation.args else Place(0, 0)
    raise names["Err"](names["Failure"](names["Cause"].RAISED, "nowhere", at, "nowhere", ""))


frame.f_globals["Evaluator"].call = call
