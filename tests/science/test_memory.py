"""A runtime that starts with much memory leaves a program as much as one that starts with little."""

from __future__ import annotations

import pytest

from wasm_problem.sandbox import Cause, Invocation, Limits, Program, Sandbox

from .running import SCIENCE

MIB = 1024 * 1024
LIMITS = Limits(memory_bytes=64 * MIB)
SOURCE = "def f(mib): return len(bytes(mib * 2**20)) // 2**20"


@pytest.mark.parametrize("runtime", ["python-3.14", SCIENCE])
def test_the_program_has_the_memory_that_its_limit_says(sandbox: Sandbox, runtime: str) -> None:
    small = sandbox.run(runtime, Program(SOURCE), Invocation("f", [24]), LIMITS)
    assert small.value == 24, small.failure
    assert small.usage.memory_bytes is not None
    assert 24 * MIB < small.usage.memory_bytes <= LIMITS.memory_bytes
    large = sandbox.run(runtime, Program(SOURCE), Invocation("f", [48]), LIMITS)
    assert large.failure is not None
    assert large.failure.cause is Cause.MEMORY
    assert large.failure.message == "The program needs more than 64 MiB of memory."


def test_what_is_there_at_the_start_is_not_counted_twice(sandbox: Sandbox) -> None:
    usage = sandbox.run(SCIENCE, Program(SOURCE), Invocation("f", [0])).usage
    assert usage.memory_bytes is not None
    assert 30 * MIB < usage.memory_bytes < 40 * MIB
