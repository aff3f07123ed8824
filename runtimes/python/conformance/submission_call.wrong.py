def twice(n):
    return n * 3


def join(texts, between):
    return "x"


def nothing():
    pass
