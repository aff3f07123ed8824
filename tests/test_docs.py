"""The documents say what is so: links lead somewhere, and what Python lacks is listed."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("tests/**/*.md")])
ABSENT = tomllib.loads((ROOT / "runtimes/python/manifest.toml").read_text())["absent"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page):
    links = re.findall(r"\]\((?!https?:|/)([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_absent_module_is_documented():
    page = (ROOT / "docs/runtimes.md").read_text("utf-8")
    assert [module for module, sentence in ABSENT.items() if f"| `{module}` | {sentence} |" not in page] == []
