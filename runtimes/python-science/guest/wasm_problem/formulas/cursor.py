"""Walks along the tokens of a formula, and says what is wrong at the place where it stands."""

from __future__ import annotations

from .alphabet import OPERATORS, RELATIONS
from .faults import NotUnderstood
from .options import Options
from .tokens import Token

DEEPEST = 40
"""Brackets, powers and signs inside one another."""
CLOSING = {"(": ")", "[": "]", "{": "}", "|": "|"}


class Cursor:
    """notes: sentences about what could have been meant otherwise, each once."""

    def __init__(self, typed: str, tokens: list[Token], options: Options, notes: dict[str, None]) -> None:
        self._typed = typed
        self._tokens = tokens
        self._options = options
        self._notes = notes
        self._at = 0
        self._depth = 0
        self._open: list[Token] = []

    @property
    def _now(self) -> Token:
        return self._tokens[self._at]

    def _is(self, *signs: str) -> bool:
        return self._now.kind == "sign" and self._now.text in signs

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise NotUnderstood("This is nested too deeply. Write it more simply.", self._now.start, self._now.end)

    def _close(self, opening: Token) -> int:
        """Takes the closing bracket. Returns where it ends."""
        wanted = CLOSING[opening.text]
        if self._is(wanted):
            self._open.pop()
            return self._take().end
        if self._now.kind == "end":
            what = "bar" if opening.text == "|" else "bracket"
            complaint = f"This {what} is not closed: “{wanted}” is missing."
            raise NotUnderstood(complaint, opening.start, opening.end)
        raise self._unexpected()

    def _comma_in_number(self) -> bool:
        before, after = self._tokens[self._at - 1], self._tokens[self._at + 1]
        tight = not self._now.after_space and not after.after_space and self._now.text == ","
        return tight and before.kind == after.kind == "number" and self._options.kind not in ("set", "matrix")

    def _comma(self) -> NotUnderstood:
        comma = self._now
        if self._comma_in_number():
            before, after = self._tokens[self._at - 1], self._tokens[self._at + 1]
            complaint = f"Write a decimal point: {before.typed}.{after.typed}, not {before.typed},{after.typed}."
            if len(after.typed) == 3:
                complaint = f"Write a large number without a comma: {before.typed}{after.typed}. Decimals have a point."
            return NotUnderstood(complaint, before.start, after.end)
        return NotUnderstood("One formula is asked for, and here a second one begins.", comma.start, comma.end)

    def _unexpected(self) -> NotUnderstood:
        token = self._now
        if token.kind == "end":
            if self._at == 0:
                return NotUnderstood("Type a formula.", token.start, token.end)
            before = self._tokens[self._at - 1]
            return NotUnderstood(f"Something is missing after “{before.typed}”.", before.start, before.end)
        if token.kind == "sign" and token.text in CLOSING.values() and token.text != "|":
            if self._open and self._tokens[self._at - 1] is self._open[-1]:
                return NotUnderstood("There is nothing in these brackets.", self._open[-1].start, token.end)
            if not self._open:
                return NotUnderstood("This bracket was never opened.", token.start, token.end)
            if self._at and self._ends_operand(self._tokens[self._at - 1]):
                opening = self._open[-1]
                complaint = f"“{opening.text}” is closed by “{CLOSING[opening.text]}”, not by “{token.text}”."
                return NotUnderstood(complaint, opening.start, token.end)
        if token.kind == "sign" and token.text in set(OPERATORS.values()) | set(RELATIONS):
            if self._open and self._open[-1].text in "|(" and token.text in (",", ";"):
                return self._comma()
            if token.text in RELATIONS and self._open:
                return NotUnderstood(f"There is “{token.typed}” inside of brackets.", token.start, token.end)
            return NotUnderstood(f"Something is missing before “{token.typed}”.", token.start, token.end)
        return NotUnderstood(f"I did not expect “{token.typed or token.text}” here.", token.start, token.end)

    def _ends_operand(self, token: Token) -> bool:
        return token.kind != "sign" or token.text in (")", "]", "}", "!", "|")
