# Returns objects that show something else when they are converted, iterated or copied.
#
# ending = "incorrect"
# tests = "fail fail fail fail fail fail"
# score = 0
# shows = ["'wrong'", "\\[1\\]"]
class Liar(str):
    def __str__(self):
        return "apple-pear"

    __repr__ = __format__ = __str__

    def encode(self, *_):
        return b"apple-pear"

    def split(self, *_):
        return ["apple", "pear"]


class LyingList(list):
    def __iter__(self):
        return iter("apple-pear")

    def __len__(self):
        return 10**9


class LyingDict(dict):
    def items(self):
        raise SystemExit(0)

    keys = values = __iter__ = items


def join_sorted(words):
    return [Liar("wrong"), LyingList([1]), LyingDict(a=1)]
