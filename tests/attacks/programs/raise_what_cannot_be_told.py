# Raises an exception whose text raises, loops and lies.
#
# category = "failure report"
# ending = "raised"
class Awkward(Exception):
    def __str__(self):
        raise self

    __repr__ = __str__

    @property
    def __traceback__(self):
        raise self

    def __getattribute__(self, name):
        raise self


def attack():
    raise Awkward
