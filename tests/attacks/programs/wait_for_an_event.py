# Waits for an event that nobody sets.
#
# category = "waiting for ever"
# ending = "raised"
# message = "RuntimeError.*wait for ever"
import threading


def attack():
    threading.Event().wait()
