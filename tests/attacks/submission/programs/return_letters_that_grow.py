# Returns and prints letters that take several times the room when they are written as JSON.
#
# problem = "raw"
# ending = "incorrect"
# tests = "fail fail fail"
# score = 0
# shows = ["\\x01"]
def join_sorted(words):
    print("\x01\u2028\N{BLACK HEART SUIT}" * 9_000)
    return "\x01\N{BLACK HEART SUIT}" * 60_000
