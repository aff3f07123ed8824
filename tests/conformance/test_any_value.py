"""Whatever JSON value goes into a program that returns its argument comes out again, in every language."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wasm_problem.conformance import read_cases, translations
from wasm_problem.conformance.expecting import same
from wasm_problem.sandbox import Catalog, Cause, Limits, Program, Runtime, Sandbox

RUNTIMES = Catalog().runtimes()
EXACT = 2**53 - 1
(ECHO,) = [case for case in read_cases() if case.name == "values_plain"]
ECHOING = [each for each in RUNTIMES if translations(each, RUNTIMES).path(ECHO).is_file()]

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
plain = (
    st.none() | st.booleans() | st.integers(-EXACT, EXACT) | st.floats(allow_nan=False, allow_infinity=False) | texts
)
values = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(texts, inner, max_size=6),
    max_leaves=30,
)
runtimes = pytest.mark.parametrize("runtime", ECHOING, ids=lambda runtime: runtime.id)
thorough = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def echoed(sandbox: Sandbox, runtime: Runtime, value: object) -> tuple[object, Cause | None]:
    """What comes out of a fresh instance, or why nothing does."""
    source = translations(runtime, RUNTIMES).text(ECHO)
    session, loaded = sandbox.session(runtime.id, Program(source), Limits(fuel=1_000_000_000))
    assert session is not None, loaded.failure
    try:
        outcome = session.call("echo", json.dumps([value]), "")
    finally:
        session.close()
    return outcome.value, outcome.failure.cause if outcome.failure else None


@runtimes
@thorough
@given(value=values)
def test_any_value_comes_out_as_it_went_in(sandbox: Sandbox, runtime: Runtime, value: object) -> None:
    found, cause = echoed(sandbox, runtime, value)
    assert cause is None
    assert same(value, found), found


@runtimes
@thorough
@given(value=st.integers(-(10**40), 10**40))
def test_a_whole_number_is_exact_or_refused(sandbox: Sandbox, runtime: Runtime, value: int) -> None:
    found, cause = echoed(sandbox, runtime, [value])
    assert cause in (None, Cause.BAD_VALUE)
    assert cause is not None or same([value], found), found
