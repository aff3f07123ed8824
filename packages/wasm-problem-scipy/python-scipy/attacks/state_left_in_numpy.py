# Changes NumPy for whoever comes after it.
#
# category = "state left for a second run"
# ending = "value"
# value = ["nothing", 8, 3.0]
# runs = 3
import numpy as np

found = getattr(np, "left", "nothing"), np.get_printoptions()["precision"], float(np.sum([1.0, 2.0]))
np.left = "something"
np.set_printoptions(precision=2)
np.sum = lambda *_: 0.0
np.random.seed(5)


def attack():
    return list(found)
