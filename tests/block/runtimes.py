"""Installations with other runtimes than this checkout's: Python's component again, under other names."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wasm_problem.sandbox import Catalog, CompiledCache, Sandbox, default_sandbox
from wasm_problem.sandbox import sandbox as module
from wasm_problem.sandbox.cache import default_cache_dir

PYTHON = "python-3.14@1"


def python_again(parent: Path, runtime_id: str = PYTHON, **changes: Any) -> Path:
    """A folder `parent` with Python as a runtime of that id, its manifest changed. Compiled already."""
    ours = default_sandbox().catalog.get(PYTHON).folder
    name, version = runtime_id.split("@")
    folder = parent / runtime_id
    shutil.copytree(ours, folder)
    manifest = folder / "manifest.json"
    data = json.loads(manifest.read_text("utf-8")) | {"name": name, "version": int(version)} | changes
    manifest.write_text(json.dumps(data), "utf-8")
    return parent


def python_of_this_checkout() -> Path:
    return default_sandbox().catalog.get(PYTHON).folder.parent


@contextmanager
def installed(*folders: Path, monkeypatch: Any) -> Iterator[Sandbox]:
    """What the block finds installed, from here on: the runtimes in these folders."""
    with monkeypatch.context() as patch:
        sandbox = sandbox_with(folders)
        for use in ("later", "compile"):
            patch.setitem(module._of_this_process, use, sandbox)
        yield sandbox


def sandbox_with(folders: Sequence[Path]) -> Sandbox:
    return Sandbox(Catalog(list(folders)), CompiledCache(default_cache_dir()))
