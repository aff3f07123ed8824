"""Where runtimes are looked for: ours, the operator's folders, and packages installed with pip."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..resources import data_dir
from .packages import is_folder, runtime_packages
from .trouble import Trouble

RUNTIMES_VARIABLE = "WASM_PROBLEM_RUNTIMES"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that holds folders NAME@VERSION. package: the distribution of pip that brought it, or empty."""

    folder: Path
    package: str = ""


def places(troubles: list[Trouble]) -> list[Place]:
    """All places in the order of their rank: what an earlier one has, a later one cannot replace.

    Adds to troubles, for the operator, what points nowhere.
    """
    return [*_ours(), *_operators(troubles), *_of_packages(troubles)]


def folder_for_added() -> Path:
    """Where `wasm-problem runtimes add` puts runtimes: the first of $WASM_PROBLEM_RUNTIMES, or the user's data folder.

    Without either it cannot be told; then the path is relative.
    """
    chosen = folders_of_variable()
    return chosen[0] if chosen else _user_folder()


def folders_of_variable() -> list[Path]:
    """The folders in $WASM_PROBLEM_RUNTIMES, separated like PATH."""
    return [Path(entry).absolute() for entry in os.environ.get(RUNTIMES_VARIABLE, "").split(os.pathsep) if entry]


def _ours() -> Iterator[Place]:
    for folder in sorted(data_dir("runtimes").iterdir()):
        if is_folder(folder / "dist"):
            yield Place(folder / "dist")


def _operators(troubles: list[Trouble]) -> Iterator[Place]:
    for folder in folders_of_variable():
        if is_folder(folder):
            yield Place(folder)
        else:
            wrong = f"{RUNTIMES_VARIABLE} names {str(folder)[:300]}, which is no folder."
            troubles.append(Trouble(wrong, "Make it, or change the variable."))
    user = _user_folder()
    if user.is_absolute() and is_folder(user):
        yield Place(user)


def _user_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path("wasm-problem") / "runtimes"


def _of_packages(troubles: list[Trouble]) -> Iterator[Place]:
    for package in runtime_packages(troubles):
        for folder in package.folders:
            yield Place(folder, package.distribution)
