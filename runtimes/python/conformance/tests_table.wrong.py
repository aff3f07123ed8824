def double(x):
    return abs(x) * 2
