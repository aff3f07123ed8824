# Takes much memory and then crashes, many times: each must give its memory back.
#
# category = "host resources"
# ending = "stack"
# runs = 12
# seconds = 3
def attack():
    ballast = bytearray(80_000_000)
    for index in range(0, len(ballast), 4096):
        ballast[index] = 1
    nest = []
    for _ in range(100_000):
        nest = [nest]
    return repr(nest)
