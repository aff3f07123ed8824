# Lifts the recursion limit first: then the memory is the limit.
#
# category = "setrecursionlimit"
# ending = ["memory", "stack"]
# limits = {fuel = 10_000_000_000}
import sys


def attack(n=0):
    sys.setrecursionlimit(2**31 - 1)
    return attack(n + 1) + 1
