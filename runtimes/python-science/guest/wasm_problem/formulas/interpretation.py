"""How a formula was read, shown to the learner before it is handed in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .faults import BadTest, NotUnderstood
from .grammar import read
from .latex import latex
from .options import Options
from .plain import name_as_text, plain
from .tree import names


def interpret(text: str, options: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What a formula was read as: TeX and plain text of it as typed, its variables, notes; or what is wrong with it.

    Never raises for what a learner typed. Every value is JSON.
    """
    found: dict[str, Any] = {"latex": "", "text": "", "variables": [], "notes": [], "error": None}
    try:
        wanted = Options.read(options or {}, lenient=True)
    except BadTest as error:
        return {**found, "error": {"message": f"The problem has a fault: {error}.", "start": 0, "end": 0}}
    if not text.strip():
        return found
    try:
        reading = read(text, wanted)
    except NotUnderstood as error:
        return {**found, "error": {"message": error.message, "start": error.start, "end": error.end}}
    return {
        "latex": latex(reading.tree),
        "text": plain(reading.tree),
        "variables": [name_as_text(each) for each in names(reading.tree)],
        "notes": list(reading.notes),
        "error": None,
    }
