# A dict whose keys all have the same hash.
#
# category = "inside one C call"
# ending = "fuel"
import sys


def attack():
    step = sys.hash_info.modulus
    return len(dict.fromkeys(range(0, step * 100_000, step)))
