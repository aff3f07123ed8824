"""SciPy in the sandbox: right numbers of each submodule, errors that arrive, and sentences for what is absent."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from wasm_problem.codejail import safe_exec
from wasm_problem.grading import olx
from wasm_problem.grading.answers import read_answers
from wasm_problem.grading.grader import check, generate, grade
from wasm_problem.sandbox import Cause, Invocation, Outcome, Program, Sandbox, default_sandbox

SCIPY = "python-3.14-scipy"
DEMO = Path(__file__).parents[1] / "python-scipy" / "demos" / "half_life.xml"
PHI = 0.9750021048517795
"""The normal distribution's function at 1.96."""

IMPORTS = """
import io
import numpy as np
from scipy import cluster, constants, differentiate, fft, integrate, interpolate, io as sio, linalg, ndimage, optimize
from scipy import signal, sparse, spatial, special, stats
"""

RIGHT = {
    "special.gamma(5.5)": 52.34277778455352,
    "special.erf(0.5)": math.erf(0.5),
    "special.jv(0, 2.404825557695773) + 1": 1.0,
    "special.zeta(2)": math.pi**2 / 6,
    "special.ellipk(0.0)": math.pi / 2,
    "special.hyp2f1(1, 1, 2, 0.5)": 2 * math.log(2),
    "special.lambertw(math_e).real": 1.0,
    "special.eval_hermite(np.array([0, 1, 2, 3]), 2.0)": [1.0, 4.0, 14.0, 40.0],
    "special.eval_hermitenorm(np.array([2, 3]), 2)": [3.0, 2.0],
    "special.eval_legendre(np.array([2]), 0.5)": [-0.125],
    "special.factorial(np.array([5, 12]), exact=True) * 2**30": [120 * 2**30, 479001600 * 2**30],
    "special.comb(30, 15, exact=True)": 155117520,
    "linalg.solve([[2.0, 1.0], [1.0, 3.0]], [3.0, 5.0])": [0.8, 1.4],
    "linalg.eigvalsh([[2.0, 1.0], [1.0, 2.0]])": [1.0, 3.0],
    "linalg.svdvals([[3.0, 0.0], [0.0, 4.0]])": [4.0, 3.0],
    "linalg.expm([[0.0, 1.0], [0.0, 0.0]])": [[1.0, 1.0], [0.0, 1.0]],
    "linalg.det([[1, 2], [3, 4]])": -2.0,
    "linalg.cholesky([[4.0, 2.0], [2.0, 5.0]], lower=True)": [[2.0, 0.0], [1.0, 2.0]],
    "linalg.schur(np.array([[2**40, 0], [0, 1]]))[0].diagonal()": [2.0**40, 1.0],
    "linalg.lstsq(np.array([[1, 0], [1, 1], [1, 2]]), np.array([1, 3, 5.0]))[0]": [1.0, 2.0],
    "stats.norm.cdf(1.96)": PHI,
    "stats.norm.ppf(0.5)": 0.0,
    "stats.binom.pmf(np.arange(4), 3, 0.5)": [0.125, 0.375, 0.375, 0.125],
    "stats.poisson.pmf(0, 2)": math.exp(-2),
    "stats.expon.fit([1.0, 2.0, 3.0], floc=0)[1]": 2.0,
    "stats.pearsonr([1, 2, 3, 4], [2, 4, 6, 8]).statistic": 1.0,
    "stats.kendalltau([1, 2, 3, 4], [2, 1, 4, 3]).statistic": 1 / 3,
    "stats.weightedtau([1, 2, 3], [1, 2, 3]).statistic": 1.0,
    "stats.spearmanr([1, 2, 3, 4], [2, 1, 4, 3]).statistic": 0.6,
    "stats.ttest_1samp([1.0, 2.0, 3.0], 2.0).pvalue": 1.0,
    "stats.chi2.sf(2 * np.log(2), 2)": 0.5,
    "stats.rankdata([30, 10, 20, 20])": [4.0, 1.0, 2.5, 2.5],
    "stats.binom.rvs(np.array([3, 4]), 1.0, random_state=1)": [3, 4],
    "optimize.brentq(lambda x: x * x - 2, 0, 2)": math.sqrt(2),
    "optimize.minimize(lambda x: (x[0] - 1) ** 2 + (x[1] + 2) ** 2, [0, 0]).x.round(5)": [1.0, -2.0],
    "optimize.minimize_scalar(lambda x: (x - 2) ** 2).x": 2.0,
    "optimize.curve_fit(lambda x, a, b: a * x + b, [1, 2, 3.0], [3, 5, 7.0])[0]": [2.0, 1.0],
    "optimize.least_squares(lambda x: [x[0] - 1, x[1] - 2], [0, 0]).x": [1.0, 2.0],
    "optimize.root(lambda x: [x[0] ** 2 - 2], [1.0]).x": [math.sqrt(2)],
    "optimize.linear_sum_assignment([[4, 1], [2, 0]])[1]": [1, 0],
    "optimize.nnls([[1, 0], [0, 1]], [1, -1])[0]": [1.0, 0.0],
    "optimize.linprog([-1, -1], A_ub=[[1, 2]], b_ub=[4], bounds=[(0, 2)] * 2, method='revised simplex').x": [2.0, 1.0],
    "integrate.quad(np.sin, 0, np.pi)[0]": 2.0,
    "integrate.dblquad(lambda y, x: x * y, 0, 1, 0, 1)[0]": 0.25,
    "integrate.simpson([0, 1, 4.0], dx=1)": 8 / 3,
    "integrate.solve_ivp(lambda t, y: -y, (0, 1), [1.0], rtol=1e-10, atol=1e-12).y[0, -1]": math.exp(-1),
    "integrate.solve_ivp(lambda t, y: -y, (0, 1), [1.0], 'LSODA', rtol=1e-10, atol=1e-12).y[0, -1]": math.exp(-1),
    "integrate.odeint(lambda y, t: 2 * t, 0.0, [0, 1, 2], rtol=1e-10, atol=1e-10).ravel()": [0.0, 1.0, 4.0],
    "interpolate.CubicSpline([0, 1, 2, 3.0], [0, 1, 8, 27.0])(1.5)": 3.375,
    "interpolate.interp1d([0, 1, 2], [0, 10, 20])(0.5)": 5.0,
    "interpolate.PchipInterpolator([0, 1, 2.0], [0, 1, 2.0])(1.5)": 1.5,
    "interpolate.BSpline([0, 1, 2, 3], [1.0, 1.0], 1)(1.5)": 1.0,
    "interpolate.griddata([[0, 0], [1, 0], [0, 1], [1, 1.0]], [0, 1, 1, 2.0], [[0.25, 0.5]])": [0.75],
    "signal.find_peaks([0, 1, 0, 2, 0])[0] * 10**10": [10**10, 3 * 10**10],
    "signal.find_peaks([0, 1, 1, 0], plateau_size=1)[1]['left_edges']": [1],
    "signal.peak_prominences([0, 2, 1, 3, 0], [1, 3])[0]": [1.0, 3.0],
    "signal.peak_widths([0, 1, 0, 2.0, 0], signal.find_peaks([0, 1, 0, 2, 0])[0])[0]": [1.0, 1.0],
    "signal.medfilt2d(np.arange(9.0).reshape(3, 3), 3)[1]": [1.0, 4.0, 2.0],
    "signal.fftconvolve([1, 2, 3.0], [1, 1.0])": [1.0, 3.0, 5.0, 3.0],
    "signal.lfilter([1.0], [1.0, -0.5], [1.0, 0, 0])": [1.0, 0.5, 0.25],
    "signal.butter(1, 0.5)[0]": [0.5, 0.5],
    "fft.fft([1, 1, 1, 1.0]).real": [4.0, 0.0, 0.0, 0.0],
    "fft.idct(fft.dct([1.0, 2.0, 3.0]))": [1.0, 2.0, 3.0],
    "sparse.linalg.spsolve(sparse.csc_array(np.diag([1.0, 2.0, 4.0])), np.ones(3))": [1.0, 0.5, 0.25],
    "sparse.csr_array([[1, 2], [3, 4]]).sum() * 2**40": 10 * 2**40,
    "sparse.csgraph.shortest_path(sparse.csr_array([[0, 1, 5], [0, 0, 1], [0, 0, 0]]))[0]": [0.0, 1.0, 2.0],
    "sparse.csgraph.reverse_cuthill_mckee(sparse.csr_array(np.eye(3, k=1) + np.eye(3, k=-1))).size": 3,
    "sparse.linalg.eigsh(sparse.diags_array(np.arange(1.0, 20)), k=1)[0]": [19.0],
    "spatial.distance.cdist([[0, 0]], [[3, 4]])": [[5.0]],
    "spatial.ConvexHull([[0, 0], [1, 0], [0, 1], [1, 1], [0.5, 0.5]]).volume": 1.0,
    "len(spatial.Delaunay([[0, 0], [1, 0], [0, 1], [1, 1.0]]).simplices)": 2,
    "spatial.KDTree([[0, 0], [1, 1], [2, 2]]).query([1.1, 1.1])[1] * 10**10": 10**10,
    "spatial.transform.Rotation.from_euler('z', 90, degrees=True).apply([1, 0, 0]).round(12)": [0.0, 1.0, 0.0],
    "spatial.HalfspaceIntersection(np.array([[-1, 0.0, 0], [0, -1, 0], [1, 1, -1]]), np.array([0.2, 0.2])).ndim": 2,
    "spatial.SphericalVoronoi([[0, 0, 1], [0, 0, -1], [1, 0, 0], [0, 1, 0], [0, -1, 0], [-1, 0, 0.0]])"
    ".calculate_areas().sum()": 4 * math.pi,
    "ndimage.label([[1, 0, 1]])[1]": 2,
    "ndimage.uniform_filter([0.0, 3.0, 0.0], 3)": [1.0, 1.0, 1.0],
    "cluster.hierarchy.fcluster(cluster.hierarchy.linkage([[0.0], [1], [10], [11]]), 2, 'distance').max()": 2,
    "cluster.hierarchy.leaves_list(cluster.hierarchy.optimal_leaf_ordering("
    "cluster.hierarchy.linkage([[0.0], [10], [1]]), [[0.0], [10], [1]]))": [1, 2, 0],
    "differentiate.derivative(np.exp, 0.0).df": 1.0,
    "sio.mmread(io.BytesIO(b'%%MatrixMarket matrix array real general\\n1 2\\n3\\n4\\n'))": [[3.0, 4.0]],
    "constants.c": 299792458.0,
}

ERRORS = """
from scipy import integrate, optimize

def bad(*args):
    raise KeyError("mine")

CALLS = {
    "quad": lambda: integrate.quad(bad, 0, 1),
    "solve_ivp": lambda: integrate.solve_ivp(bad, (0, 1), [1.0]),
    "LSODA": lambda: integrate.solve_ivp(bad, (0, 1), [1.0], "LSODA"),
    "odeint": lambda: integrate.odeint(bad, 1.0, [0, 1]),
    "brentq": lambda: optimize.brentq(bad, 0, 1),
    "newton": lambda: optimize.newton(bad, 1.0),
    "minimize": lambda: optimize.minimize(bad, [0, 1]),
    "L-BFGS-B": lambda: optimize.minimize(bad, [0, 1], method="L-BFGS-B"),
    "SLSQP": lambda: optimize.minimize(bad, [0, 1], method="SLSQP"),
    "root": lambda: optimize.root(bad, [0, 1]),
    "leastsq": lambda: optimize.leastsq(bad, [0, 1]),
}

def f(name):
    try:
        CALLS[name]()
    except KeyError as error:
        return error.args[0]
"""

REFUSED = {
    "optimize.linprog([1, 1])": "NotImplementedError: milp and the method 'highs' of linprog need the solver HiGHS",
    "optimize.milp([1, 1])": "NotImplementedError: milp and the method 'highs' of linprog need the solver HiGHS",
    "__import__('scipy.odr')": "ModuleNotFoundError: No module named 'scipy.odr': the runtime has no ODRPACK",
    "__import__('scipy.datasets')": "ModuleNotFoundError: No module named 'scipy.datasets': the sandbox has no network",
    "__import__('wasm_problem.formulas')": "ModuleNotFoundError: No module named 'wasm_problem.formulas': it is in the",
    "spatial.ConvexHull([[0, 0], [1, 1], [2, 2]])": "QhullError: QH6154",
    "spatial.Delaunay([[0, 0], [1, 1]])": "QhullError: QH6214",
    "spatial.HalfspaceIntersection(np.array([[1.0, 0, 1]]), np.array([0.0, 0]))": "QhullError: QH6023",
    "linalg.cholesky([[1, 2], [2, 1.0]])": "LinAlgError: ",
    "linalg.solve([[1, 1], [1, 1.0]], [1, 2.0])": "LinAlgError: ",
    "optimize.brentq(lambda x: x * x + 1, 0, 2)": "ValueError: f(a) and f(b) must have different signs",
    "fft.fft([1.0], axis=3)": "IndexError: ",
    "signal.peak_prominences([0, 1.0, 0], [1.5])": "TypeError: cannot safely cast",
}


@pytest.fixture(scope="module")
def sandbox() -> Sandbox:
    return default_sandbox()


def value_of(sandbox: Sandbox, source: str, *args: Any) -> Any:
    outcome = outcome_of(sandbox, source, *args)
    assert outcome.failure is None, outcome.failure
    return outcome.value


def outcome_of(sandbox: Sandbox, source: str, *args: Any) -> Outcome:
    return sandbox.run(SCIPY, Program(source, seed=7), Invocation("f", list(args)))


def source_of(expression: str) -> str:
    return f"""
{IMPORTS}
math_e = {math.e!r}

def f():
    try:
        found = {expression}
    except Exception as error:
        return f"{{type(error).__name__}}: {{error}}"
    return found.tolist() if hasattr(found, "tolist") else found
"""


@pytest.mark.parametrize("expression", RIGHT)
def test_a_number_is_right(sandbox: Sandbox, expression: str) -> None:
    assert value_of(sandbox, source_of(expression)) == approximately(RIGHT[expression])


def approximately(value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], list):
        return [pytest.approx(row, abs=1e-8) for row in value]
    return value if isinstance(value, int) else pytest.approx(value, rel=1e-8, abs=1e-8)


@pytest.mark.parametrize(
    "name",
    [
        *("quad", "solve_ivp", "LSODA", "odeint", "brentq", "newton"),
        *("minimize", "L-BFGS-B", "SLSQP", "root", "leastsq"),
    ],
)
def test_an_error_of_the_callers_function_arrives(sandbox: Sandbox, name: str) -> None:
    assert value_of(sandbox, ERRORS, name) == "mine"


@pytest.mark.parametrize("expression", REFUSED)
def test_what_cannot_be_done_says_so(sandbox: Sandbox, expression: str) -> None:
    assert value_of(sandbox, source_of(expression)).startswith(REFUSED[expression])


@pytest.mark.parametrize("method", ["hybr", "lm", "broyden1", "krylov", "df-sane"])
def test_every_method_of_root(sandbox: Sandbox, method: str) -> None:
    source = """
from scipy.optimize import root

def f(method):
    return root(lambda x: [x[0] ** 2 - 2, x[1] - 1], [1, 1.0], method=method).x.tolist()
"""
    assert value_of(sandbox, source, method) == pytest.approx([math.sqrt(2), 1.0], abs=1e-4)


@pytest.mark.parametrize(
    "method",
    ["Nelder-Mead", "Powell", "CG", "BFGS", "L-BFGS-B", "TNC", "COBYLA", "COBYQA", "SLSQP", "trust-constr"],
)
def test_every_method_of_minimize(sandbox: Sandbox, method: str) -> None:
    source = """
from scipy.optimize import minimize

def f(method):
    return minimize(lambda x: (x[0] - 1) ** 2 + 2 * (x[1] + 2) ** 2, [0.5, 0.5], method=method).x.tolist()
"""
    assert value_of(sandbox, source, method) == pytest.approx([1.0, -2.0], abs=1e-3)


def test_random_numbers_follow_the_seed(sandbox: Sandbox) -> None:
    source = "from scipy import stats\ndef f(): return stats.norm.rvs(size=3).tolist()"
    first, again = (value_of(sandbox, source) for _ in range(2))
    other = sandbox.run(SCIPY, Program(source, seed=8), Invocation("f", [])).value
    assert first == again != other


def test_sympy_and_networkx_are_there_when_asked_for(sandbox: Sandbox) -> None:
    source = """
import networkx
import sympy
from scipy.optimize import brentq

def f():
    x = sympy.Symbol("x")
    root = brentq(sympy.lambdify(x, sympy.cos(x) - x), 0, 1)
    return [round(root, 6), networkx.shortest_path_length(networkx.path_graph(4), 0, 3)]
"""
    assert value_of(sandbox, source) == [0.739085, 3]


def test_the_build_leaves_no_path_of_its_machine(sandbox: Sandbox) -> None:
    source = "import scipy\ndef f(): return str(scipy.show_config(mode='dicts')) + scipy.__file__"
    shown = value_of(sandbox, source)
    assert "3.12.1" in shown
    assert shown.endswith("/python/site-packages/scipy/__init__.py")


def test_a_long_calculation_ends_by_its_limits(sandbox: Sandbox) -> None:
    source = "from scipy import optimize\ndef f():\n    while True: optimize.minimize(optimize.rosen, [2.0] * 5)"
    failure = outcome_of(sandbox, source).failure
    assert failure is not None
    assert failure.cause in (Cause.FUEL, Cause.TIME)


def test_the_demo_is_written_as_it_stands(sandbox: Sandbox) -> None:
    problem = olx.parse(DEMO.read_bytes())
    assert check(sandbox, problem) == []
    assert olx.to_text(problem) == DEMO.read_text("utf-8")


@pytest.mark.parametrize("seed", range(8))
def test_the_demo_takes_what_the_measurements_tell(sandbox: Sandbox, seed: int) -> None:
    problem = olx.parse(DEMO.read_bytes())
    variables = generate(sandbox, problem, seed).variables
    assert variables is not None
    # A straight line through the logarithms is what a learner would draw by hand.
    minutes = range(0, 14, 2)
    logarithms = [math.log2(variables[f"n{minute}"]) for minute in minutes]
    mean = sum(logarithms) / 7
    slope = sum((minute - 6) * (each - mean) for minute, each in zip(minutes, logarithms, strict=True)) / 112

    def verdict(half_life: float) -> tuple[str, float | None]:
        answers = read_answers(problem.inputs, {"half_life": repr(half_life)})
        graded = grade(sandbox, problem, answers, seed=seed, variables=variables)
        assert graded.verdict is None or graded.verdict.figure is not None
        return graded.status, graded.verdict and graded.verdict.score

    assert verdict(-1 / slope) == ("graded", 1)
    assert verdict(-3 / slope) == ("graded", 0)
    assert verdict(-5.0)[0] == "invalid"


def test_a_script_of_the_platform_selects_it() -> None:
    variables: dict[str, Any] = {"x": 1.96}
    safe_exec("# runtime: python-3.14-scipy\nimport scipy.stats\np = float(scipy.stats.norm.cdf(x))\n", variables)
    assert variables == {"x": 1.96, "p": pytest.approx(PHI)}
