"""Three repairs of wasmtime-py 50.0.1, which setup pins exactly. Importing this module makes them.

1. It looks up the case of a variant with one set that all threads share, so that under load a result of one thread
   is refused or read as another's.
2. It turns any string that a program hands over into a Python string, up to 128 MiB (wasmtime's own limit) of UTF-8,
   which is up to 512 MiB of memory of the server.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from ctypes import byref
from functools import cached_property
from typing import Any, Protocol

from wasmtime import WasmtimeError, _ffi
from wasmtime.component import String, _types

MAX_STRING_BYTES = 16 * 1024 * 1024
"""The longest string that a program may hand to the host. No limit on values or output should be above it."""

TOO_MUCH_AT_ONCE = "too much data"
"""How the error for a longer string begins, here and in wasmtime itself."""


class ClassesOfThisThread(threading.local):
    """As much of a set as wasmtime-py needs, a separate one for each thread."""

    def __init__(self) -> None:
        self._classes: set[type] = set()

    def add(self, class_: type) -> None:
        self._classes.add(class_)

    def clear(self) -> None:
        self._classes.clear()

    def __iter__(self) -> Iterator[type]:
        return iter(self._classes)


class _Value(Protocol):
    of: Any


_convert_any_length = String.convert_from_c


def _convert_bounded(self: String, value: _Value) -> Any:
    if value.of.string.size > MAX_STRING_BYTES:
        _ffi.wasm_byte_vec_delete(byref(value.of.string))
        raise WasmtimeError(f"{TOO_MUCH_AT_ONCE} in one string")
    return _convert_any_length(self, value)  # type: ignore[arg-type]


_types.case_test_cache = ClassesOfThisThread()  # type: ignore[assignment]
String.convert_from_c = _convert_bounded  # type: ignore[method-assign,assignment]

for _type, _parts in (
    (_types.FuncType, ("params", "result")),
    (_types.RecordType, ("fields",)),
    (_types.ListType, ("element",)),
    (_types.OptionType, ("payload",)),
    (_types.ResultType, ("ok", "err")),
):
    for _part in _parts:
        _remembered: cached_property[Any] = cached_property(getattr(_type, _part).fget)
        _remembered.__set_name__(_type, _part)
        setattr(_type, _part, _remembered)
