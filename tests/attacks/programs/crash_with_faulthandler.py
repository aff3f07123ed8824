# Asks faulthandler to crash the process.
#
# category = "exit"
# ending = "raised"
# message = "RuntimeError.*faulthandler"
import faulthandler


def attack():
    faulthandler._sigsegv()
