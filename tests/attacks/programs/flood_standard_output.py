# Prints without end.
#
# category = "output flood"
# ending = "output"
# message = "more than 65,536 bytes of output"
def attack():
    while True:
        print("x" * 100)
