# Decides by a hidden input whether the second program, which is none, is read at all: that would cost no attempt.
#
# problem = "two_programs"
# second = "def split(:"
# ending = "invalid"
# tests = ""
# score = 0
def join_sorted(words):
    return "-".join(sorted(words)) if "l" in "".join(words) else "wrong"
