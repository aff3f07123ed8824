def f():
    return "two"
