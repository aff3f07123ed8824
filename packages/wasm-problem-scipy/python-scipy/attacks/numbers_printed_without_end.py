# Prints arrays in full.
#
# category = "output flood"
# ending = "output"
import numpy as np


def attack():
    np.set_printoptions(threshold=10**9)
    while True:
        print(np.arange(10_000))
