# Never ends where the input is one that it does not know.
#
# ending = "partial"
# tests = "pass pass fail fail fail pass"
# score = 0.5
# limits = {fuel = 30_000_000}
def join_sorted(words):
    while not ({"pear", "fig"} & set(words) or not words):
        pass
    return "-".join(sorted(words))
