"""Scripts as Open edX runs them: by our safe_exec, and by codejail's own with the same packages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from wasm_problem.codejail import configure, safe_exec
from wasm_problem.sandbox import server_sandbox

from .codejail_baseline import Unavailable, jail
from .effort import Effort
from .latency import BETWEEN_REQUESTS
from .measure import Contender, Times, in_turns

SafeExec = Callable[[str, dict[str, Any]], None]

PACKAGES = ("numpy", "sympy")

SCRIPTS = {
    "trivial": "correct = answer == 42\n",
    "solve": """\
import os
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # As the platform does before each script.
import numpy
x = numpy.linalg.solve(numpy.array([[3.0, 1.0], [1.0, 2.0]]), numpy.array([9.0, 8.0]))
correct = numpy.allclose(x, [2, 3]) and answer == 42
correct = bool(correct)
""",
    "sympy": """\
import sympy
theirs, ours = sympy.sympify("(x + 1)**2 - 2*sin(x)*cos(x)"), sympy.sympify("x**2 + 2*x + 1 - sin(2*x)")
correct = sympy.simplify(theirs - ours) == 0 and answer == 42
""",
}


def measure_codejail_door(runtime: str, effort: Effort) -> dict[str, float]:
    """Times of each script, and, where codejail runs, how many times as long codejail takes."""
    rounds = max(1, effort.rounds // 3)  # codejail takes seconds for one of SymPy.
    sandbox = server_sandbox()
    sandbox.compile(sandbox.catalog.get(runtime))
    configure(runtime=runtime, sandbox=sandbox)
    ours = {
        name: Contender(partial(_execute, safe_exec, script), batch=5, pause_seconds=BETWEEN_REQUESTS)
        for name, script in SCRIPTS.items()
    }
    if not effort.codejail:
        return _figures(in_turns(ours, rounds))
    try:
        with jail(*PACKAGES):
            from codejail import safe_exec as codejail

            theirs = {
                f"codejail_{name}": Contender(partial(_execute, codejail.safe_exec, SCRIPTS[name])) for name in ours
            }
            for contender in theirs.values():
                _tried(contender)
            return _figures(in_turns({**ours, **theirs}, rounds))
    except Unavailable as reason:
        print(f"bench: the scripts are not compared with codejail: {reason}")
        return _figures(in_turns(ours, rounds))


def _execute(execute: SafeExec, script: str) -> None:
    variables: dict[str, Any] = {"answer": 42}
    execute(script, variables)
    if variables.get("correct") is not True:
        raise RuntimeError(f"a script went wrong: {variables}")


def _tried(contender: Contender) -> None:
    try:
        contender.work()
    except Exception as error:  # whatever codejail, sudo or this machine came up with
        raise Unavailable(f"safe_exec failed: {str(error)[-300:]}") from error


def _figures(times: dict[str, Times]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name in SCRIPTS:
        figures[f"script_{name}_p50_ms"] = times[name].p50_ms
        if f"codejail_{name}" in times:
            theirs = times[f"codejail_{name}"].p50_ms
            figures[f"codejail_script_{name}_p50_ms"] = theirs
            figures[f"codejail_over_ours_script_{name}_ratio"] = theirs / times[name].p50_ms
    return figures
