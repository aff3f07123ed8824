factor = 2


def scaled(x):
    return factor * x
