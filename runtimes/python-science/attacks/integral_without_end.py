# Looks for integrals that are not there.
#
# category = "infinite loop"
# ending = ["fuel", "time", "memory", "raised"]
import sympy

x = sympy.Symbol("x")


def attack():
    while True:
        sympy.integrate(sympy.exp(sympy.sin(x)) / (x**5 + sympy.log(x)), x)
