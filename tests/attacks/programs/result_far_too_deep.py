# Returns dicts nested a hundred thousand levels deep.
#
# category = "result too deep"
# ending = ["bad-value", "stack"]
# message = "100 levels deep|nest too deeply"
def attack():
    nest = {}
    for _ in range(100_000):
        nest = {"a": nest}
    return nest
