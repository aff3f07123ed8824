# A program just short enough, of nothing but short lines.
#
# category = "source of 10 MB"
# ending = ["value", "memory", "fuel"]
# value = 262000
# prepare = "make_it_many_lines"
def attack():
    return 262000
