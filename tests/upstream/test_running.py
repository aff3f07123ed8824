"""A test that ends its instance costs its own result and nobody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wasm_problem.sandbox import Sandbox

from .running import ENDED, LIMITS, FileResult, Runner
from .suites import read_plan

PLAN = read_plan()
SIX = PLAN.suite("six")
PATH = "test_six.py"
"""198 tests take 8 billion units of fuel: 1.6 to start, and more than 4 to tell in full why the first one failed."""


@pytest.fixture(scope="module")
def whole(sandbox: Sandbox) -> FileResult:
    return run(sandbox, LIMITS.fuel)


def run(sandbox: Sandbox, fuel: int) -> FileResult:
    """Without those that are kept."""
    runner = Runner(PLAN, sandbox, replace(LIMITS, fuel=fuel))
    runner.prepare(SIX)
    return runner.run(SIX, PATH)


def test_what_is_too_much_for_one_instance_goes_on_in_another(sandbox: Sandbox, whole: FileResult) -> None:
    result = run(sandbox, 7_000_000_000)
    assert result.outcomes == whole.outcomes
    assert result.skips == whole.skips
    assert result.details == whole.details


def test_tests_that_end_their_instance_are_named_with_the_cause(sandbox: Sandbox, whole: FileResult) -> None:
    result = run(sandbox, 3_500_000_000)
    ended = [test for test, outcome in result.outcomes.items() if outcome == ENDED]
    assert ended == whole.failed
    assert all(result.details[test].startswith("fuel:") for test in ended)
    assert [test for test, outcome in result.outcomes.items() if outcome == "passed"] == [
        test for test, outcome in whole.outcomes.items() if outcome == "passed"
    ]


def test_what_ends_before_any_test_is_told_of_the_file(sandbox: Sandbox) -> None:
    result = run(sandbox, 500_000_000)
    assert result.outcomes == {PATH: ENDED}
    assert result.details[PATH].startswith("fuel:")
