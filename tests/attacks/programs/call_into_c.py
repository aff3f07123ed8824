# Calls the C library.
#
# category = "ctypes"
# ending = "raised"
# message = "ModuleNotFoundError.*the sandbox has no C libraries"
import ctypes


def attack():
    ctypes.string_at(0)
