"""From a runtime's folder to `dist/NAME@VERSION/`: component, manifest, self-test."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import Any

from ..resources import data_dir
from .memory_export import add_memory_export

MANIFEST_FORMAT = 1
CARRIED_OVER = (
    "name",
    "version",
    "title",
    "language",
    "editor_mode",
    "status",
    "contract",
    "libraries",
    "warm_up",
    "absent",
)
NOT_SOURCES = {"__pycache__", "dist"}

Report = Callable[[str], None]


class BuildFailed(RuntimeError):
    """A runtime could not be built; the text says at which step, why, and what to do."""


@dataclass(frozen=True)
class RuntimeSource:
    """A folder in runtimes/ that holds a runtime's sources, described by its manifest.toml."""

    folder: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        try:
            return tomllib.loads((self.folder / "manifest.toml").read_text("utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise BuildFailed(f"{self.folder / 'manifest.toml'}: {error}") from error

    @property
    def id(self) -> str:
        return f"{self.manifest['name']}@{self.manifest['version']}"

    @property
    def wit(self) -> Path:
        return self.folder.parent / "wit"

    @property
    def target(self) -> Path:
        return self.folder / "dist" / self.id

    def inputs_digest(self) -> str:
        """Digest of everything the runtime is made from, which any builder reproduces."""
        digest = hashlib.sha256()
        ours = Path(__file__).with_name("memory_export.py")
        for root, path in [(self.wit.parent, p) for p in _files(self.wit)] + [
            (self.folder, path) for path in _files(self.folder)
        ]:
            digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        digest.update(ours.read_bytes())
        return "sha256:" + digest.hexdigest()

    def is_fresh(self) -> bool:
        """Whether the built runtime exists and was made from these very sources."""
        try:
            built = json.loads((self.target / "manifest.json").read_text("utf-8"))
            return bool(built["inputs_digest"] == self.inputs_digest() and (self.target / built["wasm"]).is_file())
        except (OSError, ValueError, KeyError):
            return False


def sources() -> list[RuntimeSource]:
    """The runtimes whose sources are here."""
    return [RuntimeSource(path.parent) for path in sorted(data_dir("runtimes").glob("*/manifest.toml"))]


def build(source: RuntimeSource, report: Report) -> Path:
    """Builds the runtime and returns its folder. Reports progress a line at a time. Raises BuildFailed."""
    recipe = source.manifest.get("build", {})
    tool = recipe.get("tool")
    if tool != "componentize-py":
        raise BuildFailed(f"{source.id}: manifest.toml names the unknown build tool {tool!r}")
    started = time.monotonic()
    report(f"{source.id}: building with {tool} {recipe['tool_version']}, about {recipe.get('seconds', 30)} s ...")
    with tempfile.TemporaryDirectory(prefix="wasm-problem-build-") as work:
        component = Path(work) / "component.wasm"
        _componentize_py(source, recipe, component)
        content = add_memory_export(component.read_bytes())
        _publish(source, content, Path(work) / "dist")
    report(f"{source.id}: built in {time.monotonic() - started:.0f} s, {len(content) / 1e6:.1f} MB")
    return source.target


def _componentize_py(source: RuntimeSource, recipe: dict[str, Any], component: Path) -> None:
    wanted = recipe["tool_version"]
    try:
        found = metadata.version("componentize-py")
    except metadata.PackageNotFoundError:
        found = "none"
    if found != wanted:
        raise BuildFailed(
            f"{source.id} is built with componentize-py {wanted}, and {found} is installed here. "
            f"Run: {sys.executable} -m pip install componentize-py=={wanted}"
        )
    start = "import sys; from componentize_py import script; sys.exit(script())"
    arguments = ["-d", str(source.wit), "-w", "runtime", "componentize"]
    arguments += ["-p", str(source.folder / recipe["guest"]), recipe["module"], "-o", str(component)]
    # The seed of string hashes is drawn in the build and baked into the snapshot: PYTHONHASHSEED does not reach it.
    environment = {**os.environ, "RUST_BACKTRACE": "0"}  # The tool's own frames hide the guest's traceback.
    result = subprocess.run(
        [sys.executable, "-c", start, *arguments], capture_output=True, text=True, env=environment, check=False
    )
    if result.returncode != 0 or not component.is_file():
        tail = "\n".join((result.stdout + result.stderr).strip().splitlines()[-25:])
        raise BuildFailed(f"{source.id}: componentize-py ended with status {result.returncode}:\n{tail}")


def _publish(source: RuntimeSource, component: bytes, staging: Path) -> None:
    """Puts the finished runtime in place in one step."""
    staging.mkdir()
    (staging / "runtime.wasm").write_bytes(component)
    self_test = source.folder / "self_test.json"
    if self_test.is_file():
        shutil.copy(self_test, staging)
    manifest = {
        "format": MANIFEST_FORMAT,
        **{key: source.manifest[key] for key in CARRIED_OVER if key in source.manifest},
        "starter": source.manifest.get("starter", {}),
        "built_with": {key: recipe for key, recipe in source.manifest["build"].items() if key.startswith("tool")},
        "wasm": "runtime.wasm",
        "bytes": len(component),
        "digest": "sha256:" + hashlib.sha256(component).hexdigest(),
        "inputs_digest": source.inputs_digest(),
    }
    (staging / "manifest.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", "utf-8")
    target = source.target
    target.parent.mkdir(exist_ok=True)
    if target.exists():
        shutil.rmtree(target)
    shutil.move(staging, target)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not NOT_SOURCES & set(path.relative_to(folder).parts):
            yield path
