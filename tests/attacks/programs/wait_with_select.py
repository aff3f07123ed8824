# Waits in select and poll, for events and for a day.
#
# category = "waiting for ever"
# ending = "value"
# value = []
import select
import selectors
import signal


def attack():
    doors = {
        "select": lambda: select.select([], [], []),
        "select a day": lambda: select.select([], [], [], 86400),
        "select input": lambda: select.select([0], [], []),
        "poll": lambda: select.poll().poll(),
        "selectors": lambda: selectors.DefaultSelector().select(),
        "pause": lambda: signal.pause(),
        "sigwait": lambda: signal.sigwait([2]),
    }
    passed = []
    for name, knock in doors.items():
        try:
            knock()
        except Exception:
            continue
        passed.append(name)
    return passed
