# A finalizer that never ends, of an object that the result drops.
#
# category = "finalizers"
# ending = "fuel"
class Late:
    def __del__(self):
        while True:
            pass


def attack():
    Late()
    return "never"
