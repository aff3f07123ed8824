# Writes to the descriptors of standard output and error.
#
# category = "output flood"
# ending = "output"
import os


def attack():
    while True:
        os.write(1, b"x" * 100)
        os.write(2, b"\xff" * 100)
