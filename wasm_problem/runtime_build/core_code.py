"""The code of a core module with the indices in it replaced, as merge_modules.py needs it.

Instructions: core specification 3.0, section 5.4, without those for exceptions and for garbage-collected structures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .wasm_format import UnsupportedWasm, signed, u32


@dataclass(frozen=True)
class Indices:
    """By index in a module, the index in the one that it becomes part of. Of memories there is one."""

    types: Sequence[int]
    functions: Sequence[int]
    tables: Sequence[int]
    globals: Sequence[int]


# What follows an instruction's first byte.
NOTHING, NUMBER, ADDRESS, BLOCK, FUNCTION, CALL_INDIRECT, GLOBAL, TABLE = range(8)
BRANCHES, BYTES_4, BYTES_8, SELECT, MORE, VECTOR, HEAP_TYPE, MEMORY = range(8, 16)
UNKNOWN = -1

_FOLLOWS = [UNKNOWN] * 256
for _codes, _kind in (
    ((0x00, 0x01, 0x05, 0x0B, 0x0F, 0x1A, 0x1B, 0xD1), NOTHING),
    (range(0x45, 0xC5), NOTHING),
    ((0x0C, 0x0D, 0x20, 0x21, 0x22, 0x41, 0x42), NUMBER),
    (range(0x28, 0x3F), ADDRESS),
    ((0x02, 0x03, 0x04), BLOCK),
    ((0x10, 0x12, 0xD2), FUNCTION),
    ((0x11, 0x13), CALL_INDIRECT),
    ((0x23, 0x24), GLOBAL),
    ((0x25, 0x26), TABLE),
    ((0x0E,), BRANCHES),
    ((0x43,), BYTES_4),
    ((0x44,), BYTES_8),
    ((0x1C,), SELECT),
    ((0xFC,), MORE),
    ((0xFD,), VECTOR),
    ((0xD0,), HEAP_TYPE),
    ((0x3F, 0x40), MEMORY),
):
    for _code in _codes:
        _FOLLOWS[_code] = _kind


def rewritten(body: bytes, indices: Indices) -> bytes:
    """A function's locals and instructions. Raises UnsupportedWasm."""
    return _Body(body, indices).written()


class _Body:
    def __init__(self, body: bytes, indices: Indices) -> None:
        self._body, self._indices = body, indices
        self._at = 0
        self._copied = 0
        self._out: list[bytes] = []

    def written(self) -> bytes:
        try:
            self._skip_locals()
            self._instructions()
        except IndexError:
            raise UnsupportedWasm("a function's code ends early, or names what is not there") from None
        return b"".join(self._out)

    def _skip_locals(self) -> None:
        for _ in range(self._number()):
            self._number()
            self._at += 1

    def _instructions(self) -> None:
        body, follows, functions, globals_ = self._body, _FOLLOWS, self._indices.functions, self._indices.globals
        at, end = self._at, len(body)
        while at < end:
            kind = follows[body[at]]
            at += 1
            if kind == NOTHING:
                continue
            if kind == NUMBER:
                while body[at] > 0x7F:
                    at += 1
                at += 1
            elif kind == ADDRESS:
                if body[at] > 0x3F:
                    raise UnsupportedWasm("a second memory")
                at += 1
                while body[at] > 0x7F:
                    at += 1
                at += 1
            elif kind == FUNCTION:
                at = self._replace(at, functions)
            elif kind == GLOBAL:
                at = self._replace(at, globals_)
            elif kind == BYTES_8:
                at += 8
            else:
                self._at = at
                self._rare(kind)
                at = self._at
        self._out.append(body[self._copied :])

    def _replace(self, at: int, new: Sequence[int]) -> int:
        """Puts the new index in place of the one here. Returns where it ends."""
        self._out.append(self._body[self._copied : at])
        self._at = at
        self._out.append(u32(new[self._number()]))
        self._copied = self._at
        return self._at

    def _number(self) -> int:
        value, shift = 0, 0
        while True:
            byte = self._body[self._at]
            self._at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def _rare(self, kind: int) -> None:
        tables = self._indices.tables
        if kind == BLOCK:
            self._block()
        elif kind == CALL_INDIRECT:
            self._replace(self._at, self._indices.types)
            self._replace(self._at, tables)
        elif kind == TABLE:
            self._replace(self._at, tables)
        elif kind == BRANCHES:
            for _ in range(self._number() + 1):
                self._number()
        elif kind == BYTES_4:
            self._at += 4
        elif kind == SELECT:
            self._at += self._number()
        elif kind == MORE:
            self._more(self._number())
        elif kind == VECTOR:
            self._vector(self._number())
        elif kind in (HEAP_TYPE, MEMORY):
            self._single_byte()
        else:
            raise UnsupportedWasm(f"instruction {self._body[self._at - 1]:#x}")

    def _block(self) -> None:
        if self._body[self._at] & 0xC0 == 0x40:  # no result, or one
            self._at += 1
            return
        self._out.append(self._body[self._copied : self._at])
        self._out.append(signed(self._indices.types[self._number()]))
        self._copied = self._at

    def _single_byte(self) -> None:
        if self._body[self._at] > 0x7F:
            raise UnsupportedWasm("an index of several bytes where 0 or a type is due")
        self._at += 1

    def _more(self, code: int) -> None:
        tables = self._indices.tables
        if code <= 7:  # numbers made whole
            return
        if code in (10, 11):  # memory.copy, memory.fill
            for _ in range(12 - code):
                self._single_byte()
        elif code == 14:  # table.copy
            self._replace(self._at, tables)
            self._replace(self._at, tables)
        elif code in (15, 16, 17):  # table.grow, table.size, table.fill
            self._replace(self._at, tables)
        else:
            raise UnsupportedWasm(f"instruction 0xfc {code}")

    def _vector(self, code: int) -> None:
        if code <= 11 or 84 <= code <= 93:
            if self._body[self._at] > 0x3F:
                raise UnsupportedWasm("a second memory")
            self._number()
            self._number()
            self._at += 84 <= code <= 91
        elif code in (12, 13):
            self._at += 16
        elif 21 <= code <= 34:
            self._at += 1
