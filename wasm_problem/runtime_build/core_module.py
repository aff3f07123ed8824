"""A core module, read as far as needed to lay it beside others.

Source: WebAssembly core specification 3.0, section 5.5.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .wasm_format import (
    FUNCTION,
    GLOBAL,
    MEMORY,
    MODULE_PREAMBLE,
    TABLE,
    Reader,
    UnsupportedWasm,
    items,
    sections,
    vector,
)

# Sections.
CUSTOM = 0
TYPES, IMPORTS, FUNCTIONS, TABLES, MEMORIES, GLOBALS, EXPORTS, START, ELEMENTS, CODE, DATA, DATA_COUNT = range(1, 13)

# Instructions of constants.
I32_CONST, GLOBAL_GET, I32_ADD, REF_FUNC, END = 0x41, 0x23, 0x6A, 0xD2, 0x0B
FUNCTION_TYPE = 0x60


@dataclass(frozen=True)
class Import:
    module: str
    name: str
    sort: int
    type: int
    """Of a function, the index of its type."""


class CoreModule:
    """A core module, read as far as needed to lay it beside others."""

    def __init__(self, wasm: bytes) -> None:
        found: dict[int, bytes] = {}
        for number, content in sections(wasm, MODULE_PREAMBLE):
            if number != CUSTOM:
                found[number] = content
        if START in found or set(found) - set(range(TYPES, DATA_COUNT + 1)):
            raise UnsupportedWasm("a module has a start function, or sections that are not known")
        empty = vector()
        self.types = list(items(found.get(TYPES, empty), _type))
        self.imports = list(items(found.get(IMPORTS, empty), _import))
        self.functions = list(items(found.get(FUNCTIONS, empty), Reader.u32))
        self.tables = list(items(found.get(TABLES, empty), _table))
        self.memories = list(items(found.get(MEMORIES, empty), _limits))
        self.globals = list(items(found.get(GLOBALS, empty), _global))
        self.exports = dict(items(found.get(EXPORTS, empty), _export))
        self.elements = list(items(found.get(ELEMENTS, empty), _elements))
        self.code = list(items(found.get(CODE, empty), Reader.name))
        self.data = list(items(found.get(DATA, empty), _data))

    @cached_property
    def defined(self) -> dict[int, int]:
        """How many of each sort it has of its own."""
        return {
            FUNCTION: len(self.functions),
            TABLE: len(self.tables),
            MEMORY: len(self.memories),
            GLOBAL: len(self.globals),
        }

    @cached_property
    def imported(self) -> dict[int, list[Import]]:
        return {sort: [each for each in self.imports if each.sort == sort] for sort in range(4)}


def _type(reader: Reader) -> bytes:
    start = reader.position
    if reader.byte() != FUNCTION_TYPE:
        raise UnsupportedWasm("a type that is not of a function")
    reader.name()
    reader.name()
    return reader.data[start : reader.position]


def _import(reader: Reader) -> Import:
    module, imported, sort = reader.text(), reader.text(), reader.byte()
    if sort == FUNCTION:
        return Import(module, imported, sort, reader.u32())
    if sort == GLOBAL:
        reader.take(2)
    elif sort == TABLE:
        _table(reader)
    elif sort == MEMORY:
        _limits(reader)
    else:
        raise UnsupportedWasm(f"an import of sort {sort:#x}")
    return Import(module, imported, sort, 0)


def _limits(reader: Reader) -> bytes:
    start = reader.position
    flags = reader.byte()
    if flags > 1:
        raise UnsupportedWasm(f"limits of kind {flags:#x}")
    reader.u32()
    if flags == 1:
        reader.u32()
    return reader.data[start : reader.position]


def _table(reader: Reader) -> bytes:
    return reader.take(1) + _limits(reader)


def _global(reader: Reader) -> tuple[bytes, bytes]:
    return reader.take(2), _expression(reader)


def _export(reader: Reader) -> tuple[str, tuple[int, int]]:
    return reader.text(), (reader.byte(), reader.u32())


def _expression(reader: Reader) -> bytes:
    """A constant, with its end."""
    start = reader.position
    while (code := reader.byte()) != END:
        if code in (I32_CONST, 0x42, GLOBAL_GET, REF_FUNC):
            reader.skip_number()
        elif code in (0x43, 0x44, 0xD0):  # f32.const, f64.const, ref.null
            reader.take({0x43: 4, 0x44: 8, 0xD0: 1}[code])
        elif code != I32_ADD:
            raise UnsupportedWasm(f"instruction {code:#x} in a constant")
    return reader.data[start : reader.position]


def _elements(reader: Reader) -> tuple[int, bytes, list[int]]:
    """The table's index, the place as a constant, and the functions."""
    kind = reader.u32()
    if kind not in (0, 2):
        raise UnsupportedWasm(f"elements of kind {kind:#x}")
    table = reader.u32() if kind == 2 else 0
    place = _expression(reader)
    if kind == 2:
        reader.byte()
    return table, place, [reader.u32() for _ in range(reader.u32())]


def _data(reader: Reader) -> tuple[bytes, bytes]:
    if reader.u32() != 0:
        raise UnsupportedWasm("data that is not put in place at the start")
    return _expression(reader), reader.name()
