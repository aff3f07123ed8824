# One.
# Two.
def f():
    raise ValueError("a learner's mistake")
