# Removes every module, so that whatever the harness imports late is not there.
#
# category = "sys.modules"
# ending = "raised"
# message = "ZeroDivisionError|failed"
import sys


def attack():
    sys.modules.clear()
    sys.meta_path.clear()
    return 1 / 0
