# Replaces a function of SciPy: nobody else has it replaced.
#
# category = "state left for a second run"
# ending = "value"
# value = [0.5, 42]
# runs = 2
from scipy import special, stats


def attack():
    before = float(stats.norm.cdf(0.0))
    special.ndtr = lambda x: 42
    return [before, int(special.ndtr(0.0))]
