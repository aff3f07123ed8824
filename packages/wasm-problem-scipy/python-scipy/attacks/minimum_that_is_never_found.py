# Looks for the minimum of a function that has none, for ever.
#
# category = "infinite loop"
# ending = ["fuel", "time"]
from scipy import optimize


def attack():
    while True:
        optimize.minimize(lambda x: -(x**3).sum(), [1.0] * 20, method="BFGS", options={"maxiter": 10**9})
