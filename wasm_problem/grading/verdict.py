"""What a grader returns -> a Verdict."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from .text import shortened, storable

MAX_MESSAGE_LENGTH = 20_000
"""Characters of a message. A longer one is an author error: cutting Markdown would break its meaning."""
MAX_DETAIL_LENGTH = 10_000
"""Characters of a test's call, expected, actual and output. Longer ones are cut, for learners' code may write them."""
MAX_TESTS = 500
PARTIAL_SCORE = 0.5
"""What capa gives for 'partial' without grade_decimal."""

ADVICE = "return True, False, a number from 0 to 1, or a dictionary"
_ROUNDING = 1e-9

_E = TypeVar("_E", bound=StrEnum)


class TestStatus(StrEnum):
    """How a test ended. The values are part of the grader's contract."""

    __test__ = False  # not a test case of pytest

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"


class Visibility(StrEnum):
    """What the learner sees of a test: all of it, its status and message only, or all of it once it failed."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    SHOWN_ON_FAILURE = "shown-on-failure"


@dataclass(frozen=True, slots=True)
class TestResult:
    """One test of an answer. `message` is Markdown; call, expected, actual and output are plain text."""

    __test__ = False

    name: str
    status: TestStatus
    points: float = 1.0
    call: str = ""
    expected: str = ""
    actual: str = ""
    message: str = ""
    output: str = ""
    visibility: Visibility = Visibility.SHOWN


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a grader says of an answer. score: 0 to 1. message: Markdown."""

    score: float
    message: str = ""
    tests: tuple[TestResult, ...] = ()


class BadVerdict(ValueError):
    """What grade returned is not a verdict. The message is one sentence for the author of the grader."""


def read_verdict(value: object) -> Verdict:
    """The verdict in a grader's return value. Raises BadVerdict.

    * True or False, a number from 0 to 1, or the text "partial" (0.5).
    * {"score", "message", "tests"}: each may be left out, but without `score` there must be tests,
      and the score is then the share of their points that passed.
    * capa's {"ok", "msg", "grade_decimal"} and {"overall_message", "input_list"}; the score of several inputs
      is their mean, and their messages come one after another.
    """
    if isinstance(value, bool | int | float):
        return Verdict(_score(value, lambda: f"grade returned {_shown(value)}; a score is from 0 to 1"))
    if isinstance(value, str) and value.strip().lower() == "partial":
        return Verdict(PARTIAL_SCORE)
    if not isinstance(value, Mapping):
        raise BadVerdict(f"grade returned {_shown(value)}; {ADVICE}")
    if "ok" in value:
        return _capa_verdict(value, "grade returned a dictionary")
    if "input_list" in value:
        return _capa_inputs_verdict(value)
    return _own_verdict(value)


def _own_verdict(value: Mapping[Any, Any]) -> Verdict:
    where = "grade returned a dictionary"
    _refuse_unknown(value, ("score", "message", "tests"), where)
    tests = _tests(value.get("tests"))
    message = _message(value.get("message"), f'{where} whose "message"')
    if value.get("score") is not None:
        return Verdict(_given_score(value, "score", where), message, tests)
    if not tests:
        raise BadVerdict(f'{where} without "score"; add "score": a number from 0 to 1')
    return Verdict(_share_passed(tests), message, tests)


def _capa_verdict(value: Mapping[Any, Any], where: str) -> Verdict:
    _refuse_unknown(value, ("ok", "msg", "grade_decimal"), where)
    message = _message(value.get("msg"), f'{where} whose "msg"')
    ok = value["ok"]
    named = ok.strip().lower() if isinstance(ok, str) else ok
    scores: dict[Any, float] = {True: 1.0, False: 0.0, "true": 1.0, "false": 0.0, "partial": PARTIAL_SCORE}
    if not isinstance(named, bool | str) or named not in scores:
        raise BadVerdict(f'{where} whose "ok" is {_shown(ok)}; "ok" is True, False or "partial"')
    if value.get("grade_decimal") is not None:
        return Verdict(_given_score(value, "grade_decimal", where), message)
    return Verdict(scores[named], message)


def _capa_inputs_verdict(value: Mapping[Any, Any]) -> Verdict:
    where = "grade returned a dictionary"
    _refuse_unknown(value, ("overall_message", "input_list"), where)
    items = value["input_list"]
    if not isinstance(items, list | tuple) or not 0 < len(items) <= MAX_TESTS:
        raise BadVerdict(f'{where} whose "input_list" is {_shown(items)}; it is a list with one dictionary an input')
    parts = []
    for number, item in enumerate(items, 1):
        place = f'grade returned an "input_list" whose item {number}'
        if not isinstance(item, Mapping) or "ok" not in item:
            raise BadVerdict(f'{place} is {_shown(item)}; it is a dictionary with "ok", "msg" and "grade_decimal"')
        parts.append(_capa_verdict(item, f"{place} is a dictionary"))
    overall = _message(value.get("overall_message"), f'{where} whose "overall_message"')
    message = "\n\n".join(text for text in (overall, *(part.message for part in parts)) if text)
    _refuse_long(message, f"{where} whose messages together")
    return Verdict(math.fsum(part.score for part in parts) / len(parts), message)


def _tests(value: object) -> tuple[TestResult, ...]:
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise BadVerdict(f'grade returned a dictionary whose "tests" is {_shown(value)}; it is a list of dictionaries')
    if len(value) > MAX_TESTS:
        raise BadVerdict(f"grade returned {len(value):,} tests; at most {MAX_TESTS} are allowed")
    return tuple(_test(item, number) for number, item in enumerate(value, 1))


def _test(value: object, number: int) -> TestResult:
    where = f'grade returned "tests" whose item {number}'
    if not isinstance(value, Mapping):
        raise BadVerdict(f"{where} is {_shown(value)}; it is a dictionary")
    where += " is a dictionary"
    known = ("name", "points", "passed", "status", "call", "expected", "actual", "message", "output", "visibility")
    _refuse_unknown(value, known, where)
    return TestResult(
        name=_detail(value.get("name")) or f"Test {number}",
        status=_status(value, where),
        points=_points(value.get("points", 1), where),
        call=_detail(value.get("call")),
        expected=_detail(value["expected"], none="null") if "expected" in value else "",
        actual=_detail(value["actual"], none="null") if "actual" in value else "",
        message=_message(value.get("message"), f'{where} whose "message"'),
        output=_detail(value.get("output")),
        visibility=_member(Visibility, value.get("visibility", "shown"), f'{where} whose "visibility"'),
    )


def _status(value: Mapping[Any, Any], where: str) -> TestStatus:
    if ("passed" in value) == ("status" in value):
        raise BadVerdict(
            f'{where} that needs either "passed": True or False, or "status": "passed", "failed" or "error"'
        )
    if "status" in value:
        return _member(TestStatus, value["status"], f'{where} whose "status"')
    if not isinstance(value["passed"], bool):
        raise BadVerdict(f'{where} whose "passed" is {_shown(value["passed"])}; "passed" is True or False')
    return TestStatus.PASSED if value["passed"] else TestStatus.FAILED


def _member(kind: type[_E], value: object, where: str) -> _E:
    if not isinstance(value, str) or value not in list(kind):
        raise BadVerdict(f"{where} is {_shown(value)}; it is one of {_listed(tuple(kind))}")
    return kind(value)


def _points(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1_000_000:
        raise BadVerdict(f'{where} whose "points" is {_shown(value)}; it is a number from 0 to 1,000,000')
    return float(value)


def _share_passed(tests: tuple[TestResult, ...]) -> float:
    possible = math.fsum(test.points for test in tests)
    passed = [test for test in tests if test.status is TestStatus.PASSED]
    if possible == 0:
        return 1.0 if len(passed) == len(tests) else 0.0
    return min(1.0, math.fsum(test.points for test in passed) / possible)


def _given_score(value: Mapping[Any, Any], key: str, where: str) -> float:
    given = value[key]
    return _score(given, lambda: f'{where} whose "{key}" is {_shown(given)}; it is a number from 0 to 1')


def _score(value: object, complaint: Callable[[], str]) -> float:
    if isinstance(value, int | float) and -_ROUNDING <= value <= 1 + _ROUNDING:
        return min(1.0, max(0.0, float(value)))
    raise BadVerdict(complaint())


def _message(value: object, where: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadVerdict(f"{where} is {_shown(value)}; a message is text")
    _refuse_long(value, where)
    return storable(value)


def _refuse_long(message: str, where: str) -> None:
    if len(message) > MAX_MESSAGE_LENGTH:
        raise BadVerdict(f"{where} has {len(message):,} characters; a message has at most {MAX_MESSAGE_LENGTH:,}")


def _detail(value: object, none: str = "") -> str:
    if value is None:
        return none
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return storable(shortened(text, MAX_DETAIL_LENGTH))


def _refuse_unknown(value: Mapping[Any, Any], known: tuple[str, ...], where: str) -> None:
    unknown = [key for key in value if key not in known]
    if unknown:
        raise BadVerdict(f"{where} with the unknown key {_shown(unknown[0], bare=True)}; the keys are {_listed(known)}")


def _listed(names: tuple[str, ...]) -> str:
    quoted = [f'"{name}"' for name in names]
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}" if len(quoted) > 1 else quoted[0]


def _shown(value: object, *, bare: bool = False) -> str:
    """How a sentence for the author names a value."""
    if value is None:
        return "None"
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        quoted = f'"{storable(shortened(value, 40))}"'
        return quoted if bare else f"the text {quoted}"
    if isinstance(value, int | float):
        try:
            return f"the number {shortened(str(value), 40)}"
        except ValueError:  # more digits than Python converts
            return "a number with thousands of digits"
    if isinstance(value, list | tuple):
        return "a list" if value else "an empty list"
    return "a dictionary" if isinstance(value, Mapping) else f"a value of type {type(value).__name__}"
