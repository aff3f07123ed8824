# The fork bomb.
#
# category = "fork"
# ending = "raised"
# message = "(OSError|AttributeError).*the sandbox has no other processes"
import os


def attack():
    while True:
        os.fork()
