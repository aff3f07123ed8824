from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wasm_problem.runtime_build import RuntimeSource, build
from wasm_problem.sandbox import Catalog, CompiledCache, Sandbox

ECHO = Path(__file__).with_name("echo")


def copied(folder: Path) -> RuntimeSource:
    """The sources of a small runtime, to be changed."""
    return RuntimeSource(shutil.copytree(ECHO, folder / "echo"))


@pytest.fixture(scope="session")
def echo(tmp_path_factory: pytest.TempPathFactory) -> RuntimeSource:
    """A small runtime written in C, built."""
    source = copied(tmp_path_factory.mktemp("sources"))
    build(source, print)
    return source


@pytest.fixture(scope="session")
def with_echo(echo: RuntimeSource, tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    catalog = Catalog([echo.target.parent])
    return Sandbox(catalog, CompiledCache(tmp_path_factory.mktemp("cache") / "compiled"))
