"""docs/import-capa.md shows what is so."""

from __future__ import annotations

import re
from pathlib import Path

from wasm_problem.capa_import import convert
from wasm_problem.grading import olx
from wasm_problem.grading.grader import check

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "import-capa.md").read_text("utf-8")


def test_the_example_becomes_what_the_page_shows(sandbox):
    before, after = re.findall(r"^```xml\n(.*?)^```", PAGE, re.M | re.S)
    conversion = convert(before.encode())
    assert conversion.is_whole
    assert check(sandbox, conversion.problem) == []
    assert list(conversion.problem.files) == ["capa.py", "capa_numbers.py"]
    assert olx.to_text(conversion.problem).startswith(after.replace("  …\n</wasm_problem>\n", ""))
