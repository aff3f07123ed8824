# A program that is too long to be read.
#
# category = "source of 10 MB"
# ending = "too-large"
# message = "larger than 524,288 bytes"
# prepare = "make_it_ten_megabytes"
def attack():
    return "loaded"
