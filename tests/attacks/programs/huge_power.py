# A power with more digits than there is time for.
#
# category = "inside one C call"
# ending = "fuel"
def attack():
    return 3 ** (10**7) % 10
