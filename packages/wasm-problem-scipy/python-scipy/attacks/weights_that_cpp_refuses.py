# Makes C++ throw, which ends the program here: the next one must not notice.
#
# category = "interpreter"
# ending = ["raised", "crashed"]
import numpy as np
from scipy.spatial import distance


def attack():
    return distance.cdist(np.eye(3), np.eye(3), "minkowski", p=2, w=[-1.0, -1.0, -1.0]).tolist()
