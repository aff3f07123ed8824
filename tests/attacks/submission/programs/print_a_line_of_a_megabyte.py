# Prints one line of a megabyte, without a single space in it.
#
# ending = "incorrect"
# tests = "error error fail fail fail error"
# score = 0
# shows = ["x{1000}", "more than 65,536 bytes"]
import sys


def join_sorted(words):
    sys.stdout.write("x" * 1_000_000)
