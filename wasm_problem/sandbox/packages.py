"""Which packages installed with pip bring runtimes: those with an entry point in the group `wasm_problem.runtimes`.

importlib.metadata finds entry points, too, but takes 30 ms to import, half of what a process needs to its first run.
And it does not say where a package is without importing it, which would run code of it in the server.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .trouble import Trouble

GROUP = "wasm_problem.runtimes"

MAX_METADATA_BYTES = 1024 * 1024
MAX_NAME = 300


@dataclass(frozen=True, slots=True)
class RuntimePackage:
    """A package that holds folders NAME@VERSION. A namespace package has several folders."""

    distribution: str
    name: str
    folders: tuple[Path, ...]


def runtime_packages(troubles: list[Trouble]) -> list[RuntimePackage]:
    """The packages with runtimes, by the names of their distributions. Adds to troubles those that are not there."""
    found = []
    for distribution, value in sorted(set(_entry_points())):
        if len(value) > MAX_NAME or not re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", value, re.ASCII):
            wrong = f"the package {distribution} names {value[:80]!a} as a place of runtimes, which is no dotted name."
            troubles.append(Trouble(wrong, "Tell whoever made the package."))
            continue
        folders = tuple(Path(folder) for folder in _locate(value) if is_folder(Path(folder)))
        if folders:
            found.append(RuntimePackage(distribution, value, folders))
        else:
            wrong = f"the package {distribution} says that {value} holds runtimes, and there is no such folder."
            remedy = f"Run: {sys.executable} -m pip install --force-reinstall {distribution}"
            troubles.append(Trouble(wrong, remedy))
    return found


def is_folder(path: Path) -> bool:
    """Whether there is such a folder. Path.is_dir fails where this user may not look, and at too long names."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _entry_points() -> Iterator[tuple[str, str]]:
    """(distribution, dotted name). Of two installations of a distribution Python uses the first, and so it is here."""
    seen = set()
    for place in (entry for entry in sys.path if isinstance(entry, str)):
        for information in sorted(_information_folders(place or ".")):
            name = _normal(Path(information).name.rsplit(".", 1)[0].split("-")[0])
            if name in seen:
                continue
            seen.add(name)
            content = _read(f"{information}/entry_points.txt")
            # Nearly none of all that is installed has the group: ask that first.
            if GROUP.encode() in content:
                distribution = _name_in(information) or name
                yield from ((distribution, value) for value in _values(content.decode("utf-8", "replace")))


def _information_folders(place: str) -> list[str]:
    try:
        with os.scandir(place) as entries:
            return [entry.path for entry in entries if entry.name.endswith((".dist-info", ".egg-info"))]
    except (OSError, ValueError):
        return []


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - hundreds of them before the first run
            return file.read(MAX_METADATA_BYTES)
    except OSError:
        return b""


def _name_in(information: str) -> str:
    """The distribution's name as it writes it."""
    content = _read(f"{information}/METADATA") or _read(f"{information}/PKG-INFO")
    match = re.search(rb"^Name:[ \t]*([A-Za-z0-9._-]{1,100})[ \t]*\r?$", content, re.MULTILINE)
    return match[1].decode() if match else ""


def _values(content: str) -> Iterator[str]:
    """The values in the group's section of an entry_points.txt."""
    section = ""
    for raw in content.splitlines():
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip()
        elif section == GROUP and "=" in line and not line.startswith(("#", ";")):
            yield line.split("=", 1)[1].strip()


def _locate(name: str) -> Sequence[str]:
    """The folders of a package, which is not imported, and neither is the package around it. Empty: there is none."""
    folders: Sequence[str] | None = None
    done = ""
    for part in name.split("."):
        done = f"{done}.{part}" if done else part
        folders = _found_by_finders(done, folders) or [str(Path(folder) / part) for folder in folders or ()]
    return folders or ()


def _found_by_finders(name: str, path: Sequence[str] | None) -> list[str]:
    """Where the import system would find the package: editable installations have finders of their own."""
    for finder in sys.meta_path:
        try:
            spec: Any = finder.find_spec(name, path)
            if spec is not None:
                return list(spec.submodule_search_locations or ())
        except Exception:
            # A finder is anybody's code. Python's own fails on a namespace inside a package that is not imported.
            continue
    return []
