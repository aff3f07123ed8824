# Multiplies matrices for ever inside one call of C.
#
# category = "inside one C call"
# ending = ["fuel", "time"]
import numpy as np


def attack():
    matrix = np.ones((1500, 1500))
    while True:
        matrix = matrix @ matrix
