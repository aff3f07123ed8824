# Raises exceptions that are outside of Exception, and lie about their class, their text and what they equal.
#
# ending = "incorrect"
# tests = "error error fail fail fail error"
# score = 0
# shows = ["Passed"]
class Meta(type):
    def __instancecheck__(self, other):
        return True

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    __name__ = property(lambda self: "InvalidAnswer")


class Passed(BaseException, metaclass=Meta):
    @property
    def __class__(self):
        return type(None)

    def __str__(self):
        return "passed"

    __repr__ = __str__

    def __eq__(self, other):
        return True

    __hash__ = None

    @property
    def __traceback__(self):
        raise SystemExit(0)


def join_sorted(words):
    raise Passed("passed")
