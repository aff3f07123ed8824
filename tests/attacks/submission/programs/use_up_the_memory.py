# Takes all the memory that there is, keeps it, and fails again while it is told that it failed.
#
# ending = "incorrect"
# tests = "error error fail fail fail error"
# score = 0
# limits = {memory_mib = 40, fuel = 100_000_000}
# shows = ["str\\(\\) failed"]
kept = []


class Greedy(Exception):
    def __str__(self):
        kept.append(bytearray(1_000_000))
        return str(self)


def join_sorted(words):
    try:
        while True:
            kept.append(bytearray(1_000_000))
    except MemoryError:
        raise Greedy
