# Returns a set.
#
# category = "result not JSON"
# ending = "bad-value"
# message = "type set"
def attack():
    return {1, 2, 3}
