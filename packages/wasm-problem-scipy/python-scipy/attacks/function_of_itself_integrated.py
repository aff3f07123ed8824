# Integrates a function that integrates itself.
#
# category = "recursion"
# ending = ["raised", "fuel", "time", "stack"]
from scipy import integrate


def attack():
    def inside(x):
        return integrate.quad(inside, 0, 1)[0]

    return inside(0)
