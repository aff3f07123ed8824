"""What a runtime says of itself: `NAME@VERSION/manifest.json`, checked before anything of it is believed."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import manifest_fields as read
from .contract import CONTRACT_VERSION
from .manifest_fields import Wrong
from .trouble import Trouble

MANIFEST_FORMAT = 1

MAX_MANIFEST_BYTES = 1024 * 1024
MAX_WASM_BYTES = 200 * 1024 * 1024
"""A larger component is not read: the largest that is known has a fifth of it, and compiling takes many times more."""

_NAME = r"[a-z][a-z0-9]*([.-][a-z0-9]+)*"
RUNTIME_ID = re.compile(rf"(?P<name>{_NAME})(@(?P<version>[1-9][0-9]{{0,5}}))?")
STATUSES = ("current", "superseded", "retired")
ROLES = ("grader", "answer")

INSTALL_AGAIN = "Install or build the runtime again."
ASK_ITS_MAKERS = "Tell whoever made the runtime, or install another version of it."


class BadManifest(ValueError):
    """A runtime's folder cannot be used; the text says which file, what is wrong and what to do."""

    def __init__(self, what: str, remedy: str = "") -> None:
        self.trouble = Trouble(what, remedy)
        super().__init__(str(self.trouble))


@dataclass(frozen=True, slots=True)
class Runtime:
    """A runtime as its manifest describes it. libraries, absent and licences are for people to read."""

    name: str
    version: int
    title: str
    language: str
    digest: str
    """"sha256:" and the hexadecimal digest of the component file."""
    wasm: Path
    language_title: str = ""
    """How people call the language; runtimes of one language are shown together."""
    editor_mode: str = "text"
    file_extension: str = "txt"
    """Of programs in this language, without the dot."""
    roles: tuple[str, ...] = ROLES
    """What it can be used for: "grader", "answer" (a learner's program)."""
    status: str = "current"
    """"current"; "superseded": there is a newer one; "retired": grades what pins it, and is not offered for more."""
    libraries: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    absent: Mapping[str, str] = field(default_factory=dict)
    """Module names that programs may expect and that the runtime lacks, each with a sentence why."""
    starter: Mapping[str, str] = field(default_factory=dict)
    highlight: Mapping[str, Any] = field(default_factory=dict)
    """For an editor that does not know editor_mode."""
    features: tuple[str, ...] = ()
    """What it can do besides running programs. "formulas": tell how it reads a formula, see docs/build-a-runtime.md."""
    warm_up: str = ""
    """A program that each instance compiles before it gets its own."""
    inputs_digest: str = ""
    """What it was built from: any builder of the same sources reproduces it."""
    package: str = ""
    """The distribution of pip that brought it; empty when it is ours or in a folder of the operator's."""

    @property
    def id(self) -> str:
        return f"{self.name}@{self.version}"

    @property
    def folder(self) -> Path:
        """Where its manifest is, and all else that it brings."""
        return self.wasm.parent

    def read_wasm(self) -> bytes:
        """The component. Raises BadManifest when the file is absent or is not the one the manifest names."""
        try:
            _check_wasm_file(self.folder, self.wasm.name)
            content = self.wasm.read_bytes()
        except Wrong as wrong:
            raise BadManifest(f"{self.id}: {wrong.what}", wrong.remedy) from None
        except OSError as error:
            raise BadManifest(f"{self.id}: cannot read {self.wasm}: {error.strerror}.", INSTALL_AGAIN) from error
        found = "sha256:" + hashlib.sha256(content).hexdigest()
        if found != self.digest:
            raise BadManifest(
                f"{self.id}: {self.wasm} does not match the digest in its manifest ({found}, expected {self.digest}). "
                "The file was changed or damaged.",
                INSTALL_AGAIN,
            )
        return content

    def self_tests(self) -> list[dict[str, Any]]:
        """The programs that `wasm-problem runtimes verify` runs, from self_test.json; may be empty."""
        path = self.folder / "self_test.json"
        return list(json.loads(path.read_text("utf-8"))) if path.is_file() else []


def read_manifest(path: Path, package: str = "") -> Runtime:
    """The runtime that a manifest.json describes, with its component file in place. Raises BadManifest."""
    try:
        data = _json_object(path)
        _check_made_for_this_program(data)
        runtime = _runtime(data, path, package)
        if path.parent.name != runtime.id:
            raise Wrong(f"it describes {runtime.id}, so its folder must have that name.", "Rename the folder.")
        _check_wasm_file(path.parent, runtime.wasm.name)
    except Wrong as wrong:
        raise BadManifest(f"{path}: {wrong.what}", wrong.remedy) from None
    except OSError as error:
        raise BadManifest(f"{path}: cannot be read: {error.strerror}.", INSTALL_AGAIN) from error
    return runtime


def _json_object(path: Path) -> Mapping[str, Any]:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # Reading a pipe would wait for ever.
        raise Wrong("it is not a file.", INSTALL_AGAIN)
    if status.st_size > MAX_MANIFEST_BYTES:
        raise Wrong(f"it is larger than {MAX_MANIFEST_BYTES:,} bytes.", ASK_ITS_MAKERS)
    try:
        data = json.loads(path.read_bytes())
    except RecursionError:
        raise Wrong("it is nested too deeply.", ASK_ITS_MAKERS) from None
    except ValueError as error:
        raise Wrong(f"it is not a runtime manifest, for it is no JSON ({error}).", INSTALL_AGAIN) from None
    if not isinstance(data, dict):
        raise Wrong("it is not a runtime manifest, for it is no JSON object.", INSTALL_AGAIN)
    return data


def _check_made_for_this_program(data: Mapping[str, Any]) -> None:
    """Raises Wrong. What a newer format means by its other fields is unknown, so this comes first."""
    format_ = read.whole_number(data, "format", 1, 1_000_000)
    if format_ > MANIFEST_FORMAT:
        raise Wrong(f"manifest format {format_} is newer than this program.", "Upgrade wasm-problem.")
    contract = read.matching(data, "contract", r"[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}", "a version such as 1.0.0")
    if contract != CONTRACT_VERSION:
        newer = _parts(contract) > _parts(CONTRACT_VERSION)
        advice = "Upgrade wasm-problem." if newer else "Install a newer version of the runtime."
        raise Wrong(f"it is made for contract {contract}; this program has {CONTRACT_VERSION}.", advice)


def _parts(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def _runtime(data: Mapping[str, Any], path: Path, package: str) -> Runtime:
    name = read.matching(data, "name", _NAME, "lower-case letters, digits, - and .", 80)
    language = read.matching(data, "language", r"[a-z][a-z0-9+#.-]*", "lower-case letters, digits, +, #, - and .", 40)
    wasm = read.matching(data, "wasm", r"[A-Za-z0-9_][A-Za-z0-9_.-]*", "the plain name of a file in its folder", 80)
    return Runtime(
        name=name,
        version=read.whole_number(data, "version", 1, 999_999),
        title=read.line(data, "title", 100),
        language=language,
        digest=read.matching(data, "digest", read.DIGEST, read.A_DIGEST),
        wasm=path.parent / wasm,
        language_title=read.line(data, "language_title", 60, language.capitalize()),
        editor_mode=read.matching(data, "editor_mode", r"[a-z][a-z0-9+_.-]*", "the name of a mode", 40, "text"),
        file_extension=read.matching(data, "file_extension", r"[A-Za-z0-9]+", "letters and digits", 10, "txt"),
        roles=read.some_of(data, "roles", ROLES),
        status=read.one_of(data, "status", STATUSES),
        libraries=read.lines(data, "libraries"),
        licences=read.lines(data, "licences"),
        absent=read.table_of_lines(data, "absent"),
        starter=read.table_of_texts(data, "starter"),
        highlight=read.highlight(data),
        features=read.lines(data, "features"),
        warm_up=read.text(data, "warm_up", ""),
        inputs_digest=read.matching(data, "inputs_digest", read.DIGEST, read.A_DIGEST, default=""),
        package=package,
    )


def _check_wasm_file(folder: Path, name: str) -> None:
    """Raises Wrong or OSError when the component file is absent, lies elsewhere or is too large to be read."""
    path = folder / name
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            if Path(os.path.realpath(path)).parent != Path(os.path.realpath(folder)):
                raise Wrong(f"{path} is a link to a file outside its folder.", "Put the file itself there.")
            status = path.stat()
    except FileNotFoundError:
        raise Wrong(f"the component {path} is missing.", INSTALL_AGAIN) from None
    if not stat.S_ISREG(status.st_mode):
        raise Wrong(f"{path} is not a file.", INSTALL_AGAIN)
    if status.st_size > MAX_WASM_BYTES:
        limit = MAX_WASM_BYTES // 2**20
        raise Wrong(f"{path} has {status.st_size / 2**20:.0f} MiB; at most {limit} are read.", ASK_ITS_MAKERS)
