"""What a grader returns -> a Verdict."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .figure import Figure, read_figure
from .test_result import (
    MAX_MESSAGE_LENGTH,
    MAX_TESTS,
    BadVerdict,
    TestResult,
    TestStatus,
    read_message,
    read_tests,
    refuse_unknown,
    shown,
)
from .text import shortened

PARTIAL_SCORE = 0.5
"""What capa gives for 'partial' without grade_decimal."""

ADVICE = "return True, False, a number from 0 to 1, or a dictionary"
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a grader says of an answer. score: 0 to 1. message: Markdown. figure: shown with the message."""

    score: float
    message: str = ""
    tests: tuple[TestResult, ...] = ()
    figure: Figure | None = None

    @property
    def grade(self) -> str:
        """The score in a word: correct, partial or incorrect."""
        return "correct" if self.score >= 1 else "partial" if self.score > 0 else "incorrect"

    def failed_tests(self) -> list[int]:
        """The numbers, from 0, of the tests that did not pass."""
        return [number for number, test in enumerate(self.tests) if test.status is not TestStatus.PASSED]


def read_verdict(value: object) -> Verdict:
    """The verdict in a grader's return value. Raises BadVerdict.

    * True or False, a number from 0 to 1, or the text "partial" (0.5).
    * {"score", "message", "tests", "figure"}: each may be left out, but without `score` there must be tests,
      and the score is then the share of their points that passed.
    * capa's {"ok", "msg", "grade_decimal"} and {"overall_message", "input_list"}; the score of several inputs
      is their mean, and their messages come one after another.
    """
    if isinstance(value, bool | int | float):
        return Verdict(_score(value, lambda: f"grade returned {shown(value)}; a score is from 0 to 1"))
    if isinstance(value, str) and value.strip().lower() == "partial":
        return Verdict(PARTIAL_SCORE)
    if not isinstance(value, Mapping):
        raise BadVerdict(f"grade returned {shown(value)}; {ADVICE}")
    if "ok" in value:
        return _capa_verdict(value, "grade returned a dictionary")
    if "input_list" in value:
        return _capa_inputs_verdict(value)
    return _own_verdict(value)


def _own_verdict(value: Mapping[Any, Any]) -> Verdict:
    where = "grade returned a dictionary"
    refuse_unknown(value, ("score", "message", "tests", "figure"), where)
    tests = read_tests(value.get("tests"))
    message = read_message(value.get("message"), f'{where} whose "message"')
    figure = read_figure(value.get("figure"))
    if value.get("score") is not None:
        return Verdict(_given_score(value, "score", where), message, tests, figure)
    if not tests:
        raise BadVerdict(f'{where} without "score"; add "score": a number from 0 to 1')
    return Verdict(_share_passed(tests), message, tests, figure)


def _capa_verdict(value: Mapping[Any, Any], where: str) -> Verdict:
    refuse_unknown(value, ("ok", "msg", "grade_decimal"), where)
    message = read_message(value.get("msg"), f'{where} whose "msg"')
    ok = value["ok"]
    named = ok.strip().lower() if isinstance(ok, str) else ok
    scores: dict[Any, float] = {True: 1.0, False: 0.0, "true": 1.0, "false": 0.0, "partial": PARTIAL_SCORE}
    if not isinstance(named, bool | str) or named not in scores:
        raise BadVerdict(f'{where} whose "ok" is {shown(ok)}; "ok" is True, False or "partial"')
    if value.get("grade_decimal") is not None:
        return Verdict(_given_score(value, "grade_decimal", where), message)
    return Verdict(scores[named], message)


def _capa_inputs_verdict(value: Mapping[Any, Any]) -> Verdict:
    where = "grade returned a dictionary"
    refuse_unknown(value, ("overall_message", "input_list"), where)
    items = value["input_list"]
    if not isinstance(items, list | tuple) or not 0 < len(items) <= MAX_TESTS:
        raise BadVerdict(f'{where} whose "input_list" is {shown(items)}; it is a list with one dictionary an input')
    parts = []
    for number, item in enumerate(items, 1):
        place = f'grade returned an "input_list" whose item {number}'
        if not isinstance(item, Mapping) or "ok" not in item:
            raise BadVerdict(f'{place} is {shown(item)}; it is a dictionary with "ok", "msg" and "grade_decimal"')
        parts.append(_capa_verdict(item, f"{place} is a dictionary"))
    overall = read_message(value.get("overall_message"), f'{where} whose "overall_message"')
    message = "\n\n".join(text for text in (overall, *(part.message for part in parts)) if text)
    message = shortened(message, MAX_MESSAGE_LENGTH)
    return Verdict(math.fsum(part.score for part in parts) / len(parts), message)


def _share_passed(tests: tuple[TestResult, ...]) -> float:
    possible = math.fsum(test.points for test in tests)
    passed = [test for test in tests if test.status is TestStatus.PASSED]
    if possible == 0:
        return 1.0 if len(passed) == len(tests) else 0.0
    return min(1.0, math.fsum(test.points for test in passed) / possible)


def _given_score(value: Mapping[Any, Any], key: str, where: str) -> float:
    given = value[key]
    return _score(given, lambda: f'{where} whose "{key}" is {shown(given)}; it is a number from 0 to 1')


def _score(value: object, complaint: Callable[[], str]) -> float:
    if isinstance(value, int | float) and -_ROUNDING <= value <= 1 + _ROUNDING:
        return min(1.0, max(0.0, float(value)))
    raise BadVerdict(complaint())
