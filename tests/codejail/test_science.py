"""What scripts of capa import, in the runtime that they get where it is installed."""

from __future__ import annotations

import math

import pytest

from wasm_problem.codejail import settings
from wasm_problem.codejail.runtime_choice import chosen
from wasm_problem.sandbox import Sandbox

from .running import error, variables, zipped

# What the platform puts before each script, in our words: a seeded `random`, and modules that load when they are used.
BEFORE = """\
from __future__ import absolute_import, division
import os
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["TMPDIR"] = os.environ["MPLCONFIGDIR"] = os.getcwd() + "/tmp"
import random2, sys
from six.moves import xrange
random = random2.Random(17)
random.Random, random.SystemRandom = random2.Random, random2.SystemRandom
sys.modules["random"] = random

class LazyModule(object):
    def __init__(self, name):
        self.__dict__["name"] = name

    def __getattr__(self, attribute):
        import importlib
        try:
            return getattr(importlib.import_module(self.name), attribute)
        except AttributeError:
            return importlib.import_module(self.name + "." + attribute)

numpy = LazyModule('numpy')
math = LazyModule('math')
scipy = LazyModule('scipy')
calc = LazyModule('calc')
eia = LazyModule('eia')
chemcalc = LazyModule('chem.chemcalc')
chemtools = LazyModule('chem.chemtools')
miller = LazyModule('chem.miller')
draganddrop = LazyModule('verifiers.draganddrop')
"""


def test_it_is_what_scripts_get(sandbox: Sandbox) -> None:
    assert chosen(sandbox.catalog, "a = 1", settings.runtime()).runtime.name == "python-3.14-science"


def test_the_platforms_lines_run() -> None:
    assert variables(BEFORE + "half, circle = 1 / 2, int(math.pi)") == {"half": 0.5, "circle": 3}


def test_random_is_seeded_as_in_codejail() -> None:
    """random2 gives what Python 2 gave; here as computed by the package in CPython."""
    expected = [521, 806, 960, 289, 766, 704, 661, 110, 26, 384]
    code = "numbers = [random.randint(0, 999) for _ in xrange(10)]"
    assert variables(BEFORE + code)["numbers"] == expected
    assert variables(BEFORE + "import random\n" + code)["numbers"] == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("x = numpy.linalg.solve([[3, 1], [1, 2]], [9, 8]).tolist()", [2.0, 3.0]),
        ("x = numpy.array([1, 2, 3]).sum().item()", 6),
        ("x = int((numpy.array([2**40, 1]) * 2)[0])", 2**41),
        ("x = float(numpy.matrix([[1, 2], [3, 4]])[1, 0])", 3.0),
        ("x = numpy.float64(0.5)", 0.5),
        ("x = round(calc.evaluator({'a': 3.0}, {}, '2*a^2 + sqrt(16)'), 9)", 22.0),
        ("x = chemcalc.chemical_equations_equal('2H2 + O2 -> 2H2O', '2H2 + O2 -> 2H2O')", True),
        ("x = chemcalc.chemical_equations_equal('2H2 + O2 -> 2H2O', 'H2 + O2 -> H2O2')", False),
        ("x = callable(draganddrop.grade)", True),
        ("x = miller.miller([numpy.array(p) for p in ([1.0, 0, 0], [0, 1.0, 0], [0, 0, 1.0])])", "(1,1,1)"),
        ("import sympy\ny = sympy.Symbol('y')\nx = str(sympy.diff(y**3, y))", "3*y**2"),
        ("import sympy\nx = bool(sympy.simplify('sin(z)**2 + cos(z)**2 - 1') == 0)", True),
        ("import networkx\nx = networkx.shortest_path(networkx.path_graph(4), 0, 3)", [0, 1, 2, 3]),
    ],
)
def test_packages_work(code: str, expected: object) -> None:
    assert variables(BEFORE + code)["x"] == expected


def test_arrays_and_numpys_whole_numbers_are_left_out_as_in_codejail() -> None:
    found = variables(
        "import numpy\na = numpy.arange(3)\nb = numpy.int64(3)\nc = numpy.float64(2.5)\nd = [numpy.float64(1)]"
    )
    assert found == {"c": 2.5, "d": [1.0]}


def test_nan_of_numpy_comes_back() -> None:
    assert math.isnan(variables("import numpy\na = numpy.float64('nan')")["a"])


def test_a_courses_library_may_use_numpy() -> None:
    library = zipped(course="import numpy\ndef norm(v):\n    return float(numpy.linalg.norm(v))")
    options = {"python_path": ["python_lib.zip"], "extra_files": [("python_lib.zip", library)]}
    assert variables(BEFORE + "import course\nx = course.norm([3, 4])", **options)["x"] == 5.0


def test_an_error_in_numpy_shows_the_way_to_it() -> None:
    message = error("import numpy\n\nnumpy.linalg.solve([[1, 1], [1, 1]], [1, 2])")
    assert r'File "<string>", line 3, in <module>\n' in message
    assert "LinAlgError: Singular matrix" in message


def test_an_error_after_the_platforms_lines_counts_them() -> None:
    line = BEFORE.count("\n") + 2
    assert rf'File "<string>", line {line}, in <module>\nZeroDivisionError' in error(BEFORE + "a = 1\nb = 1 / 0")


def test_a_name_that_numpy_lacks_is_an_ordinary_error() -> None:
    assert "Error: " in error(BEFORE + "numpy.no_such_thing")
