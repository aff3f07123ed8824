# Writes over a file of the server (its path comes on standard input) and makes new ones next to it.
#
# category = "host files"
# ending = "value"
# value = "only in memory"
import os
import shutil


def attack():
    target = input()
    for path in (target, target + ".new", "/etc/passwd", "/tmp/wasm-problem-was-here", "here.txt"):
        try:
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            with open(path, "w") as file:
                file.write("overwritten")
        except OSError:
            pass
    for path in (target, os.path.dirname(target)):
        shutil.rmtree(path, ignore_errors=True)
    return "only in memory"
