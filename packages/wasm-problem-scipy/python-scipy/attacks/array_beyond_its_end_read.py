# Reads memory far beyond the end of an array, through a view with a wrong shape.
#
# category = "interpreter"
# ending = "crashed"
import numpy as np


def attack():
    return float(np.lib.stride_tricks.as_strided(np.zeros(1), (2 * 10**8,), (8,)).sum())
