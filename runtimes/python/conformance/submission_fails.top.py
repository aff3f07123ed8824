def f():
    return 1


raise ValueError("a learner's mistake")  # <here>
