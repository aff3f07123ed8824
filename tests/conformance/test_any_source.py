"""Whatever text is handed in as a program: it is one, or it is told why it is none."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wasm_problem.conformance import own_folder
from wasm_problem.sandbox import Catalog, Cause, Invocation, Limits, Program, Runtime, Sandbox

LIMITS = Limits(fuel=300_000_000, memory_bytes=96 * 1024 * 1024)
TOLD = {None, Cause.SYNTAX, Cause.STACK}
"""How reading a short program may end."""
RAN = {*TOLD, Cause.RAISED, Cause.FUEL, Cause.MEMORY, Cause.OUTPUT}

RUNTIMES = Catalog().runtimes()
runtimes = pytest.mark.parametrize("runtime", RUNTIMES, ids=lambda runtime: runtime.id)
thorough = settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
symbols = st.text("()[]{}<>=+-*/%&|!?.,:;#@$~^'\"`\\ \n\t\0ab01", max_size=30)


def sources(runtime: Runtime) -> list[str]:
    """Programs of the language, the short ones."""
    found = [path.read_text("utf-8") for path in sorted(own_folder(runtime).glob(f"*.{runtime.file_extension}"))]
    return [source for source in found if len(source) < 3000]


@runtimes
@thorough
@given(source=texts | symbols)
def test_any_text_is_a_program_or_told_why_not(sandbox: Sandbox, runtime: Runtime, source: str) -> None:
    failure = sandbox.check(runtime.id, Program(source), LIMITS)
    assert (failure.cause if failure else None) in TOLD, failure


@runtimes
@thorough
@given(data=st.data())
def test_a_damaged_program_ends_in_an_ordinary_way(sandbox: Sandbox, runtime: Runtime, data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(sources(runtime)))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(source))] * 2)))
    damaged = source[:start] + data.draw(symbols) + source[min(end, start + 10) :]
    failure = sandbox.check(runtime.id, Program(damaged), LIMITS)
    assert (failure.cause if failure else None) in TOLD, failure
    outcome = sandbox.run(runtime.id, Program(damaged), Invocation(stdin="1\n2\n"), LIMITS)
    assert (outcome.failure.cause if outcome.failure else None) in RAN, outcome.failure
