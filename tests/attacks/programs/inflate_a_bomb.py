# Decompresses zeros: a thousand bytes for each one.
#
# category = "zip bombs"
# ending = "memory"
# limits = {fuel = 10_000_000_000}
import zlib


def attack():
    bomb = zlib.compress(bytes(20_000_000), 1)
    kept = []
    while True:
        kept.append(zlib.decompress(bomb))
