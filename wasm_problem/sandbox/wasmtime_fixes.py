"""Five repairs of wasmtime-py 50.0.1, which setup pins exactly. Importing this module makes them.

1. It looks up the case of a variant with one set that all threads share, so that under load a result of one thread
   is refused or read as another's.
2. It turns any string that a program hands over into a Python string, up to 128 MiB (wasmtime's own limit) of UTF-8,
   which is up to 512 MiB of memory of the server.
3. It asks for the parts of a type again and again.
4. It makes a new ctypes array type for each text that crosses the border.
5. It asks for the types of a host function at every call of it, which takes longer than most of these functions.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from ctypes import byref, memmove, string_at
from functools import cached_property
from typing import Any, Protocol

from wasmtime import WasmtimeError, _ffi
from wasmtime.component import String, _enter, _linker, _types

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


def _vector_of(content: bytes | bytearray) -> Any:
    vector = _ffi.wasm_byte_vec_t()
    _ffi.wasm_byte_vec_new_uninitialized(byref(vector), len(content))
    memmove(vector.data, bytes(content), len(content))
    return vector


def _text_of(vector: Any) -> str:
    return string_at(vector.data, vector.size).decode()


class HostFunction:
    """A function for one linker, which knows its types after its first call."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.types: tuple[list[_types.ValType], _types.ValType | None] | None = None

    def learn_types(self, raw: Any, store: Any) -> tuple[list[_types.ValType], _types.ValType | None]:
        """The types of the parameters and of the result."""
        with _types.FuncType._from_ptr(raw, owner=store) as found:
            self.types = [type_ for _, type_ in found.params], found.result
        return self.types


@_ffi.wasmtime_component_func_callback_t  # type: ignore[untyped-decorator]
def _call_host_function(
    index: int | None, context: Any, raw_type: Any, args: Any, nargs: int, results: Any, nresults: int
) -> Any:
    def run(store: Any) -> None:
        called = _linker.FUNCTIONS.get(index or 0)
        assert isinstance(called, HostFunction), "link() makes all of them"
        parameters, result_type = called.types or called.learn_types(raw_type, store)
        result = called.function(store, *[type_.convert_from_c(args[i]) for i, type_ in enumerate(parameters)])
        if result_type is not None:
            result_type.convert_to_c(store, result, results)

    return _enter.catch_exceptions(context, run)


_linker.func_impl = _call_host_function
_ffi.bytes_to_capi = _vector_of  # type: ignore[assignment]
_ffi.to_str = _text_of  # type: ignore[assignment]
_types.case_test_cache = ClassesOfThisThread()  # type: ignore[assignment]
String.convert_from_c = _convert_bounded  # type: ignore[method-assign,assignment]


def _once(method: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The method, which is asked once of each object."""
    name = f"_once_{method.__name__}"

    def asked(self: Any) -> Any:
        known = self.__dict__
        if name not in known:
            known[name] = method(self)
        return known[name]

    return asked


_types.VariantLikeType._tagged = _once(_types.VariantLikeType._tagged)  # type: ignore[method-assign, assignment]
for _variant in (_types.VariantType, _types.OptionType, _types.ResultType):
    _variant._cases = _once(_variant._cases)  # type: ignore[method-assign, assignment]

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
