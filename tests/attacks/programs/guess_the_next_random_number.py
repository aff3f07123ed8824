# Learns from its random numbers what another run will get: a run with the same seed gets the same, by design.
#
# category = "state left for a second run"
# ending = "value"
# value = true
# runs = 2
import os
import random
import secrets


def attack():
    return len({random.random(), random.SystemRandom().random(), secrets.token_hex(8), os.urandom(8)}) == 4
