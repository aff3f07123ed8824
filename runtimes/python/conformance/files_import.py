import helper


def quadruple(x):
    return helper.double(x) * 2


def fail():
    helper.fail()  # <here>
