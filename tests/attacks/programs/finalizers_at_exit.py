# Leaves finalizers, weak references and exit functions behind that would run when the program ends.
#
# category = "finalizers"
# ending = "value"
# value = "done"
import atexit
import weakref


class Late:
    def __del__(self):
        while True:
            pass


LATE = Late()
FINALIZER = weakref.finalize(Late, print, "late")


def endless():
    while True:
        pass


def attack():
    atexit.register(endless)
    return "done"
