"""Graders with scientific packages: how much slower than in the CPython of this machine, and what an instance takes."""

from __future__ import annotations

import contextlib
import json
import math
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from wasm_problem.grading.answers import read_answers
from wasm_problem.grading.grader import generate, grade
from wasm_problem.grading.olx import parse
from wasm_problem.runtime_build.component_parts import read_component
from wasm_problem.runtime_build.core_module import CoreModule
from wasm_problem.runtime_build.snapshot import PAGE_BYTES
from wasm_problem.runtime_build.wasm_format import Reader
from wasm_problem.sandbox import Program, default_sandbox

from .effort import Effort
from .measure import Contender, in_turns

DEMOS = Path(__file__).resolve().parents[1] / "wasm_problem" / "block" / "demos"
NATIVE = Path(__file__).with_name("science_native.py")
MB = 1_000_000

SEED = 7
IN_TURN = 5
"""So many times one, then the other, and again."""


def _fractions(of: Mapping[str, Any]) -> dict[str, str]:
    return {"fraction": f"{of['a'] + of['b']}/((x - {of['a']})(x + {of['b']}))"}


def _speed(of: Mapping[str, Any]) -> dict[str, str]:
    return {"speed": f"{math.sqrt(2 * 9.81 * float(of['height'])):#.3g} m/s"}


def _directions(of: Mapping[str, Any]) -> dict[str, str]:
    return {"eigenvalues": f"{{{of['values'][1]}, {of['values'][0]}}}", "eigenvectors": json.dumps(of["vectors"])}


def _arch(of: Mapping[str, Any]) -> dict[str, str]:
    return {"arch": f"{4 * of['height']}/{of['width']}^2 * x ({of['width']} - x)"}


# What learners would type, by the values that the demo draws.
ANSWERS: dict[str, Callable[[Mapping[str, Any]], dict[str, str]]] = {
    "add_the_fractions": _fractions,
    "into_the_water": _speed,
    "stretched_directions": _directions,
    "draw_a_bridge": _arch,
}


def measure_science(runtime: str, effort: Effort) -> dict[str, float]:
    """Ratios of CPU time, of the slowest demo the worst; and memory in MB."""
    ratios = {name: _slowdown(name, effort.repeats) for name in ANSWERS}
    return {
        "science_demo_slowdown_ratio": max(ratios.values()),
        **{f"science_{name}_slowdown_ratio": ratio for name, ratio in ratios.items()},
        **_memory(runtime),
    }


def _slowdown(name: str, repeats: int) -> float:
    """Of grading a right answer: a fresh instance here, a fresh process of a warm CPython there."""
    sandbox = default_sandbox()
    problem = parse((DEMOS / f"{name}.xml").read_text("utf-8"))
    variables = generate(sandbox, problem, SEED).variables
    assert variables is not None
    answers = read_answers(problem.inputs, ANSWERS[name](variables))

    def ours() -> None:
        graded = grade(sandbox, problem, answers, seed=SEED, variables=variables)
        if graded.verdict is None or graded.verdict.score != 1:
            raise RuntimeError(f"{name}: the answer was not graded as right: {graded}")

    only = next(iter(answers.values())) if len(answers) == 1 else dict(answers)
    theirs: list[float] = []
    with _native({"grader": problem.grader, "answer": only, "variables": dict(variables)}) as native:
        works = {"ours": ours, "native": lambda: theirs.append(native())}
        contenders = {name: Contender(work, batch=IN_TURN) for name, work in works.items()}
        times = in_turns(contenders, max(5, repeats))
    return times["ours"].cpu_p50_ms / (statistics.median(theirs) * 1000)


@contextlib.contextmanager
def _native(request: dict[str, Any]) -> Iterator[Callable[[], float]]:
    """What grades in CPython, and returns the CPU seconds of it."""
    process = subprocess.Popen([sys.executable, NATIVE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    asked, answered = process.stdin, process.stdout

    def seconds() -> float:
        asked.write(json.dumps(request) + "\n")
        asked.flush()
        return float(answered.readline())

    with process:
        try:
            yield seconds
        finally:
            asked.close()


def _memory(runtime: str) -> dict[str, float]:
    """What an instance starts with, and what each one that is alive takes of this machine's memory."""
    sandbox = default_sandbox()
    program = Program("import numpy as np\ndef f(): return float(np.linalg.det(np.eye(3)))")
    sessions = []
    before, count = _resident(), 8
    for _ in range(count):
        session, loaded = sandbox.session(runtime, program)
        if session is None:
            raise RuntimeError(f"{runtime}: {loaded.failure}")
        session.call("f", "[]", "")
        sessions.append(session)
    after = _resident()
    for session in sessions:
        session.close()
    return {
        "science_memory_mb": _memory_at_start(sandbox.catalog.get(runtime).read_wasm()) / MB,
        "science_instance_rss_mb": (after - before) / count / MB,
    }


def _memory_at_start(component: bytes) -> int:
    """Bytes. What a run says of itself leaves out most of what the runtime brings."""
    modules = [CoreModule(module) for module in read_component(component).modules]
    # After a byte that says whether there is a bound.
    return sum(Reader(memory, 1).u32() for module in modules for memory in module.memories) * PAGE_BYTES


def _resident() -> int:
    status = Path("/proc/self/status").read_text() if sys.platform == "linux" else "VmRSS: 0 kB"
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS"))
