# Waits for an item that nobody puts.
#
# category = "waiting for ever"
# ending = "raised"
# message = "RuntimeError.*wait for ever"
import queue


def attack():
    queue.Queue().get()
