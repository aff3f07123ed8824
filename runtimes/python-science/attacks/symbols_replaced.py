# Replaces what SymPy compares formulas with.
#
# category = "monkeypatching"
# limits = { fuel = 8_000_000_000 }
# ending = "value"
# value = ["0", "Eq(x, 1)"]
# runs = 3
import sympy

found = str(sympy.simplify("x - x")), str(sympy.Eq(sympy.Symbol("x"), 1))
sympy.simplify = lambda *_: 0
sympy.Expr.__eq__ = lambda *_: True
sympy.Eq = lambda *_: True


def attack():
    return list(found)
