"""Makes the objects that CPython starts with immortal, in the memory that a component brings.

Who uses an object counts himself in and out, and so writes to its memory. Immortal objects are not counted: their
pages stay shared by all instances. They are never freed, which matters little to an instance: it lives for one program.
Source: PEP 683; Include/refcount.h of CPython 3.14, for 32 bits.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from .component_parts import CORE_MODULE
from .core_module import DATA, END, I32_CONST, MEMORIES
from .wasm_format import COMPONENT_PREAMBLE, MODULE_PREAMBLE, Reader, UnsupportedWasm, section, sections

_COUNT, _COUNT_AND_TYPE = struct.Struct("<I"), struct.Struct("<II")
"""What an object begins with, in a memory of 32-bit addresses."""

ACTIVE = 0
"""Of data: put in place when an instance starts."""

IMMORTAL = 5 << 28
LEAST_IMMORTAL = 1 << 30
MOST_COUNTED = 1 << 20
"""Above it is an address: the object was freed after it was told, and its memory leads to the next free one."""

LEAST_SHARE = 0.9
"""Of objects that have to be where they were told to be; otherwise another CPython lays them out otherwise."""


def told_objects(told: bytes) -> Iterator[tuple[int, int]]:
    """The addresses of objects and of their types, as the guest's heap.py wrote them. Raises UnsupportedWasm."""
    if len(told) % 8:
        raise UnsupportedWasm("the guest's list of objects ends early")
    return _COUNT_AND_TYPE.iter_unpack(told)


def make_immortal(component: bytes, objects: Iterable[tuple[int, int]]) -> bytes:
    """The component with these objects immortal. Raises UnsupportedWasm when they are not in its memory."""
    wanted = dict(objects)
    written = [COMPONENT_PREAMBLE]
    is_done = not wanted
    for number, content in sections(component, COMPONENT_PREAMBLE):
        if number == CORE_MODULE and not is_done:
            parts = list(sections(content, MODULE_PREAMBLE))
            if {MEMORIES, DATA} <= {part for part, _ in parts}:
                changed = ((part, _changed(inner, wanted) if part == DATA else inner) for part, inner in parts)
                content = MODULE_PREAMBLE + b"".join(section(part, inner) for part, inner in changed)
                is_done = True
        written.append(section(number, content))
    if not is_done:
        raise UnsupportedWasm("no module of the component has a memory and data")
    return b"".join(written)


def _changed(data: bytes, objects: dict[int, int]) -> bytes:
    """The section of data with the counts of the objects replaced."""
    segments = list(_segments(data))
    starts = [start for start, _, _ in segments]
    changed = bytearray(data)
    found = 0
    for address, type_ in objects.items():
        start, place, size = segments[max(0, bisect_right(starts, address) - 1)]
        if not start <= address <= start + size - _COUNT_AND_TYPE.size:
            continue
        place += address - start
        count, type_there = _COUNT_AND_TYPE.unpack_from(data, place)
        if type_there == type_ and (0 < count < MOST_COUNTED or count >= LEAST_IMMORTAL):
            found += 1
            _COUNT.pack_into(changed, place, max(count, IMMORTAL))
    if found < LEAST_SHARE * len(objects):
        raise UnsupportedWasm(f"only {found:,} of {len(objects):,} objects are where the guest tells")
    return bytes(changed)


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Of each, in order of address: where it begins in memory and in the section, and its size in bytes."""
    reader = Reader(data)
    last = 0
    for _ in range(reader.u32()):
        if reader.u32() != ACTIVE or reader.byte() != I32_CONST:
            raise UnsupportedWasm("a part of the data has no constant place")
        start = reader.signed() & 0xFFFFFFFF
        if reader.byte() != END or start < last:
            raise UnsupportedWasm("the parts of the data are not in order")
        size = reader.u32()
        yield start, reader.position, size
        reader.take(size)
        last = start + size
