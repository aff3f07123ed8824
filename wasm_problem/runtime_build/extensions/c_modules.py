"""Builds a package that is Python files and extension modules of a few C files each, without a build system."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from ..source import BuildFailed, Report
from .toolchain import SUFFIX, Toolchain, run


def build(
    entry: dict[str, Any],
    sources: Path,
    site: Path,
    headers: Path,
    toolchain: Toolchain,
    work: Path,
    report: Report,
) -> None:
    """`copy`: the Python package's folder; `modules`: by dotted name, its C files. Raises BuildFailed."""
    work.mkdir(parents=True)
    folder = sources / str(entry["copy"])
    if not folder.is_dir():
        raise BuildFailed(f"{entry['name']} {entry['version']} has no folder {entry['copy']}")
    shutil.copytree(folder, site / folder.name)
    for name, files in entry["modules"].items():
        report(f"{entry['name']} {entry['version']}: compiling {name} ...")
        objects = []
        for file in files:
            target = work / f"{file.replace('/', '_')}.o"
            options = ["-O2", "-fPIC", "-fvisibility=hidden", f"-I{headers}", "-c", str(sources / file)]
            run([*toolchain.compiler("cc"), *options, "-o", str(target)], toolchain, f"compiling {file}")
            objects.append(str(target))
        module = site / f"{name.replace('.', '/')}{SUFFIX}"
        module.parent.mkdir(parents=True, exist_ok=True)
        run([*toolchain.compiler("cc"), "-shared", *objects, "-o", str(module)], toolchain, f"linking {name}")
