# Raises exceptions with texts, names, notes, causes and groups as large as they get.
#
# ending = "incorrect"
# tests = "error error fail fail fail error"
# score = 0
# shows = ["g{3000}", "k{1000}"]
def join_sorted(words):
    giant = type("n" * 100_000, (ValueError,), {"__module__": "m" * 100_000})("x" * 100_000)
    giant.add_note("note" * 2000)
    for number in range(3):
        other = ExceptionGroup("g" * 5000, [giant, KeyError("k" * 5000)])
        other.__cause__ = giant
        giant = other
    raise giant
