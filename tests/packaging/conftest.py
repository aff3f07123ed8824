"""Copies of the source tree, what is built from them, and empty environments to install into."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from wasm_problem import bundle_build, i18n_build, runtime_build

ROOT = Path(__file__).resolve().parents[2]
NOT_COPIED = {".git", ".venv", "node_modules", "__pycache__", "build", "var", "out"}
NOT_COPIED |= {".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", "wasm_problem.egg-info"}


def run(command: list[str | Path], cwd: Path, environment: dict[str, str] | None = None) -> str:
    """Its standard output. A command that fails fails the test, with all that it printed."""
    clean = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    answer = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**clean, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, f"{command} ended with {answer.returncode}:\n{answer.stdout}\n{answer.stderr}"
    return answer.stdout


def copy_sources(target: Path, artefacts: bool) -> Path:
    """What a clone of the repository holds, or (artefacts) what a built checkout holds."""

    def unwanted(folder: str, names: list[str]) -> set[str]:
        out = set(names) & NOT_COPIED
        if folder == str(ROOT) or not artefacts:
            out |= set(names) & {"dist"}
        if not artefacts:
            out |= set(names) & {"translations"}
        if Path(folder).name.startswith("wasm_problem_"):  # of another package in this repository
            out |= {name for name in names if "@" in name}
        return out

    return Path(shutil.copytree(ROOT, target, ignore=unwanted))


@dataclass(frozen=True)
class Environment:
    """A virtual environment that held nothing but pip."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def command(self) -> Path:
        return self.folder / "bin" / "wasm-problem"

    def install(self, *arguments: str | Path, **variables: str) -> None:
        run([self.python, "-m", "pip", "install", "--quiet", *arguments], self.folder, variables)

    def run(self, *command: str | Path) -> str:
        return run(list(command), self.folder, self.variables)


@pytest.fixture(scope="session")
def new_environment(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Environment]:
    def make(**variables: str) -> Environment:
        folder = tmp_path_factory.mktemp("environment") / "venv"
        run([sys.executable, "-m", "venv", folder], folder.parent)
        return Environment(folder, variables)

    return make


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_sources(tmp_path_factory.mktemp("clone") / "wasm_problem", artefacts=False)


@pytest.fixture(scope="session")
def installed_from_folder(
    clone: Path, new_environment: Callable[..., Environment], tmp_path_factory: pytest.TempPathFactory
) -> Environment:
    """Nothing is built in the clone yet: pip fetches the toolchain and builds all, with an empty compiler's cache."""
    # A runtime built there need not be compiled for this machine yet, and is of no use after the tests.
    environment = new_environment(WASM_PROBLEM_CACHE=str(tmp_path_factory.mktemp("cache")))
    compiler_cache = str(tmp_path_factory.mktemp("compiler cache"))
    environment.install(clone, ZIG_GLOBAL_CACHE_DIR=compiler_cache, ZIG_LOCAL_CACHE_DIR=compiler_cache)
    return environment


@pytest.fixture(scope="session")
def built_checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    stale = [source.id for source in runtime_build.sources() if not source.is_fresh()]
    assert not stale, f"{stale} is not built; `make test` builds it"
    assert bundle_build.is_fresh(), "The bundle is not built; `make test` builds it"
    assert i18n_build.is_fresh(), "The translations are not built; `make test` builds them"
    return copy_sources(tmp_path_factory.mktemp("checkout") / "wasm_problem", artefacts=True)


@dataclass(frozen=True)
class Distributions:
    sdist: Path
    wheel: Path


@pytest.fixture(scope="session")
def distributions(built_checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    """As a release makes them: the sdist, then the wheel from that sdist."""
    target = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--outdir", target, built_checkout], target)
    (sdist,), (wheel,) = target.glob("*.tar.gz"), target.glob("*.whl")
    return Distributions(sdist, wheel)
