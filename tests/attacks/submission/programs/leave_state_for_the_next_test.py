# Leaves traces in every place that it finds, and prints those of earlier tests, runs and learners.
#
# ending = "incorrect"
# tests = "fail fail fail fail fail fail"
# score = 0
# shows = ["traces \\[\\]"]
import builtins
import gc
import json
import os
import sys
import tempfile

left = []


def join_sorted(words):
    traces = [*left, *getattr(builtins, "left", []), *getattr(json, "left", []), *getattr(sys, "left", [])]
    traces += [name for folder in (".", "/", tempfile.gettempdir()) for name in os.listdir(folder) if name == "left"]
    traces += [each["left"] for each in gc.get_objects() if type(each) is dict and each.get("left")]
    traces += [os.environ["left"]] if "left" in os.environ else []
    print("traces", traces)
    left.append(words)
    builtins.left = json.left = sys.left = sys.modules["left"] = left
    os.environ["left"] = " ".join(words)
    for folder in (".", "/", tempfile.gettempdir()):
        with open(os.path.join(folder, "left"), "w") as file:
            file.write(" ".join(words))
    gc.freeze()
