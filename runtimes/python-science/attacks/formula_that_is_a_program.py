# Hands a program to the reader of formulas of SymPy, which runs it: in the sandbox.
#
# category = "spawn"
# limits = { fuel = 8_000_000_000 }
# ending = "raised"
import sympy


def attack():
    return str(sympy.sympify("__import__('os').system('id')"))
