"""Whoever builds a runtime from its sources gets the very file that everybody has."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from wasm_problem.runtime_build import RuntimeSource, build, sources

IN_C = [source for source in sources() if source.recipe["tool"] == "ziglang"]


@pytest.fixture(scope="module")
def empty_cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("compiler cache"))


def test_there_are_such_runtimes() -> None:
    assert {source.manifest["name"] for source in IN_C} >= {"javascript-es2023", "sqlite-3"}


@pytest.mark.parametrize("source", IN_C, ids=lambda source: str(source.id))
def test_another_build_elsewhere_with_an_empty_cache_gives_the_same_digest(
    source: RuntimeSource, empty_cache: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZIG_GLOBAL_CACHE_DIR", empty_cache)
    monkeypatch.setenv("ZIG_LOCAL_CACHE_DIR", empty_cache)
    copy = shutil.copytree(source.folder, tmp_path / "elsewhere", ignore=shutil.ignore_patterns("dist"))
    built = build(RuntimeSource(copy, tmp_path / "built"), print)
    found = json.loads((built / "manifest.json").read_text())
    assert (found["digest"], found["inputs_digest"]) == (source.built()["digest"], source.inputs_digest())
