# broken
more = 2


def twice(n):
    return n * 2
