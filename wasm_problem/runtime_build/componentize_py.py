"""The build tool for runtimes whose interpreter is CPython."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from .source import BuildFailed, Report, RuntimeSource, require_tool


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
    return component.read_bytes()


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
