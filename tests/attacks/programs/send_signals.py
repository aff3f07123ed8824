# Signals the server's process and group.
#
# category = "signals"
# ending = "value"
# value = []
import os
import signal


def attack():
    doors = {
        "kill": lambda: os.kill(os.getppid(), 9),
        "killpg": lambda: os.killpg(0, 9),
        "raise": lambda: signal.raise_signal(9),
        "raise term": lambda: signal.raise_signal(15),
        "alarm": lambda: signal.alarm(1),
        "timer": lambda: signal.setitimer(0, 0.1),
        "thread": lambda: signal.pthread_kill(0, 9),
    }
    sent = []
    for name, knock in doors.items():
        try:
            knock()
        except (OSError, AttributeError, ValueError):
            continue
        sent.append(name)
    return sent
