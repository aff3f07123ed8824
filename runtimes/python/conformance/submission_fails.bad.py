def f():
    return f
