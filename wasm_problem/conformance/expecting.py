"""The keys of `expect`: how each is read from a case, and when it holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..grading.grader import Status
from ..grading.practice import Ran
from ..sandbox import Cause
from .found import Found


class Wrong(ValueError):
    """A key of a case cannot be read; says why."""


class NoMark(LookupError):
    """A translation lacks a mark, or has it twice; says which file."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else an expectation may speak of. Sources come as (what they are called, their text).

    answers: the learner's programs by field. before: what came of the steps that have a name.
    """

    extension: str
    program: tuple[str, str]
    answers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    before: Mapping[str, Found] = field(default_factory=dict)

    def pattern(self, text: str) -> str:
        return text.replace("{ext}", re.escape(self.extension))

    def answer(self, name: str) -> tuple[str, str]:
        """The learner's program of a field; of the only one without a name."""
        return self.answers[name] if name in self.answers else next(iter(self.answers.values()))


Holds = Callable[[Any, Found, Surroundings], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    read: Callable[[Any], Any]
    holds: Holds


def marked_line(mark: str, source: tuple[str, str]) -> int:
    """The line with `<mark>`. Raises NoMark unless there is exactly one."""
    called, text = source
    lines = [number for number, line in enumerate(text.split("\n"), 1) if f"<{mark}>" in line]
    if len(lines) != 1:
        raise NoMark(f"{called} has the mark <{mark}> on {len(lines)} lines; it has to be on one")
    return lines[0]


def same(expected: Any, found: Any) -> bool:
    """Whether two JSON values are equal: numbers by value, true is no number, keys in any order."""
    if isinstance(expected, bool) or isinstance(found, bool) or expected is None or found is None:
        return expected is found
    if isinstance(expected, dict) and isinstance(found, dict):
        return expected.keys() == found.keys() and all(same(expected[key], found[key]) for key in expected)
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(map(same, expected, found))
    numbers = isinstance(expected, int | float) and isinstance(found, int | float)
    return bool(expected == found) and (numbers or type(expected) is type(found))


def deviates(expected: Mapping[str, Any], found: Found, around: Surroundings) -> bool:
    """Whether what was found is not what one table expects. Raises NoMark."""
    if found.status:
        status = expected.get("status", Status.GRADED.value if found.score is not None else Ran.RAN.value)
        if found.status != status:
            return True
    elif (found.failure is not None) != ("cause" in expected):
        return True
    return not all(RULES[key].holds(value, found, around) for key, value in expected.items())


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Wrong("is text")
    return value


def _json(value: Any) -> Any:
    text = _text(value)
    try:
        return json.loads(text)
    except ValueError as error:
        raise Wrong(f"is JSON text ({error})") from None


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong("is true or false")
    return value


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise Wrong("is a whole number")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Wrong("is a number")
    return float(value)


def _texts(value: Any) -> tuple[str, ...]:
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
        raise Wrong("is text, or a list of texts")
    return tuple(texts)


def _pattern(value: Any) -> str:
    try:
        re.compile(_text(value))
    except re.error as error:
        raise Wrong(f"is a regular expression ({error})") from None
    return str(value)


def _patterns(value: Any) -> tuple[str, ...]:
    return tuple(map(_pattern, _texts(value)))


def _causes(value: Any) -> tuple[Cause, ...]:
    unknown = sorted(set(_texts(value)) - set(Cause))
    if unknown:
        raise Wrong(f"names the unknown cause {unknown[0]!r}")
    return tuple(map(Cause, _texts(value)))


def _status(value: Any) -> str:
    if _text(value) not in {*Status, *Ran}:
        raise Wrong(f"is one of {', '.join(dict.fromkeys((*Status, *Ran)))}")
    return str(value)


TEST_KEYS = {"name", "status", "points", "call", "stdin", "expected", "actual", "message", "output", "error", "cause"}
TEST_KEYS |= {"line", "field", "visibility"}


def _tests(value: Any) -> tuple[Mapping[str, Any], ...]:
    if not isinstance(value, list) or not all(isinstance(test, dict) for test in value):
        raise Wrong("is a list of tables")
    for key in (key for test in value for key in test):
        if key != "at" and key.removesuffix("_has") not in TEST_KEYS:
            raise Wrong(f"has a test with the unknown key {key!r}")
    return tuple(value)


def _on_failure(holds: Callable[[Any, Any, Surroundings], bool]) -> Holds:
    return lambda expected, found, around: found.failure is not None and holds(expected, found.failure, around)


def _in_order(names: tuple[str, ...], kinds: tuple[str, ...]) -> bool:
    rest = iter(kinds)
    return kinds[:1] == names[:1] and all(name in rest for name in names)


def _contains_all(patterns: tuple[str, ...], text: str, around: Surroundings) -> bool:
    return all(re.search(around.pattern(pattern), text) for pattern in patterns)


def _contains_none(patterns: tuple[str, ...], text: str, around: Surroundings) -> bool:
    return not any(re.search(around.pattern(pattern), text) for pattern in patterns)


def _told_alike(name: str, found: Found, around: Surroundings) -> bool:
    other = around.before[name]
    return same(other.value, found.value) and (other.stdout, other.stderr) == (found.stdout, found.stderr)


def _tests_hold(tests: tuple[Mapping[str, Any], ...], found: Found, around: Surroundings) -> bool:
    if len(tests) != len(found.tests):
        return False
    return all(_test_holds(expected, test, around) for expected, test in zip(tests, found.tests, strict=True))


def _test_holds(expected: Mapping[str, Any], test: Mapping[str, Any], around: Surroundings) -> bool:
    for key, value in expected.items():
        if key == "at":
            if test["line"] != marked_line(value, around.answer(test["field"])):
                return False
        elif key.endswith("_has"):
            if not re.search(around.pattern(value), str(test[key.removesuffix("_has")])):
                return False
        elif test[key] != value:
            return False
    return True


RULES: Mapping[str, Rule] = {
    "value": Rule(_json, lambda value, found, _: found.failure is None and same(value, found.value)),
    "cause": Rule(_causes, _on_failure(lambda causes, failure, _: failure.cause in causes)),
    "at": Rule(_text, _on_failure(lambda mark, failure, around: failure.line == marked_line(mark, around.program))),
    "line": Rule(_flag, _on_failure(lambda wanted, failure, _: (failure.line is not None) == wanted)),
    "column": Rule(_flag, _on_failure(lambda wanted, failure, _: (failure.column is not None) == wanted)),
    "message": Rule(
        _patterns, _on_failure(lambda wanted, failure, around: _contains_all(wanted, failure.message, around))
    ),
    "trace": Rule(_patterns, _on_failure(lambda wanted, failure, around: _contains_all(wanted, failure.trace, around))),
    "trace_lacks": Rule(
        _patterns, _on_failure(lambda unwanted, failure, around: _contains_none(unwanted, failure.trace, around))
    ),
    "kinds": Rule(_texts, _on_failure(lambda names, failure, _: _in_order(names, failure.kinds))),
    "stdout": Rule(_text, lambda text, found, _: found.stdout == text),
    "stderr": Rule(_text, lambda text, found, _: found.stderr == text),
    "stdout_has": Rule(_pattern, lambda wanted, found, around: _contains_all((wanted,), found.stdout, around)),
    "stderr_has": Rule(_pattern, lambda wanted, found, around: _contains_all((wanted,), found.stderr, around)),
    "stdout_bytes": Rule(_count, lambda most, found, _: len(found.stdout.encode()) <= most),
    "most_fuel": Rule(_count, lambda most, found, _: found.fuel <= most),
    "same_as": Rule(_text, _told_alike),
    "differs_from": Rule(_text, lambda name, found, around: not _told_alike(name, found, around)),
    "status": Rule(_status, lambda status, found, _: found.status == status),
    "score": Rule(_number, lambda score, found, _: found.score is not None and abs(found.score - score) < 1e-6),
    "verdict_message": Rule(_text, lambda text, found, _: found.verdict_message == text),
    "verdict_message_has": Rule(
        _pattern, lambda wanted, found, around: _contains_all((wanted,), found.verdict_message, around)
    ),
    "tests": Rule(_tests, _tests_hold),
}
