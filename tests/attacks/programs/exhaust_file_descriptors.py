# Opens files without end and never closes one.
#
# category = "host resources"
# ending = "raised"
# message = "OSError.*[Tt]oo many open files"
import os


def attack():
    while True:
        os.open("file", os.O_CREAT | os.O_RDWR)
