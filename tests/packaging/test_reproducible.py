"""Whoever builds a runtime from its sources gets the very file that everybody has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wasm_problem.runtime_build import RuntimeSource, sources

from .conftest import ROOT, Environment

IN_C = [source for source in sources() if source.recipe["tool"] == "ziglang"]
"""CPython's start leaves other bytes in memory each time."""


def test_there_are_such_runtimes() -> None:
    assert {source.manifest["name"] for source in IN_C} >= {"javascript-es2023", "sqlite-3"}


@pytest.mark.parametrize("source", IN_C, ids=lambda source: str(source.id))
def test_a_build_elsewhere_with_an_empty_cache_gives_the_same_digest(
    source: RuntimeSource, clone: Path, installed_from_folder: Environment
) -> None:
    built = clone / source.target.relative_to(ROOT) / "manifest.json"
    found = json.loads(built.read_text("utf-8"))
    assert (found["digest"], found["inputs_digest"]) == (source.built()["digest"], source.inputs_digest())
