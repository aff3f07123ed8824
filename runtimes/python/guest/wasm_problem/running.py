"""Runs tests, and makes the records that the host reads."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from wasm_problem.bench import Bench
from wasm_problem.expectations import Result
from wasm_problem.faults import BadTest, kind_of
from wasm_problem.groups import Group
from wasm_problem.problem import Problem
from wasm_problem.shown import cut
from wasm_problem.test import Test

MOST_TESTS = 500
TEXTS = ("name", "call", "stdin", "expected", "actual", "output", "error")
MOST_TEXT = 200_000
SHORTEST_TEXT = 200
"""Characters of the texts of all records together, and of one text that is kept when there is no room left."""


def run_tests(answer: Any, tests: Any, problem: Problem) -> dict[str, Any]:
    """Runs tests of the programs in an answer. Returns what `grade` may return: the score and a record of each test.

    Raises SubmissionError when the learner's program is none, and BadTest for a fault of the tests.
    """
    bench = Bench(answer, problem)
    groups = _groups(tests, problem)
    results = [(each, each.run(bench)) for each in groups]
    possible = math.fsum(group.points_of(test) for group, found in results for test, _ in found)
    earned = math.fsum(group.earned(found) for group, found in results)
    if possible:
        score = min(1.0, earned / possible)
    else:
        score = float(all(result.passed for _, found in results for _, result in found))
    return {"score": score, "tests": _records(results, bench)}


def run_examples(answer: Any, tests: Any, problem: Problem) -> dict[str, Any]:
    """Runs the tests that are examples, and no others. Raises as run_tests does."""
    bench = Bench(answer, problem)
    return {"tests": _records([(each, each.run(bench, only_examples=True)) for each in _groups(tests, problem)], bench)}


def examples(tests: Any, problem: Problem) -> list[dict[str, str]]:
    """What is told of the examples before anything is run."""
    return [
        {
            "name": group.name_of(test),
            "call": test.call,
            "stdin": test.stdin,
            "expected": test.expected,
        }
        for group in _groups(tests, problem)
        for test in group.tests
        if group.visibility_of(test) == "example"
    ]


def offered(entry: str, names: dict[str, Any]) -> Callable[..., Any] | None:
    """What a program with `tests` has besides its own functions; None: it has no such function."""
    tests = names.get("tests")
    if entry not in ("grade", "run_examples", "examples") or tests is None:
        return None
    if entry == "grade":
        return lambda answer, problem: run_tests(answer, tests, problem)
    if not _is_ours(tests):
        return None
    if entry == "run_examples":
        return lambda answer, problem: run_examples(answer, tests, problem)
    return lambda problem: examples(tests, problem)


def _is_ours(tests: Any) -> bool:
    if isinstance(tests, (list, tuple)):
        return any(isinstance(each, (Test, Group)) for each in tests)
    return isinstance(tests, Group) or callable(tests)


def _groups(tests: Any, problem: Problem) -> list[Group]:
    if callable(tests):
        tests = tests(problem)
    if isinstance(tests, (Test, Group)):
        tests = [tests]
    if not isinstance(tests, (list, tuple)) or not tests:
        raise BadTest(f"tests is {kind_of(tests)}; it is a list of tests, such as call(...)")
    wrong = next((each for each in tests if not isinstance(each, (Test, Group))), None)
    if wrong is not None:
        raise BadTest(f"tests holds {kind_of(wrong)}; it holds tests, such as call(...), and groups of them")
    groups = [each if isinstance(each, Group) else Group("", [each]) for each in tests]
    count = sum(len(each.tests) for each in groups)
    if count > MOST_TESTS:
        raise BadTest(f"there are {count:,} tests; at most {MOST_TESTS} are allowed")
    return groups


def _records(results: list[tuple[Group, list[tuple[Test, Result]]]], bench: Bench) -> list[dict[str, Any]]:
    records = []
    for group, found in results:
        hint = group.hint
        for test, result in found:
            record = _record(group, test, result, bench)
            if result.status in ("failed", "error"):
                record["message"] = test.hint or hint
                hint = hint if test.hint else ""
            records.append(record)
    return _fitted(records)


def _record(group: Group, test: Test, result: Result, bench: Bench) -> dict[str, Any]:
    visibility = group.visibility_of(test)
    record = {
        "name": group.name_of(test),
        "status": result.status,
        "points": group.points_of(test),
        "visibility": visibility,
    }
    if visibility == "hidden" or (visibility == "shown-on-failure" and result.passed):
        return record
    more = {
        "call": result.call or test.call,
        "stdin": test.stdin,
        "expected": result.expected or test.expected,
        "actual": result.actual,
        "output": result.output,
        "error": result.error,
        "cause": result.cause,
        "line": result.line,
        "field": bench.code(test.of, test.line).input,
    }
    record.update([item for item in more.items() if item[1]])
    return record


def _fitted(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The records, with shorter texts where all of them together are too long."""
    room = MOST_TEXT
    for record in records:
        for key in TEXTS:
            text = record.get(key)
            if text:
                record[key] = text if len(text) <= room else cut(text, max(SHORTEST_TEXT, room))
                room -= len(record[key])
    return records
