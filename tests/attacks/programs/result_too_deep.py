# Returns a list nested deeper than anyone should walk.
#
# category = "result too deep"
# ending = "bad-value"
# message = "100 levels deep"
def attack():
    nest = []
    for _ in range(500):
        nest = [nest]
    return nest
