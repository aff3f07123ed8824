# Turns a number into text after lifting the limit on its digits: quadratic time inside one call of C code.
#
# category = "inside one C call"
# ending = "fuel"
import sys


def attack():
    sys.set_int_max_str_digits(0)
    return len(str(1 << 3_000_000))
