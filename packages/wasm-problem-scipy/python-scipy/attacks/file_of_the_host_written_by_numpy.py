# Writes to a file of the host with the functions of NumPy.
#
# category = "host files"
# ending = "value"
# value = 5
import numpy as np


def to_file(path, data):
    data.tofile(path)


def dump(path, data):
    data.dump(path)


def attack():
    path = input()
    refused = 0
    for write in (
        np.save,
        np.savetxt,
        np.savez,
        lambda path, data: data.tofile(path),
        lambda path, data: data.dump(path),
    ):
        try:
            write(path, np.zeros(3))
        except OSError:
            refused += 1
    return refused
