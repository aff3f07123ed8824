"""JSON values on their way into and out of a sandbox. What comes out was written by a program: trust nothing."""

from __future__ import annotations

import json
import math
from typing import NoReturn

from .outcome import Json

MAX_DEPTH = 100
"""Lists and dictionaries inside one another. Deeper ones exhaust the stack of whoever walks through them."""


class BadValue(ValueError):
    """The text is not a JSON value that may leave a sandbox; says why, for the program's author."""


def parse_value(text: str, max_bytes: int) -> Json:
    """The value that JSON text stands for. Raises BadValue for any other text, and for too large or deep ones."""
    size = len(text.encode(errors="surrogatepass"))
    if size > max_bytes:
        raise BadValue(f"The value is too large: {size:,} bytes as JSON, and {max_bytes:,} are allowed.")
    try:
        value = json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)
        _check(value, MAX_DEPTH)
    except RecursionError:
        raise BadValue(f"The value is nested more than {MAX_DEPTH} levels deep.") from None
    except BadValue:
        raise
    except ValueError as error:
        raise BadValue(f"The value is not JSON: {error}.") from None
    return value


def dump_value(value: Json) -> str:
    """JSON text for a value. Raises BadValue when it is not a JSON value."""
    try:
        text = json.dumps(value, allow_nan=False)
        _check(value, MAX_DEPTH)
    except RecursionError:
        raise BadValue(f"The value is nested more than {MAX_DEPTH} levels deep.") from None
    except BadValue:
        raise
    except (TypeError, ValueError) as error:
        raise BadValue(f"The value is not JSON: {error}.") from None
    return text


def is_text(text: str) -> bool:
    """Whether the text is Unicode that can cross the border: without lone surrogates."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def _refuse_constant(name: str) -> NoReturn:
    raise BadValue(f"The value contains {name}, which is not JSON.")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise BadValue(f"The value contains the number {text[:40]}, which is too large.")
    return number


def _check(value: Json, depth: int) -> None:
    if isinstance(value, str):
        if not is_text(value):
            raise BadValue("The value contains half of a surrogate pair, which is not text.")
    elif isinstance(value, (list, tuple, dict)):
        if depth == 0:
            raise BadValue(f"The value is nested more than {MAX_DEPTH} levels deep.")
        for item in value:
            _check(item, depth - 1)
        if isinstance(value, dict):
            for item in value.values():
                _check(item, depth - 1)
