# Catches MemoryError and goes on to ask for less, until not a byte is left.
#
# category = "memory by list"
# ending = "memory"
# limits = {fuel = 10_000_000_000}
# seconds = 10
def attack():
    kept, size = [], 2**24
    while size:
        try:
            kept.append(bytearray(size))
        except MemoryError:
            size //= 2
    return "\n".join(map(str, kept))
