# An attached file named to land in another folder.
#
# category = "file names with .."
# ending = "refused"
# message = "cannot be a file's name"
# prepare = "attach_under_a_climbing_name"
def attack():
    return "loaded"
