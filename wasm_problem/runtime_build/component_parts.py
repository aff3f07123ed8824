"""What a component consists of, as far as it is about core modules: these, their instances, and what is given to whom.

Source: `design/mvp/Binary.md` in WebAssembly/component-model.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .wasm_format import (
    COMPONENT_PREAMBLE,
    FUNCTION,
    GLOBAL,
    MEMORY,
    TABLE,
    Reader,
    UnsupportedWasm,
    items,
    sections,
    u32,
    vector,
)

# Sections.
CUSTOM, CORE_MODULE, CORE_INSTANCE = 0, 1, 2
ALIAS, CANON = 6, 8


@dataclass(frozen=True)
class CoreExport:
    """`(alias core export ...)`, and what an instance is given under a name."""

    instance: int
    name: str


@dataclass(frozen=True)
class Canon:
    """A canonical function: as bytes, with the places where it names core functions or a memory of the component."""

    parts: tuple[bytes | tuple[int, int], ...]
    """Bytes as they are, and (sort, index)."""
    is_core_function: bool

    @property
    def uses(self) -> list[tuple[int, int]]:
        return [part for part in self.parts if isinstance(part, tuple)]


@dataclass(frozen=True)
class Instantiation:
    module: int
    arguments: dict[str, int]
    """By name, indices of instances."""


@dataclass(frozen=True)
class Bag:
    """An instance that holds what comes from elsewhere: by name, a sort and an index."""

    exports: dict[str, tuple[int, int]]


class ModuleAt(int):
    """The index of a core module."""


class InstanceAt(int):
    """The index of a core instance."""


@dataclass(frozen=True)
class OtherSection:
    """What the core parts have nothing to do with."""

    number: int
    content: bytes


@dataclass
class CoreParts:
    """The core parts of a component, in its own numbering; and everything in its order."""

    modules: list[bytes] = field(default_factory=list)
    instances: list[Instantiation | Bag] = field(default_factory=list)
    of_sort: dict[int, list[CoreExport | Canon]] = field(default_factory=lambda: {sort: [] for sort in range(4)})
    order: list[ModuleAt | InstanceAt | Canon | OtherSection] = field(default_factory=list)


def read_component(component: bytes) -> CoreParts:
    """Raises UnsupportedWasm."""
    read = CoreParts()
    for number, content in sections(component, COMPONENT_PREAMBLE):
        if number == CORE_MODULE:
            read.order.append(ModuleAt(len(read.modules)))
            read.modules.append(content)
        elif number == CORE_INSTANCE:
            for instance in items(content, _instance):
                read.order.append(InstanceAt(len(read.instances)))
                read.instances.append(instance)
        elif number == ALIAS:
            for alias in items(content, _alias):
                if isinstance(alias, OtherSection):
                    read.order.append(alias)
                else:
                    sort, export = alias
                    read.of_sort[sort].append(export)
        elif number == CANON:
            for canon in items(content, _canon):
                read.order.append(canon)
                if canon.is_core_function:
                    read.of_sort[FUNCTION].append(canon)
        elif number != CUSTOM:
            read.order.append(OtherSection(number, content))
    return read


def _instance(reader: Reader) -> Instantiation | Bag:
    if reader.byte() == 0x00:
        module, arguments = reader.u32(), {}
        for _ in range(reader.u32()):
            argument = reader.text()
            reader.byte()
            arguments[argument] = reader.u32()
        return Instantiation(module, arguments)
    exports = {}
    for _ in range(reader.u32()):
        exported = reader.text()
        exports[exported] = reader.byte(), reader.u32()
    return Bag(exports)


def _alias(reader: Reader) -> tuple[int, CoreExport] | OtherSection:
    """The sort of an export of a core instance, and where it is from; anything else as a section of its own."""
    start = reader.position
    sort = reader.byte()
    core_sort = reader.byte() if sort == 0x00 else None
    target = reader.byte()
    first, second = reader.u32(), reader.text() if target in (0x00, 0x01) else ""
    if target == 0x01 and core_sort in (FUNCTION, TABLE, MEMORY, GLOBAL):
        return core_sort, CoreExport(first, second)
    if target == 0x02:
        reader.u32()
    if core_sort is not None or target not in (0x00, 0x02):
        raise UnsupportedWasm(f"an alias of sort {sort:#x} with target {target:#x}")
    return OtherSection(ALIAS, vector(reader.data[start : reader.position]))


def _canon(reader: Reader) -> Canon:
    kind = reader.byte()
    if kind == 0x00:  # lift
        parts = [bytes([kind, reader.byte()]), (FUNCTION, reader.u32()), *canonical_options(reader), u32(reader.u32())]
        return Canon(tuple(parts), is_core_function=False)
    if kind == 0x01:  # lower
        parts = [bytes([kind, reader.byte()]) + u32(reader.u32()), *canonical_options(reader)]
        return Canon(tuple(parts), is_core_function=True)
    if kind in (0x02, 0x03, 0x04):  # resource.new, resource.drop, resource.rep
        return Canon((bytes([kind]) + u32(reader.u32()),), is_core_function=True)
    raise UnsupportedWasm(f"canonical function {kind:#x}")


def canonical_options(reader: Reader) -> Iterator[bytes | tuple[int, int]]:
    """As bytes, and what they name as (sort, index). Raises UnsupportedWasm."""
    count = reader.u32()
    yield u32(count)
    for _ in range(count):
        option = reader.byte()
        yield bytes([option])
        if option == 0x03:
            yield MEMORY, reader.u32()
        elif option in (0x04, 0x05, 0x07):  # realloc, post-return, callback
            yield FUNCTION, reader.u32()
        elif option not in (0x00, 0x01, 0x02, 0x06):  # encodings, async
            raise UnsupportedWasm(f"canonical option {option:#x}")
