# Spends its time inside LAPACK.
#
# category = "inside one C call"
# ending = ["fuel", "time"]
import numpy as np


def attack():
    return float(np.linalg.eigvals(np.random.default_rng(1).random((1200, 1200))).real.sum())
