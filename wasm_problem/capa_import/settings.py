"""The attributes of <problem>: most have the same name and meaning here, and are kept."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from .report import Element, Notes

_LEFT_OUT = {"markdown", "markdown_edited", "source_code", "use_latex_compiler", "matlab_api_key", "filename", "slug"}
_NOTHING = ("", "null", "None")


@dataclass(frozen=True, slots=True)
class Settings:
    """As in grading.problem.Problem. attributes: those of the platform."""

    display_name: str
    max_attempts: int | None
    weight: float | None
    show_reset_button: bool | None
    attributes: Mapping[str, str]


def read_settings(root: Element, points: int, notes: Notes) -> Settings:
    """points: what the answer fields are worth together in capa when the problem has no weight."""
    given = {name: text for name, text in root.attrib.items() if text.strip() not in _NOTHING}
    for name in sorted(_LEFT_OUT & set(given)):
        notes.changed(root, f"the attribute {name}", "it is left out: it is about how the problem was edited.")
    kept = {name: text for name, text in given.items() if name not in _LEFT_OUT and not name.startswith("{")}
    display_name = kept.pop("display_name", kept.pop("name", ""))
    attempts = _number(kept.pop("max_attempts", ""), "max_attempts", root, notes)
    weight = _number(kept.pop("weight", ""), "weight", root, notes)
    if weight is None and points != 1:
        weight = float(points)
    if attempts == 0:
        means = "a problem here allows at least one attempt; this one has no limit now."
        notes.lost(root, 'max_attempts="0"', means, "Set it in Studio, or hide the problem.")
    reset = kept.pop("show_reset_button", "").strip().lower()
    return Settings(
        display_name,
        int(attempts) if attempts else None,
        weight,
        reset == "true" if reset in ("true", "false") else None,
        kept,
    )


def _number(text: str, name: str, root: Element, notes: Notes) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1
    if 0 <= value < math.inf and (name == "weight" or value == int(value)):
        return value
    notes.lost(root, f'{name}="{text[:20]}"', "it is no such number, and the default is used.", "Set it in Studio.")
    return None
