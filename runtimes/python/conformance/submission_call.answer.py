def twice(n):
    return n * 2


def join(texts, between):
    return between.join(texts)


def nothing():
    pass
