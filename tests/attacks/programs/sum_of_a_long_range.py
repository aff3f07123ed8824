# A sum that takes hours inside one call of C code.
#
# category = "inside one C call"
# ending = "fuel"
def attack():
    return sum(range(10**12))
