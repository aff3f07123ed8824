# Ends the program as if all were well.
#
# category = "exit"
# ending = "raised"
# message = "exited with status 0"
import sys


def attack():
    sys.exit(0)
