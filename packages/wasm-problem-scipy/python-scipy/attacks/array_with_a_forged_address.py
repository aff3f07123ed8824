# Makes an array from an address of its own choice.
#
# category = "interpreter"
# ending = ["crashed", "raised"]
import numpy as np


class Forged:
    __array_interface__ = {"shape": (4,), "typestr": "<i8", "data": (2**32 - 64, False), "version": 3}


def attack():
    return np.array(Forged()).tolist()
