# Returns more than the host takes from a program in one piece.
#
# category = "result too large"
# ending = ["output", "memory"]
def attack():
    return "x" * 25_000_000
