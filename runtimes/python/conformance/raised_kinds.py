class TooCold(Exception):
    pass


class Frozen(TooCold):
    pass


def cold():
    raise TooCold("brr")


def frozen():
    raise Frozen("brr")
