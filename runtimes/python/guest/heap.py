"""The heap that every instance starts from: without holes, and with objects that nobody counts.

An instance shares the memory of the component until it writes to it. The first write to a page of 4 KiB costs the
server a fault and a copy, and these are a third of a short run.

An allocation goes into a hole first, and the holes that building leaves lie all over the heap. With the holes filled,
all that an instance allocates lies in one stretch at the end.

Whoever only looks at an object counts himself in it, and so writes. The build therefore makes the objects immortal,
which are not counted; Python cannot do that itself, but can tell where they are.
"""

from __future__ import annotations

import gc
from array import array
from collections.abc import Callable, Iterator
from itertools import batched
from types import CodeType
from typing import BinaryIO

IN_A_ROW = 32
"""So many blocks of one size, each just above the one before, lie at the end of the heap and not in holes."""

OVERHEAD_BYTES = 21
"""Of a bytes object and of its block together."""

SIZES = (65536, 32768, 16384, 8192, 4096, 3072, 2048, 1536, 1024, 896, 768, 640, *range(512, 23, -8))


def fill_holes() -> list[list[object]]:
    """Returns what fills the holes, which has to be kept."""
    filled = [_fill(size, lambda size=size: bytes(size - OVERHEAD_BYTES)) for size in SIZES]
    return [*filled, _fill(16, object)]


def _fill(size: int, allocate: Callable[[], object]) -> list[object]:
    blocks: list[object] = []
    in_a_row, last = 0, 0
    while in_a_row < IN_A_ROW:
        block = allocate()
        blocks.append(block)
        in_a_row = in_a_row + 1 if last < id(block) <= last + size + 64 else 0
        last = id(block)
    del blocks[-IN_A_ROW:]
    return blocks


def tell_objects(file: BinaryIO) -> None:
    """Writes the address of each object, and that of its type after it: for immortal_objects.py of the build."""
    for some in batched(_objects(), 4096):
        file.write(array("I", [number for each in some for number in (id(each), id(type(each)))]))


def _objects() -> Iterator[object]:
    """Everything that the collector knows, and what is reached from there. Some come more than once."""
    for known in gc.get_objects():
        yield known
        if isinstance(known, dict):
            yield from dict.keys(known)  # The collector passes texts by.
        yield from _untracked(known)


def _untracked(known: object) -> Iterator[object]:
    if type(known) is CodeType:
        parts = known.co_consts, known.co_names, known.co_name, known.co_qualname, known.co_filename
        inside = [*parts, *known.co_consts, *known.co_names]
    else:
        inside = [each for each in gc.get_referents(known) if not gc.is_tracked(each)]
    for each in inside:
        yield each
        if type(each) in (CodeType, tuple):
            yield from _untracked(each)
