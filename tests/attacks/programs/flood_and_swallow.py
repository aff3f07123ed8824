# Goes on after it was told to stop writing.
#
# category = "output flood"
# ending = ["output", "fuel"]
def attack():
    while True:
        try:
            print("x" * 1000)
        except BaseException:
            pass
