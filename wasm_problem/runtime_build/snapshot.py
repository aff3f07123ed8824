"""Starts a core module and keeps what that leaves in memory: an instance of the result need not start again.

The result has one data segment without holes of more than it needs: wasmtime then shares the memory of all instances
until they write to it. The same module gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .wasm_format import MODULE_PREAMBLE, Reader, UnsupportedWasm, name, section, sections, signed, u32, vector

if TYPE_CHECKING:
    from wasmtime import Instance, Store

INITIALIZE = "_initialize"
"""What the C library wants to have called first."""
START = "wasm-problem-start"
"""What makes the language ready."""
MEMORY = "memory"

PAGE_BYTES = 64 * 1024
I32, I64 = 0x7F, 0x7E
CONST = {I32: 0x41, I64: 0x42}
END = 0x0B

CUSTOM, IMPORTS, MEMORIES, GLOBALS, EXPORTS, START_SECTION, DATA, DATA_COUNT = 0, 2, 5, 6, 7, 8, 11, 12
EXPORTED_GLOBAL = 3


class StartFailed(Exception):
    """The module's start ended with a trap; the text says where."""


@dataclass(frozen=True)
class _Global:
    index: int
    type: int
    mutable: bool
    start: bytes
    """How the module says what it starts with."""

    @property
    def export(self) -> str:
        return f"wasm-problem-global-{self.index}"


def snapshot(module: bytes) -> bytes:
    """The module as it is after its start, which is no longer exported. Raises UnsupportedWasm and StartFailed."""
    parts = list(sections(module, MODULE_PREAMBLE))
    _check(parts)
    globals_ = _globals(parts)
    changing = [each for each in globals_ if each.mutable]
    pages, memory, values = _after_start(_with_exports(parts, changing), changing)
    written: list[bytes] = []
    for number, content in parts:
        if number == CUSTOM:
            continue
        if number == MEMORIES:
            content = vector(b"\x00" + u32(pages))
        elif number == GLOBALS:
            content = vector(*(_global(each, values.get(each.index)) for each in globals_))
        elif number == EXPORTS:
            content = _without(content, (INITIALIZE, START))
        elif number == DATA_COUNT:
            content = u32(1)
        elif number == DATA:
            content = _data(memory)
        written.append(section(number, content))
    return MODULE_PREAMBLE + b"".join(written)


def _check(parts: list[tuple[int, bytes]]) -> None:
    contents = dict(parts)
    if START_SECTION in contents:
        raise UnsupportedWasm("the module has a start section; export the function instead")
    if MEMORIES not in contents or DATA not in contents:
        raise UnsupportedWasm("the module has no memory of its own, or no data")
    reader = Reader(contents[DATA])
    for _ in range(reader.u32()):
        kind = reader.u32()
        if kind != 0:
            raise UnsupportedWasm("the module has data segments that are not put in place at its start")
        if reader.byte() != CONST[I32]:
            raise UnsupportedWasm("a data segment's place is not a constant")
        reader.skip_number()
        reader.byte()
        reader.name()


def _globals(parts: list[tuple[int, bytes]]) -> list[_Global]:
    contents = dict(parts)
    imported = Reader(contents.get(IMPORTS, vector()))
    for _ in range(imported.u32()):
        imported.name(), imported.name()
        if imported.byte() != 0x00:
            raise UnsupportedWasm("the module imports something that is not a function")
        imported.u32()
    reader = Reader(contents.get(GLOBALS, vector()))
    found = []
    for index in range(reader.u32()):
        type_, mutable = reader.byte(), bool(reader.byte())
        start = reader.position
        if reader.byte() != CONST.get(type_):
            raise UnsupportedWasm("a global's value is not a whole constant")
        reader.skip_number()
        if reader.byte() != END:
            raise UnsupportedWasm("a global's value is computed")
        found.append(_Global(index, type_, mutable, reader.data[start : reader.position]))
    return found


def _with_exports(parts: list[tuple[int, bytes]], wanted: list[_Global]) -> bytes:
    """The module with globals exported, to be read after the start."""
    written = [MODULE_PREAMBLE]
    for number, content in parts:
        if number == EXPORTS:
            reader = Reader(content)
            count = reader.u32()
            more = b"".join(name(each.export) + bytes([EXPORTED_GLOBAL]) + u32(each.index) for each in wanted)
            content = u32(count + len(wanted)) + content[reader.position :] + more
        written.append(section(number, content))
    return b"".join(written)


def _after_start(module: bytes, changing: list[_Global]) -> tuple[int, bytes, dict[int, int]]:
    """Pages of memory, its content without the zeros at its end, and the values of globals by index."""
    from wasmtime import Config, Engine, Linker, Memory, Module, Store, Trap, WasmtimeError
    from wasmtime import Global as ExportedGlobal

    engine = Engine(Config())
    store = Store(engine)
    linker = Linker(engine)
    try:
        loaded = Module(engine, module)
        linker.define_unknown_imports_as_traps(loaded)
        instance = linker.instantiate(store, loaded)
        _call(store, instance, INITIALIZE, required=False)
        _call(store, instance, START, required=True)
    except (WasmtimeError, Trap) as error:
        raise StartFailed(str(error)) from error
    exports = instance.exports(store)
    memory = exports.get(MEMORY)
    if not isinstance(memory, Memory):
        raise UnsupportedWasm(f"the module exports no memory under the name {MEMORY!r}")
    values = {}
    for each in changing:
        exported = exports[each.export]
        assert isinstance(exported, ExportedGlobal)
        values[each.index] = int(exported.value(store))
    return memory.size(store), bytes(memory.read(store)).rstrip(b"\0"), values


def _call(store: Store, instance: Instance, function_name: str, required: bool) -> None:
    from wasmtime import Func

    function = instance.exports(store).get(function_name)
    if isinstance(function, Func):
        function(store)
    elif required:
        raise UnsupportedWasm(f"the module exports no function {function_name!r}; runtimes/c has one")


def _global(each: _Global, value: int | None) -> bytes:
    start = each.start if value is None else bytes([CONST[each.type]]) + signed(value) + bytes([END])
    return bytes([each.type, each.mutable]) + start


def _without(exports: bytes, names: tuple[str, ...]) -> bytes:
    reader = Reader(exports)
    kept = []
    for _ in range(reader.u32()):
        start = reader.position
        exported = reader.name().decode()
        reader.byte()
        reader.u32()
        if exported not in names:
            kept.append(exports[start : reader.position])
    return vector(*kept)


def _data(memory: bytes) -> bytes:
    first = len(memory) - len(memory.lstrip(b"\0"))
    place = bytes([CONST[I32]]) + signed(first) + bytes([END])
    return vector(b"\x00" + place + u32(len(memory) - first) + memory[first:])
