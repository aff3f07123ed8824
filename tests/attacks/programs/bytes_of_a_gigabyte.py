# Asks for a gigabyte at once.
#
# category = "memory by bytes"
# ending = "memory"
def attack():
    return len(bytearray(10**9))
