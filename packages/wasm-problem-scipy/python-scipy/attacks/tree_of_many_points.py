# Asks a tree for all pairs of many points at once.
#
# category = "memory by list"
# ending = ["memory", "raised", "fuel", "time", "crashed"]
import numpy as np
from scipy import spatial


def attack():
    return len(spatial.KDTree(np.zeros((20_000, 2))).query_pairs(1.0))
