# An attached file named like one of the system's.
#
# category = "file names with .."
# ending = "refused"
# message = "cannot be a file's name"
# prepare = "attach_under_an_absolute_name"
def attack():
    return "loaded"
