# Attached files with names that look like "..", but are only letters.
#
# category = "file names with .."
# ending = "value"
# value = true
# prepare = "attach_under_lookalike_names"
import os


def attack():
    return os.listdir(".") == os.listdir("/program") and not os.path.exists("/etc/passwd")
