# Returns more numbers than a result may have.
#
# category = "result too large"
# ending = ["too-large", "bad-value", "fuel"]
import numpy as np


def attack():
    return np.arange(400_000).tolist()
