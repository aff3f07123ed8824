"""A runtime's sources: the folder, its manifest.toml, and what counts as a source."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import Any

from ..resources import data_dir

ACCOMPANYING = ("self_test.json", "conformance", "attacks", "demos")
"""Beside the component, not in it: copied as they are. A runtime without one has that of the nearest base."""
JOINED_FOLDERS = ("attacks",)
"""Those that a runtime has from all its bases, with its own files over them."""
INHERITED = ("absent", "starter")
"""Tables of a manifest that a runtime has from its base, with its own entries over them; an empty one takes away."""
JOINED = ("licences",)
"""Lists of a manifest that a runtime has from its base, with its own entries after them."""
BUILT_ON = ("packages", "extensions", "more_tools")
"""Lists of [build] that a runtime has from its base, with its own entries after them."""
NOT_SOURCES = ("__pycache__", "dist", ".*")
"""Names of files and folders, as shell patterns."""
FORMAT = ("component_parts.py", "memory_export.py", "wasm_format.py")
MERGING = ("core_code.py", "core_module.py", "merge_modules.py")
OWN_PARTS = {
    "componentize-py": (*FORMAT, *MERGING, "componentize_py.py", "immortal_objects.py"),
    "ziglang": (*FORMAT, "core_component.py", "snapshot.py", "world.wat", "ziglang.py"),
}
"""Our modules that shape the component."""

EXTENSIONS = Path(__file__).with_name("extensions")
"""How extension modules of CPython are built."""

WASMTIME = "wasmtime==50.0.1"
"""Starts what C compiles to, reads world.wat, and tries what was built. The same as in pyproject.toml."""

Report = Callable[[str], None]


class BuildFailed(RuntimeError):
    """A runtime could not be built; the text says at which step, why, and what to do."""


@dataclass(frozen=True)
class RuntimeSource:
    """A folder that holds a runtime's sources, described by its manifest.toml. into: where NAME@VERSION/ is built."""

    folder: Path
    into: Path | None = None

    @cached_property
    def manifest(self) -> dict[str, Any]:
        path = self.folder / "manifest.toml"
        try:
            found = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise BuildFailed(f"{path}: {error}") from error
        missing = [key for key in ("name", "version", "title", "language", "contract", "build") if key not in found]
        if missing:
            raise BuildFailed(f"{path}: has no {missing[0]}")
        under = self._base_of(found)
        if under is not None:
            found |= {key: _laid_over(under.manifest.get(key, {}), found.get(key, {})) for key in INHERITED}
            found |= {key: _joined(under.manifest, found, key) for key in JOINED}
        return found

    @property
    def id(self) -> str:
        return f"{self.manifest['name']}@{self.manifest['version']}"

    @property
    def recipe(self) -> dict[str, Any]:
        own = dict(self.manifest["build"])
        if self.base is not None:
            own |= {key: _joined(self.base.recipe, own, key) for key in BUILT_ON}
        return own

    def tools(self) -> list[str]:
        """What has to be installed to build the component, as requirements."""
        recipe = self.recipe
        return [f"{recipe.get('tool')}=={recipe.get('tool_version')}", WASMTIME, *recipe.get("more_tools", ())]

    @property
    def base(self) -> RuntimeSource | None:
        """The runtime whose guest lies under this one's own; what accompanies it serves this one, too."""
        return self._base_of(self.manifest)

    def _base_of(self, manifest: dict[str, Any]) -> RuntimeSource | None:
        """`base` is a path from this folder, or the name of a folder of the runtimes that wasm-problem brings."""
        name = manifest["build"].get("base")
        if name is None:
            return None
        return RuntimeSource((self.folder / name).resolve() if "/" in name else data_dir("runtimes") / name)

    def bases(self) -> list[RuntimeSource]:
        """The base, its base, and so on."""
        return [] if self.base is None else [self.base, *self.base.bases()]

    def guest_folders(self) -> list[Path]:
        """What the guest is made of; a file takes the place of one with the same name in a folder before."""
        under = [] if self.base is None else self.base.guest_folders()
        return [*under, self.folder / self.recipe["guest"]]

    def copy_guest(self, target: Path) -> None:
        """The guest's files. `renamed` names those of the base that stay beside the file which takes their place."""
        if self.base is not None:
            self.base.copy_guest(target)
        for old, new in self.manifest["build"].get("renamed", {}).items():
            if not (target / old).is_file():
                raise BuildFailed(f"{self.id}: manifest.toml renames {old!r}, and its base has no such file")
            (target / old).rename(target / new)
        copy_sources(self.folder / self.recipe["guest"], target)

    @property
    def wit(self) -> Path:
        return data_dir("runtimes") / "wit"

    @property
    def c_library(self) -> Path:
        return data_dir("runtimes") / "c"

    @property
    def target(self) -> Path:
        return (self.into or self.folder / "dist") / self.id

    def inputs_digest(self) -> str:
        """Digest of everything the component is made from, which any builder reproduces."""
        tool = self.recipe.get("tool", "")
        roots = [("contract", self.wit), ("runtime", self.folder)]
        if tool == "ziglang":
            roots.append(("library", self.c_library))
        if self.base is not None:
            roots += [(f"base {index}", folder) for index, folder in enumerate(self.base.guest_folders())]
        digest = hashlib.sha256()
        for base in self.bases():
            built_on = {key: base.manifest["build"].get(key, ()) for key in (*BUILT_ON, "renamed")}
            digest.update(json.dumps(built_on, sort_keys=True).encode())
        for label, root in roots:
            for path in source_files(root):
                _add(digest, f"{label}/{path.relative_to(root).as_posix()}", path)
        for name in OWN_PARTS.get(tool, ()):
            _add(digest, f"build/{name}", Path(__file__).with_name(name))
        if self.recipe.get("extensions"):
            for path in source_files(EXTENSIONS):
                _add(digest, f"build/extensions/{path.relative_to(EXTENSIONS).as_posix()}", path)
        return "sha256:" + digest.hexdigest()

    def accompanying(self) -> dict[str, Path]:
        """The files that are copied beside the component, by their path there."""
        found = {}
        folders = [self.folder, *(base.folder for base in self.bases())]
        for name in ACCOMPANYING:
            having = [folder for folder in folders if (folder / name).exists()]
            for folder in reversed(having if name in JOINED_FOLDERS else having[:1]):
                path = folder / name
                for file in [path] if path.is_file() else _files(path):
                    found[file.relative_to(folder).as_posix()] = file
        return found

    def accompanying_digest(self) -> str:
        """Digest of what is copied beside the component."""
        digest = hashlib.sha256()
        for place, file in self.accompanying().items():
            _add(digest, place, file)
        return "sha256:" + digest.hexdigest()

    def built(self) -> dict[str, Any]:
        """The manifest of the built runtime; empty when there is none."""
        try:
            found = json.loads((self.target / "manifest.json").read_text("utf-8"))
            return dict(found) if (self.target / found["wasm"]).is_file() else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def is_fresh(self) -> bool:
        """Whether the built runtime exists and was made from these very sources."""
        return self.has_component() and self.built().get("accompanying_digest") == self.accompanying_digest()

    def has_component(self) -> bool:
        """Whether the component is made from these very sources, whatever is beside it."""
        return bool(self.built().get("inputs_digest") == self.inputs_digest())


def _laid_over(under: dict[str, str], own: dict[str, str]) -> dict[str, str]:
    return {key: text for key, text in (under | own).items() if text}


def _joined(under: dict[str, Any], own: dict[str, Any], key: str) -> list[Any]:
    """The entries of both lists, in their order, each once."""
    found: list[Any] = []
    for entry in (*under.get(key, ()), *own.get(key, ())):
        if entry not in found:
            found.append(entry)
    return found


def sources() -> list[RuntimeSource]:
    """The runtimes whose sources are here."""
    return [RuntimeSource(path.parent) for path in sorted(data_dir("runtimes").glob("*/manifest.toml"))]


def source_files(folder: Path) -> Iterator[Path]:
    """The files that the component is made from, in a stable order."""
    return (path for path in _files(folder) if path.relative_to(folder).parts[0] not in ACCOMPANYING)


def copy_sources(folder: Path, target: Path) -> None:
    for path in source_files(folder):
        copy = target / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def require_tool(source: RuntimeSource, tool: str, version: str | None = None) -> None:
    """Raises BuildFailed unless the tool is installed in that version; of the build tool, the manifest names it."""
    wanted = version or source.recipe["tool_version"]
    try:
        found = metadata.version(tool)
    except metadata.PackageNotFoundError:
        found = "none"
    if found != wanted:
        raise BuildFailed(
            f"{source.id} is built with {tool} {wanted}, and {found} is installed here. "
            f"Run: {sys.executable} -m pip install {tool}=={wanted}"
        )


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(fnmatch(part, pattern) for part in parts for pattern in NOT_SOURCES):
            yield path


def _add(digest: hashlib._Hash, label: str, path: Path) -> None:
    digest.update(f"{label}\0".encode())
    digest.update(hashlib.sha256(path.read_bytes()).digest())
