# Floods standard error by warnings and by exceptions in finalizers.
#
# category = "output flood"
# ending = "output"
import warnings


class Unraisable:
    def __del__(self):
        raise ValueError("x" * 1000)


def attack():
    number = 0
    while True:
        warnings.warn_explicit("x" * 1000, UserWarning, "file", number := number + 1)
        Unraisable()
