"""Which runtimes are installed: folders `NAME@VERSION` with a manifest and a component."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..resources import data_dir

MANIFEST_FORMAT = 1
CONTRACT = "1.0.0"
RUNTIMES_VARIABLE = "WASM_PROBLEM_RUNTIMES"

_ID = re.compile(r"(?P<name>[a-z][a-z0-9.-]*)(@(?P<version>[1-9][0-9]*))?")


class UnknownRuntime(LookupError):
    """No such runtime is installed; the text says which are."""


class BadManifest(ValueError):
    """A runtime's folder cannot be used; the text says which file, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """A runtime as its manifest describes it. libraries and absent are for authors to read."""

    name: str
    version: int
    title: str
    language: str
    digest: str
    """"sha256:" and the hexadecimal digest of the component file."""
    wasm: Path
    editor_mode: str = "text"
    status: str = "current"
    libraries: tuple[str, ...] = ()
    absent: Mapping[str, str] = field(default_factory=dict)
    """Module names that programs may expect and that the runtime lacks, each with a sentence why."""
    starter: Mapping[str, str] = field(default_factory=dict)
    warm_up: str = ""
    """A program that each instance compiles before it gets its own."""
    inputs_digest: str = ""
    """What it was built from: any builder of the same sources reproduces it."""

    @property
    def id(self) -> str:
        return f"{self.name}@{self.version}"

    def read_wasm(self) -> bytes:
        """The component. Raises BadManifest when the file is absent or is not the one the manifest names."""
        try:
            content = self.wasm.read_bytes()
        except OSError as error:
            raise BadManifest(f"{self.id}: cannot read {self.wasm}: {error.strerror}") from error
        found = "sha256:" + hashlib.sha256(content).hexdigest()
        if found != self.digest:
            raise BadManifest(
                f"{self.id}: {self.wasm} does not match the digest in its manifest ({found}, expected {self.digest}). "
                "The file was changed or damaged: install or build the runtime again."
            )
        return content

    def self_tests(self) -> list[dict[str, Any]]:
        """The programs that `wasm-problem runtimes verify` runs, from self_test.json; may be empty."""
        path = self.wasm.with_name("self_test.json")
        return list(json.loads(path.read_text("utf-8"))) if path.is_file() else []


def read_manifest(path: Path) -> Runtime:
    """The runtime that a manifest.json describes. Raises BadManifest."""
    try:
        data = json.loads(path.read_text("utf-8"))
        if data["format"] != MANIFEST_FORMAT:
            raise BadManifest(f"{path}: manifest format {data['format']} is newer than this program; upgrade it")
        if data["contract"] != CONTRACT:
            raise BadManifest(f"{path}: made for contract {data['contract']}; this program has {CONTRACT}")
        runtime = Runtime(
            name=str(data["name"]),
            version=int(data["version"]),
            title=str(data["title"]),
            language=str(data["language"]),
            digest=str(data["digest"]),
            wasm=path.with_name(data["wasm"]),
            editor_mode=str(data.get("editor_mode", "text")),
            status=str(data.get("status", "current")),
            libraries=tuple(map(str, data.get("libraries", ()))),
            absent=dict(data.get("absent", {})),
            starter=dict(data.get("starter", {})),
            warm_up=str(data.get("warm_up", "")),
            inputs_digest=str(data.get("inputs_digest", "")),
        )
    except BadManifest:
        raise
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadManifest(f"{path}: not a runtime manifest ({type(error).__name__}: {error})") from error
    match = _ID.fullmatch(runtime.id)
    if not match or path.parent.name != runtime.id:
        raise BadManifest(f"{path}: describes {runtime.id}, so its folder must have that name")
    return runtime


def default_folders() -> list[Path]:
    """The folders that hold runtimes: ours, then those in $WASM_PROBLEM_RUNTIMES (separated like PATH)."""
    ours = sorted(folder for folder in data_dir("runtimes").glob("*/dist") if folder.is_dir())
    more = [Path(entry) for entry in os.environ.get(RUNTIMES_VARIABLE, "").split(os.pathsep) if entry]
    return ours + more


class Catalog:
    """The installed runtimes. `problems` lists folders that could not be used, for the operator."""

    def __init__(self, folders: Iterable[Path] | None = None) -> None:
        self.problems: list[str] = []
        self._by_id: dict[str, Runtime] = {}
        for folder in default_folders() if folders is None else folders:
            for path in sorted(folder.glob("*@*/manifest.json")):
                self._add(path)

    def _add(self, path: Path) -> None:
        try:
            runtime = read_manifest(path)
        except BadManifest as error:
            self.problems.append(str(error))
            return
        known = self._by_id.setdefault(runtime.id, runtime)
        if known is not runtime and known.digest != runtime.digest:
            self.problems.append(
                f"{path}: {runtime.id} is installed twice with different content; {known.wasm.parent} is used. "
                "Remove one of them."
            )

    def runtimes(self) -> list[Runtime]:
        """All runtimes, by name, the newest version first."""
        return sorted(self._by_id.values(), key=lambda runtime: (runtime.name, -runtime.version))

    def get(self, id_or_name: str) -> Runtime:
        """The runtime `name@version`, or the newest version of `name`. Raises UnknownRuntime."""
        match = _ID.fullmatch(id_or_name)
        if match and match["version"]:
            found = self._by_id.get(id_or_name)
        else:
            found = next((runtime for runtime in self.runtimes() if runtime.name == id_or_name), None)
        if found is None:
            installed = ", ".join(runtime.id for runtime in self.runtimes()) or "none"
            shown = id_or_name if len(id_or_name) <= 80 else id_or_name[:80] + "…"
            raise UnknownRuntime(f'The runtime "{shown}" is not installed here. Installed: {installed}.')
        return found
