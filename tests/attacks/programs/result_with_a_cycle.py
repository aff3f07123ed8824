# Returns a list that contains itself.
#
# category = "result not JSON"
# ending = "bad-value"
# message = "contains itself"
def attack():
    nest = []
    nest.append({"again": nest})
    return nest
