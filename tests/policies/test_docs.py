"""docs/policies.md: every value with its title in Studio, and sentences that learners really read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wasm_problem.block.policy_fields import WasmProblemPolicyFields

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/policies.md").read_text("utf-8")
SOURCES = [*(ROOT / "static/src").rglob("*.js"), *(ROOT / "wasm_problem/block").glob("*.py")]

CHOICES = [
    (each["value"], each["display_name"])
    for field in vars(WasmProblemPolicyFields).values()
    for each in (getattr(field, "values", None) or [])
    if isinstance(each, dict)
]
QUOTED = sorted({" ".join(text.split()) for text in re.findall(r"“([^”]+[.}])”", PAGE)})


@pytest.mark.parametrize(("value", "title"), CHOICES)
def test_every_choice_has_a_row_with_its_title(value, title):
    assert f"\n| `{value}` | {title} |" in PAGE


@pytest.mark.parametrize("sentence", QUOTED)
def test_learners_read_what_the_page_quotes(sentence):
    assert any(f'"{sentence}"' in source.read_text("utf-8") for source in SOURCES)


def test_there_is_something_to_check():
    assert len(CHOICES) == 24
    assert len(QUOTED) > 10
