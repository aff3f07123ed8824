# Ends the process without clean-up.
#
# category = "exit"
# ending = "raised"
# message = "OSError.*the sandbox has no os._exit"
import os


def attack():
    os._exit(0)
