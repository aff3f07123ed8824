# Nests calls inside C code, where the interpreter does not count them: the text of a nested list.
#
# category = "recursion"
# ending = "stack"
def attack():
    nest = []
    for _ in range(100_000):
        nest = [nest]
    return repr(nest)
