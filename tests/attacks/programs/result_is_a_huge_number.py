# Returns a number of ten thousand digits.
#
# category = "result not JSON"
# ending = "bad-value"
# message = "digits"
import sys


def attack():
    sys.set_int_max_str_digits(0)
    return 10**10_000
