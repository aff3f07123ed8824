# Writes too much, swallows the exception and returns as if nothing had been.
#
# category = "output flood"
# ending = "output"
def attack():
    try:
        for _ in range(100):
            print("x" * 1000)
    except BaseException:
        pass
    return "graded"
