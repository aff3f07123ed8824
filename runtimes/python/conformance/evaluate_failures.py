# The fault below
# is on a line
# that none of the code
# which is evaluated
# has.


def fail():
    raise ValueError("in the program")  # <here>
