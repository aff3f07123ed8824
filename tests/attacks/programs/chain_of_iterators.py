# A hundred thousand iterators in a chain: one step of the last one nests as deep in C.
#
# category = "recursion"
# ending = "stack"
import itertools


def attack():
    chain = iter([1])
    for _ in range(200_000):
        chain = itertools.islice(chain, 1)
    return next(chain)
