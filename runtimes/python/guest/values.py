"""Python values to and from JSON text. Uses nothing that a program can replace."""

from __future__ import annotations

import _json
import json
from collections.abc import Callable
from typing import Any

from wasm_problem import CodeAnswer, Problem

MOST_NESTED = 100
# What Python reads back without being asked to (sys.int_max_str_digits).
MOST_DIGITS = 4300
_TOO_BIG = 10**MOST_DIGITS
_SHOWN_KEY = 40

# No type is accepted that reads back as another one, so that what `generate` returns is what `grade` gets.
HINTS = {
    "Decimal": "write float(x) or str(x)",
    "Fraction": "write float(x) or str(x)",
    "PosixPath": "write str(x)",
    "bytearray": "write x.decode() or list(x)",
    "bytes": "write x.decode() or list(x)",
    "complex": "write [x.real, x.imag]",
    "coroutine": "write await",
    "date": "write x.isoformat()",
    "datetime": "write x.isoformat()",
    "deque": "write list(x)",
    "dict_items": "write list(x)",
    "dict_keys": "write list(x)",
    "dict_values": "write list(x)",
    "Float": "write float(x)",
    "Integer": "write int(x)",
    "Rational": "write float(x) or str(x)",
    "filter": "write list(x)",
    "frozenset": "write sorted(x) or list(x)",
    "function": "call it",
    "generator": "write list(x)",
    "map": "write list(x)",
    "ndarray": "write x.tolist()",
    "range": "write list(x)",
    "set": "write sorted(x) or list(x)",
    "time": "write x.isoformat()",
    "zip": "write list(x)",
}


SCALARS: dict[type, Callable[[Any], object]] = {}
"""Types of packages that are one bool, int or float, and what makes it of them."""


class BadValue(Exception):
    """A value that JSON cannot hold. The message says which and where."""


class UnknownArgument(Exception):
    """An argument of a kind this runtime does not know."""


_type_name = type.__dict__["__name__"].__get__
_str, _int, _float = str.__str__, int.__int__, float.__float__
_items, _list, _tuple = dict.items, list.__iter__, tuple.__iter__
_utf8 = str.encode
_repr = str.__repr__
# C code: it looks up nothing by name while it works.
_encode = _json.make_encoder(None, None, _json.encode_basestring, None, ": ", ", ", False, False, False)


def to_json(value: object) -> str:
    """Returns the JSON text of a value. Raises BadValue."""
    return "".join(_encode(_plain(value, (), ()), 0))


def _plain(value: Any, path: tuple[Any, ...], parents: tuple[int, ...]) -> Any:
    """Returns the value made of exactly None, bool, int, float, str, list and dict."""
    kind = type(value)
    if value is None or kind is bool:
        return value
    if issubclass(kind, str):
        return _text(_str(value), path)
    if issubclass(kind, int):
        value = _int(value)
        if not -_TOO_BIG < value < _TOO_BIG:
            raise BadValue(f"{_where(path)} is an int of more than {MOST_DIGITS} digits")
        return value
    if issubclass(kind, float):
        value = _float(value)
        if value - value != 0:
            raise BadValue(f"{_where(path)} is {value!r}, which JSON does not have")
        return value
    scalar = SCALARS.get(kind)
    if scalar is not None:
        return _plain(scalar(value), path, parents)
    if not issubclass(kind, (dict, list, tuple)):
        name = _type_name(kind)
        hint = HINTS.get(name)
        raise BadValue(f"{_where(path)} is of type {name}, which JSON does not have" + (f"; {hint}" if hint else ""))
    if id(value) in parents:
        raise BadValue(f"{_where(path)} contains itself")
    if len(parents) >= MOST_NESTED:
        raise BadValue(f"{_where(path[:3])} nests more than {MOST_NESTED} levels deep")
    parents = (*parents, id(value))
    if issubclass(kind, dict):
        return {_key(key, path): _plain(item, (*path, key), parents) for key, item in _items(value)}
    elements = _list(value) if issubclass(kind, list) else _tuple(value)
    return [_plain(item, (*path, index), parents) for index, item in enumerate(elements)]


def _key(key: Any, path: tuple[Any, ...]) -> str:
    if not issubclass(type(key), str):
        name = _type_name(type(key))
        raise BadValue(f"{_where(path)} has a key of type {name}; JSON keys are text: write str(key)")
    return _text(_str(key), path)


def _text(text: str, path: tuple[Any, ...]) -> str:
    try:
        _utf8(text, "utf-8")
    except UnicodeEncodeError:
        raise BadValue(f"{_where(path)} is text with a lone surrogate, which is not Unicode text") from None
    return text


def _where(path: tuple[Any, ...]) -> str:
    if not path:
        return "the value"
    steps = (str(step) if type(step) is int else _shown(_str(step)) for step in path)
    return "the value at " + "".join(f"[{step}]" for step in steps)


def _shown(key: str) -> str:
    return _repr(key if len(key) <= _SHOWN_KEY else key[:_SHOWN_KEY] + "…")


def _special(fields: dict[str, Any]) -> Any:
    kind = fields.get("$wasm-problem")
    if kind is None:
        return fields
    try:
        if kind == "problem":
            return Problem(fields["seed"], fields["variables"], fields["attempt"])
        if kind == "code":
            return CodeAnswer(fields["input"], fields["source"], fields["runtime"])
    except KeyError as error:
        raise UnknownArgument(f"an argument of the kind {kind!r} has no field {error}") from None
    raise UnknownArgument(f"this runtime does not know arguments of the kind {kind!r}")


_read_plain: Callable[[str, int], tuple[Any, int]] = _json.make_scanner(json.JSONDecoder())
_read_special: Callable[[str, int], tuple[Any, int]] = _json.make_scanner(json.JSONDecoder(object_hook=_special))


def from_json(text: str) -> list[Any]:
    """Returns the arguments in a JSON array. Raises UnknownArgument."""
    read = _read_special if '"$wasm-problem"' in text else _read_plain
    value, _ = read(text.lstrip(), 0)
    return value


CodeAnswer.to_json = staticmethod(to_json)
