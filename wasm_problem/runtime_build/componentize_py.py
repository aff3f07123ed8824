"""The build tool for runtimes whose interpreter is CPython."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from .immortal_objects import make_immortal, told_objects
from .merge_modules import merge_modules
from .source import BuildFailed, Report, RuntimeSource, require_tool

OBJECTS = "objects"
"""The file in which a guest may tell where its objects are: app.py of runtimes/python writes it when it starts."""


def build_component(source: RuntimeSource, work: Path, report: Report) -> bytes:
    """The component. Raises BuildFailed."""
    from .extensions import add_extensions
    from .site_packages import add_packages

    recipe = source.recipe
    require_tool(source, "componentize-py")
    guest, site, component = work / "guest", work / "site", work / "component.wasm"
    source.copy_guest(guest)
    site.mkdir()
    add_packages(source, site, report)
    add_extensions(source, work, site, report)
    report(f"{source.id}: starting it, and keeping what that leaves in memory ...")
    componentize(source.wit, "runtime", [guest, site], recipe["module"], component, source.id)
    told = guest / OBJECTS
    objects = told_objects(told.read_bytes() if told.is_file() else b"")
    return merge_modules(make_immortal(component.read_bytes(), objects))


def componentize(wit: Path, world: str, paths: Sequence[Path], module: str, component: Path, what: str) -> None:
    """Makes a component of a module and of what it imports from the folders. Raises BuildFailed."""
    start = "import sys; from componentize_py import script; sys.exit(script())"
    arguments = ["-d", str(wit), "-w", world, "componentize"]
    arguments += [part for path in paths for part in ("-p", str(path))]
    arguments += [module, "-o", str(component)]
    # The seed of string hashes is drawn in the build and baked into the snapshot: PYTHONHASHSEED does not reach it.
    environment = {**os.environ, "RUST_BACKTRACE": "0"}  # The tool's own frames hide the guest's traceback.
    result = subprocess.run(
        [sys.executable, "-c", start, *arguments], capture_output=True, text=True, env=environment, check=False
    )
    if result.returncode != 0 or not component.is_file():
        tail = "\n".join((result.stdout + result.stderr).strip().splitlines()[-120:])
        raise BuildFailed(f"{what}: componentize-py ended with status {result.returncode}:\n{tail}")
