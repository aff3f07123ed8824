# Locks a lock twice.
#
# category = "locks"
# ending = "raised"
# message = "RuntimeError.*wait for ever"
import threading


def attack():
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
