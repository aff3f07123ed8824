def deep(n):
    return deep(n + 1) + 1  # <here>


def mutual(n):
    return other(n + 1) + 1


def other(n):
    return mutual(n + 1) + 1


def caught():
    try:
        return deep(0)
    except BaseException:
        return "caught"


def levels(n):
    if n == 0:
        return 0
    return levels(n - 1) + 1
