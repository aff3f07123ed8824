# Writes one byte at the end of a file of a terabyte.
#
# category = "memory by bytes"
# ending = "memory"
def attack():
    with open("sparse", "wb") as file:
        file.seek(2**30)
        file.write(b"x")
