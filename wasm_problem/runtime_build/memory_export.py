"""Adds the export `memory-pages: func() -> u32` to a finished component.

A language runtime cannot always tell how much memory it uses, and the component's memory is not visible from
outside. So the build appends a tiny module that is given the memory and returns its size. Appending needs no
rewriting: it only needs to know how many things of each kind the component already has, which this module counts.
The binary format is that of the component model: `design/mvp/Binary.md` in WebAssembly/component-model.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .component_parts import canonical_options
from .wasm_format import COMPONENT_PREAMBLE, MEMORY, Reader, UnsupportedWasm, name, section, sections, u32, vector

EXPORT_NAME = "memory-pages"

# Sections of a component.
CUSTOM, CORE_MODULE, CORE_INSTANCE, CORE_TYPE, COMPONENT, INSTANCE = range(6)
ALIAS, TYPE, CANON, START, IMPORT, EXPORT = range(6, 12)

# Sorts: what an index counts. Core sorts follow the byte 0x00.
CORE_SORTS = {0x00: "core func", 0x01: "core table", 0x02: "core memory", 0x03: "core global", 0x10: "core type"}
CORE_SORTS |= {0x11: "core module", 0x12: "core instance"}
SORTS = {0x01: "func", 0x02: "value", 0x03: "type", 0x04: "component", 0x05: "instance"}

SIZE_MODULE = bytes.fromhex(
    "0061736d 01000000"
    "01 05 01 60 00 01 7f"  # type 0: () -> i32
    "02 08 01 01 6d 01 6d 02 00 00"  # import "m" "m": a memory of 0 pages or more
    "03 02 01 00"  # function 0 has type 0
    "07 05 01 01 73 00 00"  # export "s": function 0
    "0a 06 01 04 00 3f 00 0b"  # its body: memory.size
)


@dataclass
class _Counts:
    """How many things of each sort the component has so far, and which memory its functions use."""

    of: dict[str, int] = field(default_factory=dict)
    memory: int | None = None

    def add(self, sort: str, number: int = 1) -> None:
        self.of[sort] = self.of.get(sort, 0) + number

    def next(self, sort: str) -> int:
        return self.of.get(sort, 0)


def add_memory_export(component: bytes) -> bytes:
    """The component with the export `memory-pages` added. Raises UnsupportedWasm."""
    counts = _count(component)
    if counts.memory is None:
        raise UnsupportedWasm("no exported function uses a memory")
    module, instance = counts.next("core module"), counts.next("core instance")
    core_function, type_, function = counts.next("core func"), counts.next("type"), counts.next("func")
    memory = u32(counts.memory)
    return b"".join(
        (
            component,
            section(CORE_MODULE, SIZE_MODULE),
            # An instance that holds just the memory, then an instance of the module that is given it as "m".
            section(
                CORE_INSTANCE,
                vector(
                    b"\x01" + vector(name("m") + b"\x02" + memory),
                    b"\x00" + u32(module) + vector(name("m") + b"\x12" + u32(instance)),
                ),
            ),
            section(ALIAS, vector(b"\x00\x00\x01" + u32(instance + 1) + name("s"))),
            section(TYPE, vector(b"\x40" + vector() + b"\x00\x79")),  # func() -> u32
            section(CANON, vector(b"\x00\x00" + u32(core_function) + vector() + u32(type_))),
            section(EXPORT, vector(b"\x00" + name(EXPORT_NAME) + b"\x01" + u32(function) + b"\x00")),
        )
    )


def _count(component: bytes) -> _Counts:
    counts = _Counts()
    for number, content in sections(component, COMPONENT_PREAMBLE):
        body = Reader(content)
        if number == CORE_MODULE:
            counts.add("core module")
        elif number == COMPONENT:
            counts.add("component")
        elif number == START:
            raise UnsupportedWasm("a start section")
        elif number in (CORE_INSTANCE, CORE_TYPE, INSTANCE, TYPE):
            sort = {CORE_INSTANCE: "core instance", CORE_TYPE: "core type", INSTANCE: "instance", TYPE: "type"}[number]
            counts.add(sort, body.u32())
        elif number > EXPORT:
            raise UnsupportedWasm(f"section {number:#x}")
        elif number != CUSTOM:
            read = {ALIAS: _alias, CANON: _canon, IMPORT: _import, EXPORT: _export}[number]
            for _ in range(body.u32()):
                read(body, counts)
    return counts


def _sort(reader: Reader) -> str:
    sort = reader.byte()
    table, key = (CORE_SORTS, reader.byte()) if sort == 0x00 else (SORTS, sort)
    if key not in table:
        raise UnsupportedWasm(f"sort {key:#x}")
    return table[key]


def _alias(reader: Reader, counts: _Counts) -> None:
    sort = _sort(reader)
    target = reader.byte()
    if target in (0x00, 0x01):  # an export of a (core) instance
        reader.u32()
        reader.name()
    elif target == 0x02:  # from an enclosing component
        reader.u32()
        reader.u32()
    else:
        raise UnsupportedWasm(f"alias target {target:#x}")
    counts.add(sort)


def _canon(reader: Reader, counts: _Counts) -> None:
    kind = reader.byte()
    if kind == 0x00:  # lift
        reader.byte()
        reader.u32()
        memory = _options(reader)
        if counts.memory is None:
            counts.memory = memory
        reader.u32()
        counts.add("func")
    elif kind == 0x01:  # lower
        reader.byte()
        reader.u32()
        _options(reader)
        counts.add("core func")
    elif kind in (0x02, 0x03, 0x04):  # resource.new, resource.drop, resource.rep
        reader.u32()
        counts.add("core func")
    else:
        raise UnsupportedWasm(f"canonical function {kind:#x}")


def _options(reader: Reader) -> int | None:
    """Reads canonical options. The memory among them, if any."""
    named = [option for option in canonical_options(reader) if isinstance(option, tuple)]
    return next((index for sort, index in named if sort == MEMORY), None)


def _extern_name(reader: Reader) -> bytes:
    """An import's or export's name: 0x00 or 0x01, then the text (0x01 is followed by a version suffix)."""
    kind = reader.byte()
    if kind not in (0x00, 0x01):
        raise UnsupportedWasm(f"name of kind {kind:#x}")
    return reader.name()


def _extern_type(reader: Reader) -> str:
    """Reads the description of an import or export, and says what sort it is of."""
    kind = reader.byte()
    if kind == 0x00:
        reader.byte()
        reader.u32()
        return "core module"
    if kind == 0x03:
        if reader.byte() == 0x00:
            reader.u32()
        return "type"
    if kind in (0x01, 0x04, 0x05):
        reader.u32()
        return SORTS[kind]
    raise UnsupportedWasm(f"extern type {kind:#x}")


def _import(reader: Reader, counts: _Counts) -> None:
    _extern_name(reader)
    counts.add(_extern_type(reader))


def _export(reader: Reader, counts: _Counts) -> None:
    _extern_name(reader)
    sort = _sort(reader)
    reader.u32()
    if reader.byte() == 0x01:
        _extern_type(reader)
    counts.add(sort)
