# Wants the hull of points on a line, an error that Qhull jumps out of.
#
# category = "interpreter"
# ending = "raised"
# message = "QH6154"
import numpy as np
from scipy import spatial


def attack():
    return spatial.ConvexHull(np.column_stack([np.arange(100.0)] * 3)).volume
