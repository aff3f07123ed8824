"""Starter code: what was there before the learner began, and what of it must stay."""

from __future__ import annotations

from collections.abc import Sequence

from .answers import AnswerError, Answers, Code
from .inputs import Input, InputKind, read_locked
from .sentences import translatable

NOT_YET = translatable("Your answer was not graded, and no attempt was used.")
UNCHANGED = translatable("This is the code that was there at the start. Change it, then submit.")
LOCKED = translatable(
    "Lines that cannot be changed are missing or were changed. “Back to starter code” brings them back."
)


def require_own_work(inputs: Sequence[Input], answers: Answers) -> None:
    """Raises AnswerError when all programs are starter code as it came, and for locked lines that were changed.

    It holds for handing in, not for what was handed in before: an author may change a starter later.
    """
    codes = [each for each in inputs if each.kind is InputKind.CODE]
    errors = {}
    if codes and all(_is_starter(each, answers[each.name]) for each in codes):
        errors = {each.name: UNCHANGED for each in codes}
    for each in codes:
        if not holds_locked_lines(each, answers[each.name]):
            errors[each.name] = LOCKED
    if errors:
        raise AnswerError(errors, NOT_YET)


def holds_locked_lines(field: Input, code: Code) -> bool:
    """Whether the starter's locked lines are all there, in order, and still at the start or the end if they were."""
    starter = _lines(field.starter_for(code.runtime))
    lines = _lines(code.source)
    position = 0
    for first, last in read_locked(field.locked):
        block = starter[first - 1 : last]
        if not block:
            break
        found = _find(block, lines, position)
        if last >= len(starter):
            found = len(lines) - len(block) if lines[-len(block) :] == block else -1
        if found < position or (first == 1 and found != 0):
            return False
        position = found + len(block)
    return True


def _find(block: list[str], lines: list[str], start: int) -> int:
    """Where the block begins, at `start` or later; -1: nowhere."""
    places = range(start, len(lines) - len(block) + 1)
    return next((at for at in places if lines[at : at + len(block)] == block), -1)


def _is_starter(field: Input, code: Code) -> bool:
    return _lines(code.source) == _lines(field.starter_for(code.runtime))


def _lines(text: str) -> list[str]:
    """The lines as people see them: without trailing space, and without blank ones at the end."""
    return [line.rstrip() for line in text.rstrip().split("\n")]
