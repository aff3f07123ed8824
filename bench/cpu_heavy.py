"""How much slower the runtime's Python computes than the CPython of this machine."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

from wasm_problem.sandbox import Invocation, Limits, Program, default_sandbox

from .effort import Effort

UNLIMITED = Limits(fuel=10**13, seconds=120.0)

# Functions that take about 0.1 s each in CPython.
PROGRAM = """
import json

def calls(scale):
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)
    return [fib(22) for _ in range(scale * 6)][-1]

def numbers(scale):
    total, x = 0.0, 1
    for i in range(scale * 400_000):
        x = (x * 1103515245 + 12345) % 2147483648
        total += x / 2147483648
    return round(total, 6)

def containers(scale):
    counts = {}
    for i in range(scale * 250_000):
        key = (i * 7919) % 1009
        counts[key] = counts.get(key, 0) + 1
    return sum(sorted(counts.values(), key=lambda n: -n)[:10])

def text(scale):
    words = []
    for i in range(scale * 60_000):
        words.append(f"{i:x}".upper().replace("A", "-").strip("0"))
    document = json.dumps(sorted(words))
    return len(" ".join(json.loads(document)).split("-"))
"""
FUNCTIONS = ("calls", "numbers", "containers", "text")


def measure_cpu_heavy(runtime: str, effort: Effort) -> dict[str, float]:
    """Ratios of the best times, and their geometric mean."""
    native: dict[str, Callable[[int], Any]] = {}
    exec(PROGRAM, native)
    ratios = {name: _slowdown(runtime, name, native[name], effort.repeats) for name in FUNCTIONS}
    figures = {f"cpu_{name}_slowdown_ratio": ratio for name, ratio in ratios.items()}
    return {"cpu_heavy_slowdown_ratio": statistics.geometric_mean(ratios.values()), **figures}


def _slowdown(runtime: str, name: str, native: Callable[[int], Any], repeats: int) -> float:
    ours, theirs = [], []
    for _ in range(repeats):
        start = time.perf_counter()
        expected = native(1)
        theirs.append(time.perf_counter() - start)
        start = time.perf_counter()
        outcome = default_sandbox().run(runtime, Program(PROGRAM), Invocation(name, [1]), UNLIMITED)
        ours.append(time.perf_counter() - start)
        if outcome.value != expected:
            raise RuntimeError(f"{name} gave {outcome.value!r} and {outcome.failure}, not {expected!r}")
    return min(ours) / min(theirs)
