# A regular expression that needs exponential time inside one call of C code.
#
# category = "inside one C call"
# ending = "fuel"
import re


def attack():
    return bool(re.match(r"(a+)+$", "a" * 50 + "b"))
