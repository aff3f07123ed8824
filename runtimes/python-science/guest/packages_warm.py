"""Which scientific packages every instance starts with, and the programs that warm them up."""

from __future__ import annotations

from typing import Any

from wit_world.imports.types import Invocation, Program

MODULES = (
    "numpy",
    "numpy.char",
    "numpy.fft",
    "numpy.linalg",
    "numpy.ma",
    "numpy.polynomial",
    "numpy.random",
    "numpy.rec",
    "numpy.strings",
    "numpy.testing",
    "mpmath",
    "sympy",
    "sympy.abc",
    "sympy.matrices",
    "sympy.physics.units",
    "sympy.stats",
    "networkx",
    "pyparsing",
    "six",
    "six.moves",
    "random2",
    "markupsafe",
    "calc",
    "chem",
    "chem.chemcalc",
    "chem.chemtools",
    "chem.miller",
    "eia",
    "verifiers",
    "verifiers.draganddrop",
    "dateutil.parser",
    "dateutil.relativedelta",
    "uncertainties",
    "pint",
)

PROGRAM = """
from numpy import *
import numpy as np
import sympy
import wasm_problem.formulas
from sympy import Matrix, Rational, cos, diff, exp, expand, factor, integrate, latex, limit, log, simplify, sin, solve
from sympy import sqrt, symbols, together

x, y, t = symbols("x y t")
a, b = symbols("a b", positive=True)
n = symbols("n", integer=True)

def arrays(size):
    matrix = np.array([[4.0, 1.0], [2.0, 3.0]])
    right = np.linalg.solve(matrix, [1, 2]).tolist() + np.linalg.eigvals(matrix).real.tolist()
    numbers = np.random.default_rng(3).normal(size=size)
    more = float(numbers.mean()), np.arange(size).sum().item(), np.linspace(0, 1, 5).tolist()
    return [right, more, float(np.linalg.det(matrix))]

def formulas(unused):
    pairs = [
        ((x + 1) ** 2, x**2 + 2 * x + 1),
        (sin(x) ** 2 + cos(x) ** 2, 1),
        (log(a * b), log(a) + log(b)),
        (sqrt(a**2), a),
        (1 / (x - 1) - 1 / (x + 1), 2 / (x**2 - 1)),
        (exp(x) * exp(y), exp(x + y)),
        (sin(2 * x), 2 * sin(x) * cos(x)),
    ]
    same = [bool(simplify(left - right) == 0) for left, right in pairs]
    more = [
        *(expand((x + y) ** 3), factor(x**3 - 1), diff(sin(x) * x**2, x), integrate(x * exp(x), x)),
        *(solve(x**2 - 5 * x + 6, x), latex(Rational(1, 2) * x**2 / y), limit(sin(x) / x, x, 0)),
        *(Matrix([[1, 2], [3, 4]]).inv(), together(1 / x + 1 / y), (x**2 + 1).subs(x, Rational(3, 2))),
    ]
    return [same, [str(each) for each in more], float(sympy.N(sympy.pi, 20))]

def wordings(unused):
    wasm_problem.formulas.warm_up()
    return wasm_problem.formulas.interpret("2x^2 + sin x", {"variables": ["x"]})
"""


FUNCTIONS = ("arrays", "formulas", "wordings")


def run_programs(evaluator: Any) -> None:
    for _ in range(3):
        program = Program(PROGRAM, [], 7)
        evaluator.check(program)
        evaluator.load(program)
        for entry in FUNCTIONS:
            evaluator.call(Invocation(entry, "[5]", ""))
