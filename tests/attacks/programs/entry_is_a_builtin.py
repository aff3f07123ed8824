# Names an entry that every module has.
#
# category = "entry and arguments"
# ending = "missing-entry"
# entry = "__builtins__"
def attack():
    return "loaded"
