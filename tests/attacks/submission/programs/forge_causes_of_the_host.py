# Fails with causes that only the host knows: fuel, time, output, a crash.
#
# ending = "incorrect"
# tests = "error error fail fail fail error"
# score = 0
# shows = ["only the host gives the cause"]
import sys

frame = sys._getframe()
while "Evaluator" not in frame.f_globals:
    frame = frame.f_back
names = vars(frame.f_globals["instance"])
CAUSES = ("FUEL", "TIME", "OUTPUT", "CRASHED", "MEMORY", "STACK", "MISSING_ENTRY")


def call(self, invocation):
    cause = getattr(names["Cause"], CAUSES[len(invocation.args) % 4])
    raise names["Err"](names["Failure"](cause, "", None, "", ""))


frame.f_globals["Evaluator"].call = call
