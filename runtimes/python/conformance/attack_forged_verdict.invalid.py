def f(n):
    raise InvalidAnswer("This answer cannot be graded.")
