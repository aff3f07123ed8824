"""Every package of the scientific runtime can be imported and works."""

from __future__ import annotations

import re
import tomllib
from array import array
from pathlib import Path

import pytest

from wasm_problem.sandbox import Cause, Invocation, Limits, Program, Sandbox

from .running import SCIENCE, outcome_of, value_of, values_of

MANIFEST = tomllib.loads((Path(__file__).parents[2] / "runtimes/python-science/manifest.toml").read_text("utf-8"))

WORKS = {
    "numpy": ("numpy.linalg.solve([[2.0, 1.0], [1.0, 3.0]], [3.0, 5.0]).round(12).tolist()", [0.8, 1.4]),
    "sympy": ("str(sympy.simplify('sin(x)**2 + cos(x)**2'))", "1"),
    "mpmath": ("str(mpmath.mpf(2) ** 0.5)[:8]", "1.414213"),
    "networkx": ("networkx.shortest_path(networkx.path_graph(4), 0, 3)", [0, 1, 2, 3]),
    "pint": ("str(pint.UnitRegistry()('3 km').to('m'))", "3000.0 meter"),
    "uncertainties": ("str(uncertainties.ufloat(1, 0.1) * 2)", "2.00+/-0.20"),
    "dateutil.parser": ("str(dateutil.parser.parse('3 May 2021').date())", "2021-05-03"),
    "pyparsing": ("pyparsing.Word(pyparsing.nums).parse_string('42 x').as_list()", ["42"]),
    "six": ("six.PY3", True),
    "regex": ("regex.findall(r'\\p{Lu}', 'aBÉ')", ["B", "É"]),
    "nltk": ("nltk.edit_distance('kitten', 'sitting')", 3),
    "random2": ("random2.Random(1).randint(1, 100)", 14),
    "calc": ("calc.evaluator({'x': 3}, {}, 'x^2 + 1')", 10.0),
    "chem.chemcalc": ("chem.chemcalc.chemical_equations_equal('2H2 + O2 -> 2H2O', 'O2 + 2H2 -> 2H2O')", True),
    "chem.miller": ("callable(chem.miller.miller)", True),
    "eia": ("[eia.iseia(1000), eia.iseia(1001)]", [True, False]),
    "verifiers.draganddrop": ("callable(verifiers.draganddrop.grade)", True),
    "markupsafe": ("str(markupsafe.escape('<a>'))", "&lt;a&gt;"),
}


@pytest.mark.parametrize("module", WORKS)
def test_a_package_works(sandbox: Sandbox, module: str) -> None:
    expression, expected = WORKS[module]
    assert values_of(sandbox, [expression], f"import {module}") == {expression: expected}


def test_regular_expressions_with_everything(sandbox: Sandbox) -> None:
    """Functions that are called through pointers have as many parameters as their callers think."""
    expressions = {
        "regex.sub(r'(?P<a>b)', r'[\\g<a>]', 'abc')": "a[b]c",
        "regex.match(r'(?P<a>b)+', 'bb').capturesdict()": {"a": ["b", "b"]},
        "[list(each) for each in regex.match(r'(b)+', 'bb').allcaptures()]": [["bb"], ["b", "b"]],
        "len(regex.match(r'(b)+', 'bb').allspans())": 2,
        "dict(regex.compile(r'(?P<a>b)').groupindex)": {"a": 1},
        "regex.match(r'(b)', 'b').expand(r'<\\1>')": "<b>",
        "pickle.loads(pickle.dumps(regex.compile('a+'))).findall('aab')": ["aa"],
    }
    assert values_of(sandbox, list(expressions), "import pickle, regex") == expressions


def test_packages_tell_their_versions(sandbox: Sandbox) -> None:
    """Some do so to themselves when they are imported."""
    build = MANIFEST["build"]
    versions = {entry["name"]: entry["version"] for entry in [*build["packages"], *build["extensions"]]}
    source = "from importlib.metadata import version\ndef f(names): return {name: version(name) for name in names}"
    assert value_of(sandbox, source, sorted(versions)) == versions


def test_the_manifest_names_each_package_with_its_version() -> None:
    build = MANIFEST["build"]
    listed = " ".join(MANIFEST["libraries"])
    shown = {"numpy", "sympy", "mpmath", "networkx", "pint", "uncertainties", "pyparsing", "regex", "nltk", "chem"}
    for entry in [*build["packages"], *build["extensions"]]:
        if entry["name"] in shown:
            assert f"{entry['name']} {entry['version']}" in listed.lower().replace("python-dateutil", "dateutil")


def test_what_is_not_there_says_why(sandbox: Sandbox) -> None:
    for module in ("scipy", "pandas", "matplotlib", "lxml", "cryptography", "numpy.f2py", "ssl"):
        failure = outcome_of(sandbox, f"import {module}\ndef f(): pass").failure
        assert failure is not None
        assert (
            failure.message
            == f"ModuleNotFoundError: No module named '{module}': " + (sandbox.catalog.get(SCIENCE).absent[module])
        )


SINGULAR = "np.linalg.{}(np.array([[1.0, 2.0], [2.0, 4.0]])"


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("np.linalg.inv([[1.0, 2.0], [2.0, 4.0]])", "LinAlgError: Singular matrix"),
        ("np.linalg.solve([[1.0, 2.0], [2.0, 4.0]], [1.0, 1.0])", "LinAlgError: Singular matrix"),
        ("np.linalg.cholesky([[1.0, 2.0], [2.0, 1.0]])", "LinAlgError: Matrix is not positive definite"),
        ("np.array([1, 2]).reshape(3)", "ValueError: cannot reshape array of size 2 into shape (3,)"),
        ("np.zeros(2) + np.zeros(3)", "ValueError: operands could not be broadcast together with shapes (2,) (3,) "),
        ("np.array([1]).astype('i1')[5]", "IndexError: index 5 is out of bounds for axis 0 with size 1"),
        ("np.zeros(10**8)", "MemoryError: Unable to allocate 763. MiB for an array with shape (100000000,) "),
        ("np.zeros(10**9)", "ValueError: array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum"),
    ],
)
def test_errors_of_numpy_are_ordinary_exceptions(sandbox: Sandbox, expression: str, told: str) -> None:
    (found,) = values_of(sandbox, [expression], "import numpy as np").values()
    assert found.startswith(told)


def test_whole_numbers_divided_by_zero_warn(sandbox: Sandbox) -> None:
    source = """
import warnings
import numpy as np

def f():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        found = (np.array([1]) // 0).tolist()
    return [found, [str(each.message) for each in caught]]
"""
    assert value_of(sandbox, source) == [[0], ["divide by zero encountered in floor_divide"]]


def test_the_same_program_gives_the_same_numbers_and_fuel(sandbox: Sandbox) -> None:
    source = """
import numpy as np
import sympy

def f():
    x = sympy.Symbol("x")
    numbers = [np.random.default_rng().random(3).tolist(), np.random.rand(2).tolist()]
    return [*numbers, str(sympy.integrate(x * sympy.sin(x)))]
"""
    first, second = outcome_of(sandbox, source), outcome_of(sandbox, source)
    assert first.value == second.value
    assert first.usage.fuel == second.usage.fuel
    other = outcome_of(sandbox, source, seed=8).value
    assert isinstance(first.value, list)
    assert isinstance(other, list)
    assert other[0] != first.value[0]
    assert other[1] != first.value[1]


def test_modules_that_are_not_imported_yet_come_from_memory(sandbox: Sandbox) -> None:
    source = """
import sys
def f(name):
    before = name in sys.modules
    module = __import__(name, fromlist=["x"])
    return [before, module.__name__]
"""
    for name in ("sympy.physics.mechanics", "pint.testing", "numpy._core._umath_tests"):
        assert value_of(sandbox, source, name) == [False, name]


def test_numbers_of_numpy_are_values(sandbox: Sandbox) -> None:
    source = """
import numpy as np

def f():
    kinds = "bool float16 float32 float64 int8 int16 int32 int64 intp uint8 uint64 long".split()
    return [getattr(np, kind)(1) for kind in kinds] + [np.isclose(0.1 + 0.2, 0.3), np.arange(3).sum(), np.float64(0.5)]
"""
    found = value_of(sandbox, source)
    assert found == [True, 1.0, 1.0, 1.0, 1, 1, 1, 1, 1, 1, 1, 1, True, 3, 0.5]
    assert [type(each) for each in found[:5]] == [bool, float, float, float, int]


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("np.arange(3)", "the value is of type ndarray, which JSON does not have; write x.tolist()"),
        ("[np.complex128(1)]", "the value at [0] is of type complex128, which JSON does not have"),
        ("np.float32('nan')", "the value is nan, which JSON does not have"),
        ("sympy.Integer(3)", "the value is of type Integer, which JSON does not have; write int(x)"),
        ("sympy.Rational(1, 3)", "the value is of type Rational, which JSON does not have; write float(x) or str(x)"),
    ],
)
def test_other_values_say_what_to_write(sandbox: Sandbox, expression: str, told: str) -> None:
    outcome = outcome_of(sandbox, f"import numpy as np, sympy\ndef f(): return {expression}")
    assert outcome.failure is not None
    assert (outcome.failure.cause, outcome.failure.message) == (Cause.BAD_VALUE, told)


def test_everything_that_numpy_offers_can_be_imported_at_once(sandbox: Sandbox) -> None:
    found = values_of(sandbox, ["int(array([1, 2]).sum())", "linalg.det(eye(2)).item()"], "from numpy import *")
    assert list(found.values()) == [3, 1.0]


def test_arrays_in_files(sandbox: Sandbox) -> None:
    source = """
import io
import numpy as np

def f():
    np.savez("b.npz", x=np.eye(2))
    np.savetxt("c.txt", [1.5, 2.5])
    np.save("a.npy", np.arange(3))
    with open("a.npy", "rb") as file:
        kept = file.read()
    read = np.load("a.npy"), np.load(io.BytesIO(kept)), np.load("b.npz")["x"], np.loadtxt("c.txt")
    return [each.tolist() for each in read]
"""
    assert value_of(sandbox, source) == [[0, 1, 2], [0, 1, 2], [[1.0, 0.0], [0.0, 1.0]], [1.5, 2.5]]


def test_an_attached_array_is_read_by_its_name(sandbox: Sandbox) -> None:
    about = b"{'descr': '<i8', 'fortran_order': False, 'shape': (3,), }".ljust(117) + b"\n"
    content = b"\x93NUMPY\x01\x00" + len(about).to_bytes(2, "little") + about + array("q", [5, 6, 7]).tobytes()
    source = "import numpy as np\ndef f(): return np.load('data.npy').tolist()"
    outcome = sandbox.run(SCIENCE, Program(source, {"data.npy": content}), Invocation("f"))
    assert (outcome.value, outcome.failure) == ([5, 6, 7], None)


def test_places_and_lengths_in_strings_are_whole_numbers_of_64_bits(sandbox: Sandbox) -> None:
    source = """
import numpy as np

def f():
    found = []
    for texts in (np.array(["ab", "bbb"]), np.array(["ab", "bbb"], dtype=np.dtypes.StringDType())):
        for each in (np.strings.find(texts, "b"), np.strings.count(texts, "b"), np.strings.str_len(texts)):
            found.append([str(each.dtype), *each.tolist()])
    return found
"""
    assert value_of(sandbox, source) == [["int64", 1, 0], ["int64", 1, 3], ["int64", 2, 3]] * 2


def test_the_century_of_a_year_of_two_digits_is_that_of_the_run(sandbox: Sandbox) -> None:
    source = """
from datetime import date
from dateutil.parser import parse

def f(): return abs(parse("1/2/%02d" % (date.today().year % 100)).year - date.today().year)
"""
    assert value_of(sandbox, source) == 0


# NumPy's own test, numpy/random/tests/test_randomstate.py: of a million numbers, where whole numbers have 64 bits.
OF_A_DESKTOP = {
    "binomial": "8626dd9d052cb608e93d8868de0a7b347258b199493871a1dc56e2a26cacb112",
    "poisson": "956552176f77e7c9cb20d0118fc9cf690be488d790ed4b4c4747b965e61b0bb4",
}


@pytest.mark.parametrize(("kind", "arguments"), [("binomial", "100.0, 0.6"), ("poisson", "10.0")])
def test_random_numbers_are_those_of_a_desktop(sandbox: Sandbox, kind: str, arguments: str) -> None:
    source = f"""
import hashlib
import numpy as np

def f():
    numbers = np.random.RandomState(123456789).{kind}({arguments}, size=1_000_000)
    return hashlib.sha256(numbers.view(np.int8)).hexdigest()
"""
    assert value_of(sandbox, source) == OF_A_DESKTOP[kind]


IMPORTS_ALL = """
import importlib
import pkgutil

def f(package):
    left, failed = [package], {}
    while left:
        name = left.pop()
        try:
            module = importlib.import_module(name)
        except Exception as error:
            failed[name] = f"{type(error).__name__}: {error}"
        else:
            found = pkgutil.iter_modules(getattr(module, "__path__", ()))
            left += [f"{name}.{each.name}" for each in found if each.name not in ("tests", "testsuite", "__main__")]
    return failed
"""
NOT_BROUGHT = "antlr4|code_generators|ctypes|hypothesis|lxml|matplotlib|pyglet|pytest|railroad|requests|twython"
NEEDS_ANOTHER = re.compile(f"ModuleNotFoundError: No module named '({NOT_BROUGHT})'")
NEEDS = {
    "nltk.tokenize.nist": "Resource 'perluniprops' not found",
    "nltk.twitter.twitter_demo": "cannot import name 'Query'",
    "sympy.galgebra": "the galgebra module is maintained separately",
    "sympy.plotting.pygletplot.plot": "pyglet is required",
}
TOP_LEVEL = sorted(
    {module.partition(".")[0] for module in WORKS} | {"defusedxml", "flexcache", "flexparser", "verifiers"}
)


@pytest.mark.parametrize("package", TOP_LEVEL)
def test_every_module_can_be_imported_or_names_what_it_needs(sandbox: Sandbox, package: str) -> None:
    limits = Limits(fuel=100_000_000_000, seconds=300, memory_bytes=1024 * 1024 * 1024)
    outcome = sandbox.run(SCIENCE, Program(IMPORTS_ALL), Invocation("f", [package]), limits)
    assert isinstance(outcome.value, dict), outcome.failure
    unexpected = {
        name: error
        for name, error in outcome.value.items()
        if not NEEDS_ANOTHER.match(error) and NEEDS.get(name, "\0") not in error
    }
    assert unexpected == {}


def test_a_masked_array_is_not_saved_without_its_mask(sandbox: Sandbox) -> None:
    source = "import numpy as np\ndef f(): np.save('a.npy', np.ma.masked_array([1, 2], [True, False]))"
    failure = outcome_of(sandbox, source).failure
    assert failure is not None
    assert "MaskedArray.tofile() not implemented" in failure.message


def test_places_in_an_array_are_whole_numbers_of_64_bits(sandbox: Sandbox) -> None:
    source = """
import numpy as np

def f():
    given = np.empty((), dtype=int)
    np.argmax(np.array([3, 5, 4]), out=given)
    rows = np.empty(2, dtype=int)
    np.argmin(np.array([[3, 5, 4], [2, 1, 0]]), axis=1, out=rows)
    places = [*np.unravel_index(np.array([5]), (3, 3)), *np.unravel_index(7, (3, 3))]
    places += [np.ravel_multi_index((1, 2), (3, 3))]
    places += [np.argsort([2, 1]), np.nonzero([0, 1])[0], np.searchsorted([1, 2], 2), np.argwhere([0, 1])]
    kinds = sorted({str(place.dtype) for place in places})
    return [given.tolist(), rows.tolist(), [place.tolist() for place in places], kinds]
"""
    places = [[1], [2], 2, 1, 5, [1, 0], [1], 1, [[1]]]
    assert value_of(sandbox, source) == [1, [0, 2], places, ["int64"]]
