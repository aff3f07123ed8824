"""What runs in the sandbox around an author's script, in Python runtimes.

The server reads this file as text. Of its functions it uses json_text itself: variables cross the border by the same
rules in both directions.
"""

# Path would import more than the script needs.
# ruff: noqa: PTH102, PTH103, PTH104, PTH109, PTH120

from __future__ import annotations

import builtins
import importlib
import json
import os
import sys

TYPE_CHECKING = False  # An import of typing takes time.
if TYPE_CHECKING:
    from typing import Any

REPORT = ""  # The source of inside_report.py.
JSON_TYPES = (type(None), int, float, bytes, str, list, tuple, dict)

_loads, _exec, _compile = json.loads, builtins.exec, builtins.compile
# C code, which looks up nothing by name while it works. json.dumps makes one like it for each call.
_encode = json.encoder.c_make_encoder(  # type: ignore[attr-defined]
    None, None, json.encoder.encode_basestring_ascii, None, ": ", ", ", False, False, True
)
_kept: list[Any] = []


class Nowhere:
    """Standard output: codejail swallows it, too."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        return len(text)

    def writelines(self, lines: Any) -> None:
        pass

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return False


def execute(request: str) -> str | list[Any]:
    """Runs a script. Returns its variables as JSON text, or the status and the error that it ended with."""
    code, names, import_from, moved = _loads(request)
    lay_out(import_from, moved)
    sys.stdout = Nowhere()
    _kept.append(names)  # Not taken apart at the end: that takes time, and for deep values more stack than there is.
    try:
        _exec(_compile(code, "<string>", "exec", dont_inherit=True), names)
        registry = names.get("__warningregistry__")
        if type(registry) is dict:
            # Counts how often filters changed since Python started; 0 in codejail.
            registry["version"] = 0
        return json_text(names)
    except MemoryError:
        raise  # The runtime keeps some memory to tell so.
    except SystemExit as ended:
        status = ended.code
        if status is None or isinstance(status, int):
            return [int(status or 0), ""]
        return [1, readable(f"{status}\n")]
    except BaseException as error:
        return [1, readable(reporting()(error))]


def lay_out(import_from: list[str], moved: dict[str, str]) -> None:
    """Puts files where codejail has them. Only what is named is imported from, zip files too."""
    here = os.getcwd()
    os.mkdir("tmp")
    for name, path in moved.items():
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        os.rename(name, path)
    if moved:
        importlib.invalidate_caches()
    sys.path[:] = [entry for entry in sys.path if os.path.dirname(entry) != here]
    sys.path += [f"{here}/{name}" for name in import_from]


def json_text(names: Any) -> str:
    """Returns the variables that JSON can hold, as JSON text with NaN and the infinities. The others are left out."""
    members = {}
    for name, value in names.items():
        if not isinstance(value, JSON_TYPES) or name == "__builtins__":
            continue
        try:
            text = "".join(_encode(decoded(value), 0))
            key = name
            if type(name) is not str or not name.isascii():
                key = _loads("".join(_encode(decoded(name), 0)))
        except Exception:
            continue
        members[key] = text
    return "{" + ", ".join(["".join(_encode({key: 0}, 0))[1:-2] + text for key, text in members.items()]) + "}"


def decoded(value: Any) -> Any:
    """Returns the value with text in the place of bytes."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, (list, tuple)):
        return [decoded(item) for item in value]
    if isinstance(value, dict):
        return {decoded(key): decoded(item) for key, item in value.items()}
    return value


def reporting() -> Any:
    """Returns the function that words errors. It is compiled when it is needed, which it seldom is."""
    names: dict[str, Any] = {}
    _exec(_compile(REPORT, "jailed_code", "exec", dont_inherit=True), names)
    return names["report"]


def readable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
