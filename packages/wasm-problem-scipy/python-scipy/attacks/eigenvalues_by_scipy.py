# Spends its time inside SciPy's LAPACK.
#
# category = "inside one C call"
# ending = ["fuel", "time"]
import numpy as np
from scipy import linalg


def attack():
    return float(linalg.eigvals(np.random.default_rng(1).random((1500, 1500))).real.sum())
