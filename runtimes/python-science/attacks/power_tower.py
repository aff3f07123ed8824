# Works out a number of hundreds of millions of digits.
#
# category = "inside one C call"
# ending = ["fuel", "memory", "time", "raised"]
import sympy


def attack():
    return str(sympy.Integer(9) ** (9**9))[:10]
