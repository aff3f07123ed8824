def f():
    return "one"
