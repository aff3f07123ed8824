# Fills the file system in memory.
#
# category = "memory by bytes"
# ending = "memory"
def attack():
    with open("big", "wb") as file:
        while True:
            file.write(bytes(1_000_000))
