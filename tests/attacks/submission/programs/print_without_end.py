# Prints for ever, to standard output and error, and carries on when it is told to stop.
#
# ending = "incorrect"
# tests = "error error fail fail fail error"
# score = 0
# shows = ["more than [0-9,]+ bytes of output"]
import sys


def join_sorted(words):
    while True:
        try:
            print("1..1 ok 1" * 1000)
            print("1..1 ok 1" * 1000, file=sys.stderr)
        except BaseException:
            pass
