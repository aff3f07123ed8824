# Keeps arrays until there is no more memory.
#
# category = "memory by list"
# ending = ["memory", "raised"]
import numpy as np

kept = []


def attack():
    while True:
        kept.append(np.ones(100_000))
