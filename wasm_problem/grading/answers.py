"""What a learner's page sent -> values for the grader. Nothing here trusts the page."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..sandbox.outcome import Json
from .inputs import Input, InputKind
from .numbers import MAX_NUMBER_LENGTH, NotANumber, read_number
from .sentences import sentence, translatable
from .text import is_storable

MAX_TEXT_LENGTH = 10_000
"""Characters of a text answer."""
MAX_CODE_BYTES = 100 * 1024
"""Bytes of a code answer in UTF-8."""
MAX_FORMULA_LENGTH = 2_000
"""Characters of a formula: as many as the runtime reads at once."""

EMPTY = translatable("Type an answer.")
RELOAD = translatable("This answer did not arrive as it should. Reload the page and try again.")
CHANGED = translatable("This problem has changed since the page was opened. Reload the page and try again.")
CHECK = translatable("Check the marked answers.")

Answers = Mapping[str, Any]
"""By name of the answer field: str (text, formula, choice), int or float (number), list of str (choices), or Code."""


@dataclass(frozen=True, slots=True)
class Code:
    """A learner's program. runtime: what it is written for; "": the grader's runtime."""

    source: str
    runtime: str = ""


class AnswerError(ValueError):
    """An answer cannot be handed in. message: one sentence for the learner; field_errors: one for each field."""

    def __init__(self, field_errors: Mapping[str, str], message: str = CHECK) -> None:
        super().__init__("; ".join([message, *(f"{name}: {text}" for name, text in field_errors.items())]))
        self.field_errors = dict(field_errors)
        self.message = message


class _Rejected(Exception):
    """One field's fault; the text is for the learner."""


def read_answers(inputs: Sequence[Input], raw: object) -> Answers:
    """The answers in `raw`, the untrusted value {name: text or list of texts}. Raises AnswerError.

    * text: as typed, in Unicode normal form C, line ends as LF, at most 10,000 characters; not blank.
    * formula: as text, in one line, at most 2,000 characters. Whether it can be read is for the grader to say.
    * number: see numbers.read_number. A JSON number will do.
    * choice: one of the declared values.
    * choices: a list of declared values; comes out in declared order, each once. An empty list is an answer.
    * code: as typed, line ends as LF, at most 100 KiB; not blank. Where learners may choose the runtime,
      {"source", "runtime"}; a text alone is for the first.
    """
    if not isinstance(raw, dict):
        raise AnswerError({}, RELOAD)
    if set(raw) - {each.name for each in inputs}:
        raise AnswerError({}, CHANGED)
    answers: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for each in inputs:
        try:
            if each.name not in raw:
                raise _Rejected(RELOAD)
            answers[each.name] = _READERS[each.kind](each, raw[each.name])
        except _Rejected as fault:
            errors[each.name] = str(fault)
    if errors:
        raise AnswerError(errors)
    return answers


def as_argument(inputs: Sequence[Input], answers: Answers, runtime: str = "") -> Json:
    """The grader's `answer`: of one field its value, of several a dictionary by name.

    runtime: the grader's, which a code answer is written for unless it says another.
    """
    values = {each.name: _argument(each, answers[each.name], runtime) for each in inputs}
    return next(iter(values.values())) if len(values) == 1 else values


def _argument(field: Input, value: Any, runtime: str) -> Json:
    if field.kind is InputKind.CODE:
        written_for = value.runtime or runtime
        return {"$wasm-problem": "code", "input": field.name, "source": value.source, "runtime": written_for}
    return value


def _typed(value: object) -> str:
    if not isinstance(value, str):
        raise _Rejected(RELOAD)
    if not value.strip():
        raise _Rejected(EMPTY)
    if not is_storable(value):
        raise _Rejected(
            translatable("This answer contains a character that cannot be used. Type it again instead of pasting it.")
        )
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _read_text(field: Input, value: object) -> str:
    return _normal(_typed(value), MAX_TEXT_LENGTH)


def _read_formula(field: Input, value: object) -> str:
    return _normal(_typed(value), MAX_FORMULA_LENGTH).replace("\n", " ")


def _normal(text: str, most: int) -> str:
    """In Unicode normal form C. What is longer anyway is not worth the time that this takes."""
    if len(text) <= most:
        text = unicodedata.normalize("NFC", text)
    if len(text) > most:
        raise _Rejected(
            sentence("This answer has {length:,} characters. Type at most {most:,}.", length=len(text), most=most)
        )
    return text


def _read_code(field: Input, value: Any) -> Code:
    runtime = field.runtimes[0] if field.runtimes else ""
    if isinstance(value, dict):
        if set(value) != {"source", "runtime"}:
            raise _Rejected(RELOAD)
        value, runtime = value["source"], value["runtime"]
        if runtime not in (field.runtimes or ("",)):
            raise _Rejected(translatable("Choose one of the languages shown. If it is not there, reload the page."))
    source = _typed(value)
    size = len(source.encode())
    if size > MAX_CODE_BYTES:
        raise _Rejected(
            sentence("This program has {size:,} bytes. Type at most {most:,}.", size=size, most=MAX_CODE_BYTES)
        )
    return Code(source, runtime)


def _read_number(field: Input, value: object) -> int | float:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**MAX_NUMBER_LENGTH:
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    try:
        return read_number(_typed(value))
    except NotANumber as fault:
        raise _Rejected(str(fault)) from None


def _read_choice(field: Input, value: object) -> str:
    if value == "" or value is None:
        raise _Rejected(translatable("Choose an answer."))
    if not isinstance(value, str):
        raise _Rejected(RELOAD)
    if value not in {choice.value for choice in field.choices}:
        raise _Rejected(translatable("Choose one of the answers shown. If it is not there, reload the page."))
    return value


def _read_choices(field: Input, value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise _Rejected(RELOAD)
    chosen = set(value)
    if chosen - {choice.value for choice in field.choices}:
        raise _Rejected(translatable("Choose among the answers shown. If one is not there, reload the page."))
    return [choice.value for choice in field.choices if choice.value in chosen]


_READERS: Mapping[InputKind, Callable[[Input, Any], Any]] = {
    InputKind.TEXT: _read_text,
    InputKind.NUMBER: _read_number,
    InputKind.CHOICE: _read_choice,
    InputKind.CHOICES: _read_choices,
    InputKind.CODE: _read_code,
    InputKind.FORMULA: _read_formula,
}
