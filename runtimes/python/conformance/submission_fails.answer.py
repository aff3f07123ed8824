def f():
    raise ValueError("a learner's mistake")  # <here>
