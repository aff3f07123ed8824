# Asks for more memory than there is addresses for.
#
# category = "memory by bytes"
# ending = ["memory", "raised"]
import numpy as np


def attack():
    return np.ones(10**9).tolist()
