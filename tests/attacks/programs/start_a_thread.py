# Starts one thread and waits for it.
#
# category = "threads"
# ending = "raised"
# message = "RuntimeError.*the sandbox has no threads"
import threading


def attack():
    thread = threading.Thread(target=print)
    thread.start()
    thread.join()
