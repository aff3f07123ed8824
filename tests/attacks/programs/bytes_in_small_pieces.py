# Fills memory with small pieces that it keeps.
#
# category = "memory by bytes"
# ending = "memory"
def attack():
    kept = []
    while True:
        kept.append(bytes(100_000))
