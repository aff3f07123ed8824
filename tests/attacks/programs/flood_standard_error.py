# Writes to standard error without end.
#
# category = "output flood"
# ending = "output"
import sys


def attack():
    while True:
        sys.stderr.write("é" * 100)
