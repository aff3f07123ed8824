# Loads a pickled array that runs a command.
#
# category = "spawn"
# ending = "raised"
import io
import os

import numpy as np


class Command:
    def __reduce__(self):
        return os.system, ("id",)


def attack():
    file = io.BytesIO()
    np.save(file, np.array([Command()], dtype=object), allow_pickle=True)
    file.seek(0)
    return np.load(file, allow_pickle=True).tolist()
