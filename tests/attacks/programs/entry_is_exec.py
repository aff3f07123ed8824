# Names a builtin as the entry and brings its own code.
#
# category = "entry and arguments"
# ending = "missing-entry"
# entry = "exec"
# args = ["import os"]
def attack():
    return "loaded"
