# A function that calls itself.
#
# category = "recursion"
# ending = "stack"
# message = "RecursionError: maximum recursion depth"
def attack():
    return attack()
