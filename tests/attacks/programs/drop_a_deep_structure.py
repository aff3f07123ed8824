# Frees a structure a hundred thousand levels deep: freeing recurses, too.
#
# category = "recursion"
# ending = ["value", "stack"]
# value = "dropped"
def attack():
    nest = None
    for _ in range(100_000):
        nest = [nest]
    del nest
    return "dropped"
