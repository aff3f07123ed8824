# Prints a text that takes the server four times the memory it takes as bytes.
#
# category = "output flood"
# ending = ["output", "memory"]
def attack():
    print("x" * 10_000_000 + "\U0001f600")
