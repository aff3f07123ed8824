# Lowers the recursion limit, reaches it and goes on.
#
# category = "setrecursionlimit"
# ending = "value"
# value = "recovered"
import sys


def descend(n):
    return descend(n - 1) if n else 0


def attack():
    sys.setrecursionlimit(300)
    try:
        descend(10**6)
    except RecursionError:
        return "recovered"
