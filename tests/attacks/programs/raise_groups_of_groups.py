# Raises a group of exceptions whose members are groups, doubling at each level.
#
# category = "failure report"
# ending = ["raised", "fuel"]
# message = "ExceptionGroup|fuel"
def attack():
    group = ValueError("first")
    for number in range(300):
        group = ExceptionGroup(f"{number}", [group, group])
    raise group
