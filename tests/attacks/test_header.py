"""The comment at the beginning of a hostile program, in whatever language it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from .attack import read_attack
from .header import described

KEYS = {"category": "exit", "ending": ["value", "raised"]}


@pytest.mark.parametrize("marker", ["#", "//", "--", ";", "%"])
def test_every_comment_is_read(tmp_path: Path, marker: str) -> None:
    lines = ["Tries it.", "", 'category = "exit"', 'ending = ["value", "raised"]']
    comment = "\n".join(f"{marker} {line}".strip() for line in lines)
    path = tmp_path / "attack.txt"
    path.write_text(f"{comment}\ncode {marker} more")
    with described(path) as (source, about, keys):
        assert source.endswith(f"code {marker} more")
        assert (about, keys) == ("Tries it.", KEYS)
        keys.clear()


def test_a_program_without_a_comment_is_no_attack(tmp_path: Path) -> None:
    path = tmp_path / "attack.js"
    path.write_text("while (true) {}")
    with pytest.raises(ValueError, match="the first comment lacks 'ending'"):
        read_attack(path)


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "attack.js"
    path.write_text('// Tries.\n//\n// category = "exit"\n// ending = "value"\n// colour = "red"\nf()')
    with pytest.raises(ValueError, match="unknown keys \\['colour'\\]"):
        read_attack(path)
