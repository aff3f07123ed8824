# Asks a tree for all pairs of many points at once.
#
# category = "memory by list"
# ending = ["memory", "raised", "fuel", "time"]
import numpy as np
from scipy import spatial


def attack():
    return len(spatial.KDTree(np.zeros((100_000, 2))).query_pairs(1.0))
