# Counts for hours inside one call of C code, with more fuel than it can use.
#
# category = "inside one C call"
# ending = "time"
# limits = {fuel = 1_000_000_000_000_000, seconds = 0.5}
# seconds = 4
import collections
import itertools


def attack():
    collections.deque(itertools.count(), maxlen=0)
