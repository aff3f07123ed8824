# Aborts the process.
#
# category = "exit"
# ending = "raised"
# message = "OSError.*the sandbox has no other processes"
import os


def attack():
    os.abort()
