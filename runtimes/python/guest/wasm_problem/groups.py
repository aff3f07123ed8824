"""Tests that belong together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from wasm_problem.bench import Bench
from wasm_problem.expectations import Result
from wasm_problem.faults import BadTest, authors_line, kind_of
from wasm_problem.test import LONGEST_HINT, Test, checked_points, checked_text, checked_visibility, refuse

SHARING = {"example": "seen", "shown": "seen", "hidden": "hidden", "shown-on-failure": ""}
"""Which tests share a start: a program could tell in a test that the learner sees what it was given in one before."""


class Group:
    """Some tests and what they have in common."""

    def __init__(
        self,
        name: str,
        tests: Sequence[Test],
        visibility: str = "",
        points: float | None = None,
        hint: str = "",
        of: str = "",
        stop_at_first_failure: bool = False,
        all_or_nothing: bool = False,
        fresh: bool = True,
        **unknown: Any,
    ) -> None:
        refuse(unknown)
        self.line = authors_line()
        self.name = checked_text(name, "name", 1000)
        self.tests = tests
        self.visibility = checked_visibility(visibility)
        self.hint = checked_text(hint, "hint", LONGEST_HINT)
        for test in tests:
            test.of = test.of or checked_text(of, "of", 1000)
        self._points = None if points is None else checked_points(points)
        self._stops = stop_at_first_failure
        self._all_or_nothing = all_or_nothing
        self._fresh = fresh
        if self._points and not self._points_of(tests):
            raise BadTest("a group with points needs a test with points")

    def run(self, bench: Bench, only_examples: bool = False) -> list[tuple[Test, Result]]:
        """Each test with how it ended."""
        results: list[tuple[Test, Result]] = []
        failed = False
        try:
            for test in self.tests:
                visibility = self.visibility_of(test)
                if only_examples and visibility != "example":
                    continue
                bench.sharing = "" if self._fresh else SHARING[visibility]
                result = Result("skipped") if failed and self._stops else self._result(test, bench)
                failed = failed or not result.passed
                results.append((test, result))
        finally:
            bench.end_sharing()
        return results

    def earned(self, results: list[tuple[Test, Result]]) -> float:
        """The points of the tests that passed."""
        if self._all_or_nothing and not all(result.passed for _, result in results):
            return 0
        return math.fsum(self.points_of(test) for test, result in results if result.passed)

    def points_of(self, test: Test) -> float:
        """The points of a test: its own, or its share of those of the group."""
        if self._points is None:
            return test.points
        return self._points * test.points / (self._points_of(self.tests) or 1)

    def visibility_of(self, test: Test) -> str:
        return test.visibility or self.visibility or "shown"

    def name_of(self, test: Test) -> str:
        """The test's name, with the group's before it."""
        may_tell = self.visibility_of(test) in ("example", "shown")  # The name may be the call with its arguments.
        name = test.name or (test.default_name if may_tell else "")
        return f"{self.name}: {name}" if self.name and name else self.name or name

    @staticmethod
    def _points_of(tests: Sequence[Test]) -> float:
        return math.fsum(test.points for test in tests)

    def _result(self, test: Test, bench: Bench) -> Result:
        try:
            return test.run(bench)
        except BadTest as fault:
            if fault.line is None:
                fault.line = test.line
            raise


def group(name: str, *tests: Test, **options: Any) -> Group:
    """Tests with a common name, and with options in common.

    visibility, hint, of: for tests without their own; the hint is told once. points: all together, shared out in
    proportion to those of the tests. stop_at_first_failure: the rest is skipped. all_or_nothing: no points unless all
    tests pass. fresh=False: one start of the program for the tests that learners see, and one for the hidden ones.
    """
    if not isinstance(name, str):
        raise BadTest(f"group({kind_of(name)}, ...) needs a name first")
    wrong = next((each for each in tests if not isinstance(each, Test)), None)
    if wrong is not None or not tests:
        raise BadTest(f'the group "{name}" holds {kind_of(wrong)}; it holds tests, such as call(...)')
    return Group(name, tests, **options)
