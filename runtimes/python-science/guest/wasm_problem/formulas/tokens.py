"""Splits what was typed into numbers, words and signs. Each knows where it stands."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from .alphabet import FRACTIONS, GREEK, GREEK_LETTERS, LONGER, OPERATORS, REFUSED, SUBSCRIPTS, SUPERSCRIPTS
from .faults import NotUnderstood

LONGEST = 2_000
"""Characters of a formula."""
MOST_TOKENS = 500
LARGEST_EXPONENT = 1_000
"""Of ten, in a number such as 1.5e3."""
ASCII_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
DEGREES = {"°C": "°C", "°F": "°F", "℃": "°C", "℉": "°F", "°": "°"}
UNIT_SIGNS = {**DEGREES, "%": "%"}


@dataclass(frozen=True, slots=True)
class Token:
    """kind: "number", "fraction", "word", "sign", "power" (raised digits) or "end". after_space: so it was typed.

    text: digits of a number with a decimal point; letters of a word, Greek ones as they are; the meaning of a sign.
    typed: the same as it was typed. second: a second argument that the name of a function holds, such as log2.
    """

    kind: str
    text: str
    start: int
    end: int
    after_space: bool
    exponent: int | None = None
    typed: str = ""
    second: str = ""


def split(typed: str, decimal_comma: bool = False, units: bool = False) -> list[Token]:
    """The tokens of a text, with an "end" at the end. Raises NotUnderstood."""
    if len(typed) > LONGEST:
        raise NotUnderstood(f"This is too long: a formula has at most {LONGEST:,} characters.", LONGEST, len(typed))
    tokens: list[Token] = []
    reader = _Reader(typed, decimal_comma, units)
    while (token := reader.next()) is not None:
        tokens.append(token)
        if len(tokens) > MOST_TOKENS:
            raise NotUnderstood("This formula is too long. Make it shorter.", token.start, len(typed))
    tokens.append(Token("end", "", len(typed.rstrip()), len(typed.rstrip()), False))
    return tokens


class _Reader:
    def __init__(self, typed: str, decimal_comma: bool, units: bool) -> None:
        self._typed = typed
        self._at = 0
        self._point = ".," if decimal_comma else "."
        self._units = units

    def next(self) -> Token | None:
        begin = self._at
        while self._at < len(self._typed) and _is_space(self._typed[self._at]):
            self._at += 1
        if self._at >= len(self._typed):
            return None
        spaced, start = self._at > begin, self._at
        kind, text, exponent = self._read(self._typed[start])
        return Token(kind, text, start, self._at, spaced, exponent, self._typed[start : self._at])

    def _read(self, first: str) -> tuple[str, str, int | None]:
        typed, start = self._typed, self._at
        if _digit(first) or (first in self._point and self._digit_at(start + 1)):
            return self._number()
        if self._units and (unit := self._unit_sign()):
            return "word", unit, None
        if first in FRACTIONS:
            self._at += 1
            return "fraction", "/".join(map(str, FRACTIONS[first])), None
        if first in SUPERSCRIPTS:
            return "power", self._run(SUPERSCRIPTS), None
        if first == "\\" and self._letter_at(start + 1):
            return self._tex_word()
        if self._letter_at(start):
            return "word", self._word(), None
        if typed[start : start + 2] in LONGER:
            self._at += 2
            return "sign", LONGER[typed[start : start + 2]], None
        if first in OPERATORS:
            self._at += 1
            return "sign", OPERATORS[first], None
        if first in "∞":
            self._at += 1
            return "word", "infinity", None
        raise NotUnderstood(_about(first), start, start + 1)

    def _number(self) -> tuple[str, str, int | None]:
        typed, start = self._typed, self._at
        digits = ""
        seen_point = False
        while self._at < len(typed):
            char = typed[self._at]
            if digit := _digit(char):
                digits += digit
            elif char in self._point and not seen_point and not (char == "," and not self._digit_at(self._at + 1)):
                seen_point = True
                digits += "."
            else:
                break
            self._at += 1
        if seen_point and self._at < len(typed) and typed[self._at] == "." and self._digit_at(self._at + 1):
            raise NotUnderstood("This number has two decimal points.", start, self._at + 1)
        digits = ("0" if digits.startswith(".") else "") + digits + ("0" if digits.endswith(".") else "")
        return "number", digits, self._exponent(start)

    def _exponent(self, start: int) -> int | None:
        """The one after an `e`, when digits follow it."""
        typed, at = self._typed, self._at
        if at >= len(typed) or typed[at] not in "eE":
            return None
        sign, at = 1, at + 1
        if at < len(typed) and OPERATORS.get(typed[at]) in ("+", "-"):
            sign, at = (-1 if OPERATORS[typed[at]] == "-" else 1), at + 1
        begin, digits = at, ""
        while at < len(typed) and (digit := _digit(typed[at])):
            digits += digit
            at += 1
        if at == begin:
            return None
        self._at = at
        if len(digits) > 4 or int(digits) > LARGEST_EXPONENT:
            raise NotUnderstood("The exponent of this number is too large to work with.", start, at)
        return sign * int(digits)

    def _run(self, table: dict[str, str]) -> str:
        found = ""
        while self._at < len(self._typed) and self._typed[self._at] in table:
            found += table[self._typed[self._at]]
            self._at += 1
        return found

    def _word(self) -> str:
        """Letters, and an index after them: x_1, x_max, x₁. Digits right after letters belong to the word, too."""
        typed, start = self._typed, self._at
        while self._letter_at(self._at):
            self._at += 1
        word = typed[start : self._at]
        if self._at < len(typed) and typed[self._at] in SUBSCRIPTS:
            return f"{word}_{self._run(SUBSCRIPTS)}"
        if typed[self._at : self._at + 1] == "_":
            return f"{word}_{self._index()}"
        digits = self._at
        while self._digit_at(self._at):
            self._at += 1
        return word + "".join(_digit(each) for each in typed[digits : self._at])

    def _index(self) -> str:
        typed, start = self._typed, self._at
        self._at += 1
        braced = typed[self._at : self._at + 1] == "{"
        self._at += braced
        begin = self._at
        only_digits = not braced and self._digit_at(self._at)  # v_0t is v_0 times t
        while self._digit_at(self._at) or (not only_digits and typed[self._at : self._at + 1] in ASCII_LETTERS):
            self._at += 1
        found = "".join(_digit(each) or each for each in typed[begin : self._at])
        if braced and typed[self._at : self._at + 1] == "}":
            self._at += 1
        elif braced:
            raise NotUnderstood("The brace of this index is not closed.", start, self._at)
        if not found:
            raise NotUnderstood("After _ comes an index, such as x_1.", start, self._at)
        return found

    def _tex_word(self) -> tuple[str, str, int | None]:
        """Only \\alpha and its like: a learner may be used to them."""
        start = self._at
        self._at += 1
        word = self._word()
        if word in GREEK or word in ("pi", "sin", "cos", "tan", "ln", "log", "exp"):
            return "word", word, None
        if word in ("cdot", "times"):
            return "sign", "*", None
        raise NotUnderstood(REFUSED["\\"], start, self._at)

    def _unit_sign(self) -> str:
        for sign, unit in UNIT_SIGNS.items():
            if self._typed.startswith(sign, self._at):
                self._at += len(sign)
                return unit
        return ""

    def _digit_at(self, place: int) -> bool:
        return place < len(self._typed) and bool(_digit(self._typed[place]))

    def _letter_at(self, place: int) -> bool:
        if place >= len(self._typed):
            return False
        char = self._typed[place]
        return char in ASCII_LETTERS or char in GREEK_LETTERS or (self._units and char == "Å")


def _digit(char: str) -> str:
    """The ASCII digit that a decimal digit of any script stands for, or ""."""
    if "0" <= char <= "9":
        return char
    value = unicodedata.decimal(char, None) if not char.isascii() else None
    return "" if value is None else str(value)


def _is_space(char: str) -> bool:
    return char.isspace() or char in "\u200b\u2060\ufeff\u2061\u2062\u2063"


def _about(char: str) -> str:
    if char in REFUSED:
        return REFUSED[char].replace("{{", "{").replace("}}", "}")
    if char.isalpha():
        return f"I do not know the letter “{char}”. Use Latin or Greek letters."
    if char.isprintable():
        return f"I do not know the sign “{char}”."
    return "There is a character here that cannot be seen. Take it out."
