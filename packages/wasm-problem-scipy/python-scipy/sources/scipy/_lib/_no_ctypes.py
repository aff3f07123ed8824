"""What SciPy uses of ctypes, on a Python that has none: pointers to the data of arrays, kept alive by them."""

from __future__ import annotations

from typing import Any


class c_void_p:
    def __init__(self, value: int | None = None, owner: object = None) -> None:
        self.value = value
        self._owner = owner


class _CData:
    pass


class PyCFuncPtr(_CData):
    """No object is one: there are no functions of ctypes."""


def cast(pointer: Any, kind: object) -> Any:
    return pointer


def pointer_to(array: Any) -> c_void_p:
    return c_void_p(array.__array_interface__["data"][0], array)
