# Names an entry that is an attribute of something, not a function of the program.
#
# category = "entry and arguments"
# ending = "missing-entry"
# entry = "attack.__globals__"
def attack():
    return "loaded"
