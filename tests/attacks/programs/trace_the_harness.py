# Installs trace, profile, monitoring and audit functions that act when the harness runs.
#
# category = "frames"
# ending = ["value", "raised"]
# value = "done"
import sys


def spy(*_):
    raise SystemExit("traced")


def attack():
    sys.setprofile(lambda *_: spy)
    sys.settrace(lambda *_: spy)
    sys.monitoring.use_tool_id(3, "spy")
    sys.monitoring.register_callback(3, sys.monitoring.events.CALL, lambda *_: None)
    sys.monitoring.set_events(3, sys.monitoring.events.CALL)
    sys.addaudithook(lambda *_: None)
    sys.excepthook = sys.unraisablehook = sys.displayhook = sys.breakpointhook = spy
    return "done"
