# Asks the source of randomness for a gigabyte.
#
# category = "host resources"
# ending = "memory"
import os
import random


def attack():
    try:
        return len(os.urandom(10**9))
    except MemoryError:
        return len(random.randbytes(10**9))
