# Attaches a hundred thousand empty files.
#
# category = "file names with .."
# ending = "too-large"
# message = "files"
# prepare = "attach_many_files"
def attack():
    return "loaded"
