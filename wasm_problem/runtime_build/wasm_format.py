"""The binary format of WebAssembly, as far as the build changes modules and components: numbers, names, sections.

Source: WebAssembly core specification 2.0, chapter 5, and `design/mvp/Binary.md` in WebAssembly/component-model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

T = TypeVar("T")

MODULE_PREAMBLE = b"\0asm\x01\x00\x00\x00"
COMPONENT_PREAMBLE = b"\0asm\x0d\x00\x01\x00"

FUNCTION, TABLE, MEMORY, GLOBAL = range(4)
"""Sorts of what core modules import and export."""


class UnsupportedWasm(ValueError):
    """A module or component uses a part of the format that the build does not know."""


class Reader:
    """Reads values one after the other. Raises UnsupportedWasm at the end of the data."""

    def __init__(self, data: bytes, position: int = 0) -> None:
        self.data = data
        self.position = position

    @property
    def at_end(self) -> bool:
        return self.position >= len(self.data)

    def byte(self) -> int:
        return self.take(1)[0]

    def u32(self) -> int:
        value = 0
        for shift in range(0, 35, 7):
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if not byte & 0x80:
                return value
        raise UnsupportedWasm("a number of more than 32 bits")

    def signed(self) -> int:
        """A signed number of at most 64 bits."""
        value = 0
        for shift in range(0, 70, 7):
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if not byte & 0x80:
                return value - (1 << (shift + 7)) if byte & 0x40 else value
        raise UnsupportedWasm("a number of more than 64 bits")

    def skip_number(self) -> None:
        """Of any size, with a sign or without."""
        while self.byte() & 0x80:
            pass

    def take(self, length: int) -> bytes:
        start, self.position = self.position, self.position + length
        if self.position > len(self.data):
            raise UnsupportedWasm("it ends early")
        return self.data[start : self.position]

    def name(self) -> bytes:
        return self.take(self.u32())

    def text(self) -> str:
        """A name. What is no UTF-8 is replaced."""
        return self.name().decode(errors="replace")


def sections(wasm: bytes, preamble: bytes) -> Iterator[tuple[int, bytes]]:
    """The number and the content of each section. Raises UnsupportedWasm when the data begins otherwise."""
    if wasm[:8] != preamble:
        raise UnsupportedWasm("not a component" if preamble == COMPONENT_PREAMBLE else "not a core module")
    reader = Reader(wasm, 8)
    while not reader.at_end:
        number = reader.byte()
        yield number, reader.take(reader.u32())


def items(content: bytes, read: Callable[[Reader], T]) -> Iterator[T]:
    """What a vector holds."""
    reader = Reader(content)
    for _ in range(reader.u32()):
        yield read(reader)


def u32(value: int) -> bytes:
    encoded = bytearray()
    while True:
        value, low = value >> 7, value & 0x7F
        encoded.append(low | (0x80 if value else 0))
        if not value:
            return bytes(encoded)


def signed(value: int) -> bytes:
    """A signed number, as in a constant."""
    encoded = bytearray()
    while True:
        value, low = value >> 7, value & 0x7F
        done = value == (-1 if low & 0x40 else 0)
        encoded.append(low | (0 if done else 0x80))
        if done:
            return bytes(encoded)


def name(text: str) -> bytes:
    return u32(len(text.encode())) + text.encode()


def vector(*items: bytes) -> bytes:
    return u32(len(items)) + b"".join(items)


def section(number: int, content: bytes) -> bytes:
    return bytes([number]) + u32(len(content)) + content
