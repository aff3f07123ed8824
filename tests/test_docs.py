"""The documents say what is so: links lead somewhere, and what Python lacks is listed."""

import re
import tomllib
from pathlib import Path

import pytest

from wasm_problem.sandbox import Invocation, Program

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


def test_an_absent_module_says_so_when_it_is_imported(sandbox):
    source = (
        "def f(names):\n    found = {}\n    for name in names:\n        try: __import__(name)\n"
        "        except ModuleNotFoundError as error: found[name] = str(error)\n    return found"
    )
    said = sandbox.run("python-3.14", Program(source), Invocation("f", [list(ABSENT)])).value
    assert [module for module, sentence in ABSENT.items() if sentence not in said.get(module, "")] == []


def test_every_other_module_of_the_library_can_be_imported(sandbox):
    source = (
        "import sys\n"
        "def f(absent):\n    failed = {}\n"
        "    skip = set(absent) | {'antigravity', 'this', 'nt', 'winreg', 'winsound', 'msvcrt', 'nturl2path'}\n"
        "    for name in sorted(sys.stdlib_module_names - skip):\n"
        "        if name.startswith('_'): continue\n"
        "        try: __import__(name)\n"
        "        except BaseException as error: failed[name] = repr(error)\n"
        "    return failed"
    )
    outcome = sandbox.run("python-3.14", Program(source), Invocation("f", [list(ABSENT)]))
    assert (outcome.failure, outcome.value) == (None, {})
