def double(x):
    return x * 2


def fail():
    raise ValueError("inside the helper")
