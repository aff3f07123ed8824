# Loads a library of C.
#
# category = "ctypes"
# ending = "raised"
import numpy as np


def attack():
    return repr(np.ctypeslib.load_library("libc", "/lib"))
