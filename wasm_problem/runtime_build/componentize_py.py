"""The build tool for runtimes whose interpreter is CPython."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from .source import BuildFailed, Report, RuntimeSource, require_tool


def build_component(source: RuntimeSource, work: Path, report: Report) -> bytes:
    """The component. Raises BuildFailed."""
    recipe = source.recipe
    require_tool(source, "componentize-py")
    component = work / "component.wasm"
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
    return component.read_bytes()
