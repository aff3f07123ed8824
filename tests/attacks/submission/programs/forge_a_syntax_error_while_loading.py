# Is loaded, and says that it could not be.
#
# ending = "incorrect"
# tests = "error error fail fail fail error"
# score = 0
# shows = ["cannot be"]
import sys

frame = sys._getframe()
while "Evaluator" not in frame.f_globals:
    frame = frame.f_back
names = vars(frame.f_globals["instance"])
forged = names["Failure"](names["Cause"].SYNTAX, "SyntaxError: forged", None, "forged", "")
type(frame.f_globals["evaluator"])._failure = lambda *_: forged
raise ValueError
