def answer():
    return 42


def nothing():
    return None
