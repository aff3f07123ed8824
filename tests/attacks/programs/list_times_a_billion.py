# Asks for a long list at once.
#
# category = "memory by list"
# ending = "memory"
def attack():
    return [0] * 10**9
