# Prints one text that is nearly as large as the memory.
#
# category = "output flood"
# ending = ["output", "memory"]
def attack():
    print("x" * 60_000_000)
