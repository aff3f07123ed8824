"""What the words of a formula mean: variables, functions, constants, units, or several of them without a space."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from .alphabet import ALIASES, FUNCTIONS, GREEK, GREEK_LETTERS, WITH_A_SECOND
from .faults import NotUnderstood
from .options import Options
from .tokens import Token
from .units import unit_of

MOST_LETTERS = 4
"""How many letters without a space may be that many variables, when any name may be one."""

LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters of a word. kind: "name", "function", "constant" or "unit"; length: in what was typed."""

    kind: str
    text: str
    length: int
    second: str = ""


def read_words(tokens: list[Token], options: Options, note: Callable[[str], None]) -> list[Token]:
    """The tokens, with what they mean instead of words. Raises NotUnderstood for a word that means nothing."""
    words = _Words(options, note)
    read: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind != "word":
            read.append(token)
            continue
        if token.text == "or" and options.kind in ("any", "set"):
            read.append(replace(token, kind="sign", text=";"))
            continue
        after = tokens[place + 1]
        read += words.read(token, is_called=after.text == "(" and not after.after_space)
    return read


class _Words:
    def __init__(self, options: Options, note: Callable[[str], None]) -> None:
        self._options = options
        self._note = note

    def read(self, token: Token, is_called: bool) -> Iterator[Token]:
        letters, index, joined = _parted(token.text)
        if len(letters) > LONGEST_WORD:
            raise NotUnderstood("This word is too long to be a part of a formula.", token.start, token.end)
        whole = self._whole(letters, index, joined)
        pieces = [whole] if whole else self._before_digits(letters, index, joined)
        pieces = pieces or self._split(letters, index, joined, token, is_called)
        start = token.start
        for number, piece in enumerate(pieces):
            last = number == len(pieces) - 1
            end = token.end if last and piece.kind != "digits" else start + piece.length
            end = token.end if last else end
            yield replace(
                token,
                kind="number" if piece.kind == "digits" else piece.kind,
                text=piece.text,
                start=start,
                end=end,
                after_space=token.after_space and number == 0,
                typed=token.typed if len(pieces) == 1 else token.typed[start - token.start : end - token.start],
                second=piece.second,
            )
            start = end

    def _whole(self, letters: str, index: str, joined: bool) -> Piece | None:
        """The word as one thing. joined: its digits follow the letters without a sign between them."""
        options = self._options
        name = _spelled(letters)
        full = f"{name}_{index}" if index else name
        length = len(letters)
        if options.variables is not None and full in options.variables:
            return Piece("name", full, length)
        if full in options.functions:
            return Piece("function", full, length)
        if index and joined and f"{name}{index}" in WITH_A_SECOND:
            function, second = WITH_A_SECOND[f"{name}{index}"]
            return Piece("function", function, length, second)
        if index and not joined and name == "log":
            return Piece("function", "log", length, index)
        if index:
            may_be = options.variables is None and (len(letters) == 1 or name in GREEK)
            return Piece("name", full, length) if may_be and not options.units else None
        return self._known(name, letters, length)

    def _known(self, name: str, letters: str, length: int) -> Piece | None:
        options = self._options
        if options.units and (unit := unit_of(letters)):
            return Piece("unit", unit, length)
        for spelled in dict.fromkeys((name, name.lower() if len(name) > 1 and name not in GREEK else name)):
            if spelled in WITH_A_SECOND or ALIASES.get(spelled) in WITH_A_SECOND:
                function, second = WITH_A_SECOND[ALIASES.get(spelled, spelled)]
                return Piece("function", function, length, second)
            if spelled in FUNCTIONS or spelled in ALIASES:
                return Piece("function", ALIASES.get(spelled, spelled), length)
            if (constant := {"oo": "infinity", "inf": "infinity"}.get(spelled, spelled)) in options.constants:
                return Piece("constant", constant, length)
        if options.variables is None and not options.units and (name in GREEK or len(name) == 1):
            return Piece("name", name, length)
        return None

    def _split(self, letters: str, index: str, joined: bool, token: Token, is_called: bool) -> list[Piece]:
        """The word as several things, as few as can be. A typed index belongs to the last of them."""
        best: list[list[Piece] | None] = [None] * len(letters) + [[]]
        for start in range(len(letters) - 1, -1, -1):
            for end in range(len(letters), start, -1):
                rest, so_far = best[end], best[start]
                if rest is None or (so_far is not None and len(rest) + 1 >= len(so_far)):
                    continue
                found = self._whole(letters[start:end], index if end == len(letters) else "", joined)
                if found and _may_be_a_part(found):
                    best[start] = [found, *rest]
        pieces = best[0]
        if pieces is None or self._is_unlikely(pieces, letters, is_called):
            raise NotUnderstood(self._complaint(letters, index, joined), token.start, token.end)
        guessed = self._options.variables is None and letters.isascii()
        if guessed and len(pieces) > 1 and not any(each.kind == "function" for each in pieces):
            self._note(f"I read {token.text} as {'·'.join(_shown(each.text) for each in pieces)}.")
        return pieces

    def _before_digits(self, letters: str, digits: str, joined: bool) -> list[Piece] | None:
        """sin2: a function, and a number that it is of."""
        found = self._whole(letters, "", False) if digits and joined else None
        if found is None or found.kind != "function":
            return None
        return [found, Piece("digits", digits, len(digits))]

    def _is_unlikely(self, pieces: list[Piece], letters: str, is_called: bool) -> bool:
        if self._options.variables is not None or self._options.units:
            return False
        single = sum(each.kind in ("name", "constant") and each.length == 1 for each in pieces)
        if single > MOST_LETTERS or (len(letters) >= 4 and single == len(letters) and self._similar(letters)):
            return True
        return is_called and single == len(letters) >= 3 and bool(self._similar(letters))

    def _complaint(self, letters: str, index: str, joined: bool) -> str:
        word = letters + (f"{'' if joined else '_'}{index}" if index else "")
        if index and joined and (self._whole(letters, "", False)):
            piece = self._whole(letters, "", False)
            if piece and piece.kind == "unit":
                return f"I do not know “{word}”. For a power, write {letters}^{index}."
            return f"I do not know “{word}”. Write {letters}*{index} for a product, or {letters}^{index} for a power."
        similar = self._similar(word)
        if similar:
            return f"I do not know “{word}”. Did you mean {' or '.join(similar)}?"
        if self._options.units:
            return f"I do not know the unit “{word}”." if not self._options.variables else f"I do not know “{word}”."
        if self._options.variables:
            known = ", ".join(sorted(map(_shown, self._options.variables)))
            what = "variables here are" if len(self._options.variables) > 1 else "variable here is"
            return f"I do not know “{word}”. The {what} {known}; write * between factors."
        if self._options.variables is not None:
            return f"I do not know “{word}”. There are no variables here."
        return f"I do not know “{word}”. Write * between factors, and a variable as one letter."

    def _similar(self, word: str) -> list[str]:
        options = self._options
        known = [*FUNCTIONS, *ALIASES, *options.functions, *(options.variables or ())]
        known += list(GREEK) if options.variables is None and not options.units else []
        if options.units:
            known = [each for each in ("m", "kg", "mol", "km", "cm", "Hz", "kHz", "Pa", "kJ", "min") if each != word]
        same = [each for each in known if each.lower() == word.lower()]
        if same or len(word) < 3:
            return same[:2]
        return difflib.get_close_matches(word.lower(), [each for each in known if len(each) > 2], 1, 0.76)


def _may_be_a_part(piece: Piece) -> bool:
    """Of a word: functions and constants of two letters are found in too many words."""
    if piece.kind == "function":
        return piece.length > 2 or piece.text == "ln"
    return piece.kind != "constant" or piece.text != "infinity"


def _parted(word: str) -> tuple[str, str, bool]:
    """Letters, index, and whether the index was typed right behind them: x1 rather than x_1."""
    letters, sign, index = word.partition("_")
    if sign:
        return letters, index, False
    bare = word.rstrip("0123456789")
    return bare, word[len(bare) :], True


def _spelled(letters: str) -> str:
    """A Greek letter by itself is its English name; among others it stays one letter of the word."""
    return GREEK_LETTERS.get(letters, letters)


def _shown(name: str) -> str:
    letters, sign, index = name.partition("_")
    return GREEK.get(letters, letters) + sign + index
