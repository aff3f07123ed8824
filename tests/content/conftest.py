"""The block in a runtime of its own, as for tests/block, and a second version of Python built from changed sources."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.block.conftest import course
from wasm_problem.resources import data_dir
from wasm_problem.runtime_build import RuntimeSource, build

__all__ = ["course", "second_python"]

SECOND = """

BUILD = "the second"
"""


@pytest.fixture(scope="session")
def second_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with python-3.14@2: its vocabulary has one name more, and calls tests otherwise."""
    sources = tmp_path_factory.getbasetemp() / "second-python"
    source = RuntimeSource(sources / "python")
    if sources.exists():  # tests of another folder have built it
        return source.target.parent
    for name in ("python", "wit"):
        shutil.copytree(data_dir("runtimes") / name, sources / name, ignore=shutil.ignore_patterns("dist"))
    changed(sources / "python" / "manifest.toml", "\nversion = 1\n", "\nversion = 2\n")
    vocabulary = sources / "python" / "guest" / "wasm_problem"
    with (vocabulary / "__init__.py").open("a", encoding="utf-8") as file:
        file.write(SECOND)
    changed(vocabulary / "cases.py", 'f"Input: {', 'f"Reads: {')
    return build(source, print).parent


def changed(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert before in text, f"{file} has changed: look for what this test can change in it"
    file.write_text(text.replace(before, after), "utf-8")
