# Calls itself without end, in Python and inside of C code.
#
# ending = "incorrect"
# tests = "error error fail fail fail error"
# score = 0
# limits = {fuel = 1_000_000_000}
# shows = ["RecursionError", "RecursionError.*(RecursionError|nest too deeply)"]
def join_sorted(words):
    if words:
        return join_sorted(words)
    value = []
    for _ in range(200_000):
        value = [value]
    return repr(value)
