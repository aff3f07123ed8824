# A main program that leaves an endless exit function behind.
#
# category = "finalizers"
# ending = "fuel"
# main = true
import atexit


@atexit.register
def endless():
    while True:
        pass
