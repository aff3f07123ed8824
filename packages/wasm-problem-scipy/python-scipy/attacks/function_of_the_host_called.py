# Looks for a way to call a function by its address.
#
# category = "ctypes"
# ending = "raised"
# message = "LowLevelCallable|Cython|capsule|ctypes|CData"
from scipy import LowLevelCallable, integrate


def attack():
    return integrate.quad(LowLevelCallable(1234), 0, 1)[0]
