# Leaves traces in every place it can find, and looks for them in the next run.
#
# category = "state left for a second run"
# ending = "value"
# value = []
# runs = 3
import builtins
import gc
import json
import os
import random
import sys
import tempfile


def attack():
    marks = [name for name in ("left", "mark") if hasattr(builtins, name) or hasattr(sys, name)]
    marks += [name for name in os.listdir(".") + os.listdir(tempfile.gettempdir()) if "left" in name]
    marks += ["json"] if json.dumps([1]) != "[1]" else []
    marks += ["environment"] if "LEFT" in os.environ else []
    marks += ["module"] if "left" in sys.modules else []
    marks += ["limit"] if sys.getrecursionlimit() == 77 else []
    marks += ["random"] if random.random() == 0.5 else []

    builtins.left = sys.mark = [1]
    for folder in (".", tempfile.gettempdir(), "/"):
        with open(os.path.join(folder, "left.txt"), "w") as file:
            file.write("left")
    json.dumps = lambda value: "left"
    os.environ["LEFT"] = "1"
    sys.modules["left"] = sys
    random.random = lambda: 0.5
    gc.freeze()
    sys.setrecursionlimit(77)
    return marks
