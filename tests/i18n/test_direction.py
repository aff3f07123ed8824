"""Styles that hold for pages written from the left and from the right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[2] / "static" / "src"
PHYSICAL = re.compile(
    r"^\s*(?:(?:margin|padding|border)-(?:left|right)[\w-]*|(?:left|right)|text-align:\s*(?:left|right)|"
    r"border-(?:top|bottom)-(?:left|right)-radius)\s*[:;].*$",
    re.M,
)
FROM_THE_LEFT = re.compile(r"direction:\s*ltr;[^}]*")
"""Programs and what they print are written from the left everywhere."""


@pytest.mark.parametrize("sheet", sorted(SOURCES.rglob("*.css")), ids=lambda sheet: str(sheet.relative_to(SOURCES)))
def test_a_style_sheet_names_start_and_end_not_left_and_right(sheet: Path) -> None:
    rules = FROM_THE_LEFT.sub("", sheet.read_text())
    assert [found.strip() for found in PHYSICAL.findall(rules)] == []


@pytest.mark.parametrize("rule", ["margin-left: 1px;", "right: 0;", "text-align: left;", "border-left-color: red;"])
def test_a_physical_rule_is_found(rule: str) -> None:
    assert PHYSICAL.search(f"a {{\n  {rule}\n}}")
