"""What a grader says of one test -> a TestResult. The keys are part of the grader's contract."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from ..sandbox import Cause
from .text import shortened, storable

MAX_MESSAGE_LENGTH = 20_000
"""Characters of a message. A longer one is cut: a learner's program may have a part in it."""
MAX_DETAIL_LENGTH = 10_000
"""Characters of a plain text of a test. Longer ones are cut, for learners' code may write them."""
MAX_DETAILS_LENGTH = 200_000
"""Characters of all plain texts of all tests: they are stored for each learner. What comes after is cut short."""
MIN_DETAIL_LENGTH = 200
"""Characters of a text that are kept when there is no room left."""
MAX_TESTS = 500
MAX_LINE = 1_000_000

_E = TypeVar("_E", bound=StrEnum)


class TestStatus(StrEnum):
    """How a test ended. skipped: it was not run, because an earlier one of its group failed."""

    __test__ = False  # not a test case of pytest

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    SKIPPED = "skipped"


class Visibility(StrEnum):
    """What the learner sees of a test: all of it, its status and message only, or all of it once it failed.

    An example is shown with the prompt, too, and run when the learner tries the program.
    """

    EXAMPLE = "example"
    SHOWN = "shown"
    HIDDEN = "hidden"
    SHOWN_ON_FAILURE = "shown-on-failure"


@dataclass(frozen=True, slots=True)
class TestResult:
    """One test of an answer. `message` is Markdown; all other texts are plain.

    call: what was called, as code. stdin: what the program read. output: what it printed.
    error: what the learner's program said when it failed; cause: why, or ""; line: where, or None.
    field: the answer field whose program was tested, "" for the only one.
    """

    __test__ = False

    name: str
    status: TestStatus
    points: float = 1.0
    call: str = ""
    stdin: str = ""
    expected: str = ""
    actual: str = ""
    message: str = ""
    output: str = ""
    error: str = ""
    cause: str = ""
    line: int | None = None
    field: str = ""
    visibility: Visibility = Visibility.SHOWN


class BadVerdict(ValueError):
    """What grade returned is not a verdict. The message is one sentence for the author of the grader."""


def read_tests(value: object) -> tuple[TestResult, ...]:
    """The results in a grader's list of dictionaries; none for None. Raises BadVerdict."""
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise BadVerdict(f'grade returned a dictionary whose "tests" is {shown(value)}; it is a list of dictionaries')
    if len(value) > MAX_TESTS:
        raise BadVerdict(f"grade returned {len(value):,} tests; at most {MAX_TESTS} are allowed")
    room = _Room()
    return tuple(_test(item, number, room) for number, item in enumerate(value, 1))


class _Room:
    """How much text may still come."""

    def __init__(self) -> None:
        self._left = MAX_DETAILS_LENGTH

    def text(self, value: object, none: str = "") -> str:
        if value is None:
            return none
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
        kept = storable(shortened(text, max(MIN_DETAIL_LENGTH, min(MAX_DETAIL_LENGTH, self._left))))
        self._left -= len(kept)
        return kept


def _test(value: object, number: int, room: _Room) -> TestResult:
    where = f'grade returned "tests" whose item {number}'
    if not isinstance(value, Mapping):
        raise BadVerdict(f"{where} is {shown(value)}; it is a dictionary")
    where += " is a dictionary"
    refuse_unknown(value, _KEYS, where)
    cause = value.get("cause") or ""
    return TestResult(
        name=room.text(value.get("name")) or f"Test {number}",
        status=_status(value, where),
        points=_points(value.get("points", 1), where),
        call=room.text(value.get("call")),
        stdin=room.text(value.get("stdin")),
        expected=room.text(value["expected"], none="null") if "expected" in value else "",
        actual=room.text(value["actual"], none="null") if "actual" in value else "",
        message=read_message(value.get("message"), f'{where} whose "message"'),
        output=room.text(value.get("output")),
        error=room.text(value.get("error")),
        cause=str(_member(Cause, cause, f'{where} whose "cause"')) if cause else "",
        line=_line(value.get("line"), where),
        field=room.text(value.get("field")),
        visibility=_member(Visibility, value.get("visibility", "shown"), f'{where} whose "visibility"'),
    )


_KEYS = (
    *("name", "points", "passed", "status", "call", "stdin", "expected", "actual", "message", "output"),
    *("error", "cause", "line", "field", "visibility"),
)


def _status(value: Mapping[Any, Any], where: str) -> TestStatus:
    if ("passed" in value) == ("status" in value):
        statuses = listed(tuple(TestStatus), "or")
        raise BadVerdict(f'{where} that needs either "passed": True or False, or "status": {statuses}')
    if "status" in value:
        return _member(TestStatus, value["status"], f'{where} whose "status"')
    if not isinstance(value["passed"], bool):
        raise BadVerdict(f'{where} whose "passed" is {shown(value["passed"])}; "passed" is True or False')
    return TestStatus.PASSED if value["passed"] else TestStatus.FAILED


def _member(kind: type[_E], value: object, where: str) -> _E:
    if not isinstance(value, str) or value not in list(kind):
        raise BadVerdict(f"{where} is {shown(value)}; it is one of {listed(tuple(kind))}")
    return kind(value)


def _points(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1_000_000:
        raise BadVerdict(f'{where} whose "points" is {shown(value)}; it is a number from 0 to 1,000,000')
    return float(value)


def _line(value: object, where: str) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadVerdict(f'{where} whose "line" is {shown(value)}; it is the number of a line')
    return value if 1 <= value <= MAX_LINE else None  # a learner's program has a say in it: no author's fault


def read_message(value: object, where: str) -> str:
    """A message in Markdown; "" for None. Raises BadVerdict."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadVerdict(f"{where} is {shown(value)}; a message is text")
    return storable(shortened(value, MAX_MESSAGE_LENGTH))


def refuse_unknown(value: Mapping[Any, Any], known: tuple[str, ...], where: str) -> None:
    """Raises BadVerdict for a key that is not known."""
    unknown = [key for key in value if key not in known]
    if unknown:
        raise BadVerdict(f"{where} with the unknown key {shown(unknown[0], bare=True)}; the keys are {listed(known)}")


def listed(names: tuple[str, ...], last: str = "and") -> str:
    """`"a", "b" and "c"`."""
    quoted = [f'"{name}"' for name in names]
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}" if len(quoted) > 1 else quoted[0]


def shown(value: object, *, bare: bool = False) -> str:
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
