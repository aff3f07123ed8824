"""Which modules of SciPy every instance starts with, and the program that warms them up. The others are imported when a
program asks for them."""

from __future__ import annotations

from typing import Any

from wit_world.imports.types import Invocation, Program

MODULES = (
    "scipy",
    "scipy.constants",
    "scipy.fft",
    "scipy.integrate",
    "scipy.interpolate",
    "scipy.linalg",
    "scipy.optimize",
    "scipy.signal",
    "scipy.sparse",
    "scipy.sparse.linalg",
    "scipy.special",
    "scipy.stats",
)

PROGRAM = """
import numpy as np
from scipy import constants, fft, integrate, interpolate, linalg, optimize, signal, sparse, special, stats

def numbers(size):
    matrix = np.array([[4.0, 1.0], [2.0, 3.0]])
    found = [linalg.solve(matrix, [1, 2]), linalg.eigvals(matrix).real, linalg.svdvals(matrix), linalg.expm(matrix)]
    found += [special.gamma(np.linspace(0.5, 3, size)), special.erf(0.3), special.jv(1, 2.0), special.comb(5, 2)]
    found += [stats.norm.cdf(1.96), stats.norm.ppf(0.975), stats.t.sf(2.0, 5), stats.binom.pmf(2, 5, 0.5)]
    found += [stats.ttest_ind([1, 2, 3, 4.0], [2, 3, 4, 6.0]).pvalue, stats.linregress([1, 2, 3], [2, 4, 6.1]).slope]
    found += [stats.norm.rvs(size=size, random_state=np.random.default_rng(1)), stats.describe([1.0, 2, 4]).variance]
    return [np.asarray(each).ravel().tolist() for each in found]

def methods(size):
    found = [optimize.brentq(lambda x: x * x - 2, 0, 2), optimize.fsolve(lambda x: x * x - 2, 1.0)]
    found += [optimize.minimize(lambda x: ((x - 1) ** 2).sum(), np.zeros(2)).x]
    found += [optimize.curve_fit(lambda x, a, b: a * x + b, [1, 2, 3.0], [2, 4, 6.1])[0]]
    found += [integrate.quad(np.sin, 0, np.pi)[0], integrate.simpson([1, 2, 3.0]), integrate.trapezoid([1, 2.0])]
    found += [integrate.solve_ivp(lambda t, y: -y, (0, 1), [1.0]).y[0, -1]]
    found += [integrate.odeint(lambda y, t: -y, 1.0, [0, 1])[-1]]
    x = np.linspace(0, 6, 9)
    found += [interpolate.CubicSpline(x, np.sin(x))(1.5), interpolate.interp1d(x, np.sin(x))(1.5)]
    found += [signal.lfilter(*signal.butter(2, 0.3), np.ones(size)), signal.find_peaks([0, 1, 0, 2, 0])[0]]
    found += [fft.fft(np.ones(size)).real, sparse.csr_array(np.eye(3)).toarray(), constants.c]
    return [np.asarray(each).ravel().tolist() for each in found]
"""

FUNCTIONS = ("numbers", "methods")


def run_programs(evaluator: Any) -> None:
    for _ in range(3):
        program = Program(PROGRAM, [], 7)
        evaluator.check(program)
        evaluator.load(program)
        for entry in FUNCTIONS:
            evaluator.call(Invocation(entry, "[5]", ""))
