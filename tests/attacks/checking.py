"""What holds of every attack, whatever language it is written in."""

from __future__ import annotations

import re

from wasm_problem.sandbox import Limits, Outcome

from .attack import Attack

CATEGORIES = [
    "host files",
    "environment",
    "network",
    "spawn",
    "fork",
    "threads",
    "locks",
    "waiting for ever",
    "ctypes",
    "signals",
    "exit",
    "infinite loop",
    "inside one C call",
    "memory by list",
    "memory by bytes",
    "memory by str",
    "memory by dict",
    "recursion",
    "setrecursionlimit",
    "output flood",
    "result too large",
    "result too deep",
    "result not JSON",
    "failure report",
    "harness",
    "monkeypatching",
    "import hooks",
    "frames",
    "gc",
    "sys.modules",
    "zip bombs",
    "file names with ..",
    "source of 10 MB",
    "deep nesting of brackets",
    "decompression and parsing bombs",
    "coroutine never awaited",
    "finalizers",
    "state left for a second run",
    "entry and arguments",
    "interpreter",
    "host resources",
]


def assert_ends_as_it_says(attack: Attack, outcome: Outcome) -> None:
    ending = "value" if outcome.failure is None else outcome.failure.cause.value
    assert ending in attack.endings, outcome.failure
    if outcome.failure is None:
        assert attack.values in ((), (outcome.value,))
    else:
        assert outcome.value is None
        assert re.search(attack.message, outcome.failure.message)


def assert_within_limits(outcome: Outcome, limits: Limits) -> None:
    assert outcome.usage.fuel <= limits.fuel
    assert (outcome.usage.memory_bytes or 0) <= limits.memory_bytes
    assert len((outcome.stdout + outcome.stderr).encode()) <= limits.output_bytes
    if outcome.failure is not None:
        assert len(outcome.failure.message) < 5_000
        assert len(outcome.failure.trace) < 25_000
