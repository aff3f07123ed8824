# Fills memory with a list that grows.
#
# category = "memory by list"
# ending = "memory"
# message = "needs more than 160 MiB of memory"
# limits = {fuel = 10_000_000_000}
import itertools


def attack():
    return list(itertools.count())
