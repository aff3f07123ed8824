# Writes over the memory before an array, where the harness lives.
#
# category = "harness"
# ending = ["crashed", "raised", "memory", "stack", "value"]
import numpy as np


def attack():
    view = np.lib.stride_tricks.as_strided(np.zeros(1, dtype=np.uint8), (2**20,), (-1,))
    view[::4096] = 255
    return "still there"
