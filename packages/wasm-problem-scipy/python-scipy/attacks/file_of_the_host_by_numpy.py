# Reads a file of the host with the functions of NumPy.
#
# category = "host files"
# ending = "value"
# value = 24
import numpy as np


def attack():
    path = input()
    refused = 0
    for read in (np.fromfile, np.load, np.loadtxt, np.genfromtxt, np.memmap, np.lib.npyio.DataSource().open):
        for name in (path, "/etc/passwd", f"/proc/self/root{path}", f"file://{path}"):
            try:
                return repr(read(name))
            except (OSError, ImportError, ValueError):
                refused += 1
    return refused
