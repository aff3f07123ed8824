# Formats a number with a width of billions, in each of Python's ways.
#
# category = "memory by str"
# ending = "memory"
def attack():
    for format_it in (lambda: "%*d" % (2**30, 1), lambda: "{:>{}}".format(1, 2**30), lambda: f"{1:<{2**30}}"):
        try:
            format_it()
        except MemoryError:
            continue
        return "formatted"
    return "1".zfill(2**30)
