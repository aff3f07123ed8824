# Hands a program to the reader of formulas of SymPy, which runs it: in the sandbox.
#
# category = "spawn"
# ending = "raised"
import sympy


def attack():
    return str(sympy.sympify("__import__('os').system('id')"))
