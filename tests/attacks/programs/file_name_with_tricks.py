# Attached files with names that look like something else: right-to-left marks, NUL, line ends, half pairs.
#
# category = "file names with .."
# ending = "refused"
# message = "cannot be a file's name"
# prepare = "attach_under_tricky_names"
def attack():
    return "loaded"
