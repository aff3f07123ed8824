# Returns objects that pretend to be something else while they are converted.
#
# category = "result not JSON"
# ending = "value"
# value = {"a" = 1, "text" = "true", "number" = 7, "list" = [1]}
class Text(str):
    def __str__(self):
        return "lie"

    def encode(self, *_):
        return b"\xff"


class Number(int):
    def __repr__(self):
        return '1], "score": [1'

    __str__ = __repr__


class List(list):
    def __iter__(self):
        return iter(range(10**9))


class Dict(dict):
    def items(self):
        raise SystemExit("no items")

    def __iter__(self):
        return iter([self] * 10)


def attack():
    return Dict(a=1, text=Text("true"), number=Number(7), list=List([1]))
