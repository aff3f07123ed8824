"""The build tool for runtimes whose interpreter is written in C.

Compiles it with the C compiler of PyPI's ziglang, together with runtimes/c, starts it, and makes a component of what
that leaves. The same sources give the same bytes: nothing of this machine, of its paths or of the time gets in.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .core_component import component_of
from .packages import Package, PackageUnavailable, package_of, unpack
from .site_packages import amend
from .snapshot import StartFailed, snapshot
from .source import BuildFailed, Report, RuntimeSource, copy_sources, require_tool
from .wasm_format import UnsupportedWasm

COMPILER = (
    "cc",
    "--target=wasm32-wasi",
    "-mexec-model=reactor",
    "-O2",
    "-w",
    "-DNDEBUG",
    "-fno-sanitize=undefined",
    "-ffile-prefix-map=.=",
    "-Wl,--strip-all",
)
EXCEPTIONS = (
    "-mcpu=generic+exception_handling",
    "-mllvm",
    "-wasm-enable-sjlj",
    "-mllvm",
    "-wasm-use-legacy-eh=false",
)
MOST_LINES = 20
"""Shown of what the compiler says."""
LIBRARY, LANGUAGE, PACKAGES, EMBEDDED = "library", "language", "packages", "embedded.c"
"""What is where in the folder that is compiled in."""


def build_component(source: RuntimeSource, work: Path, report: Report) -> bytes:
    """The component. Raises BuildFailed."""
    recipe = source.recipe
    require_tool(source, "ziglang")
    copy_sources(source.folder, work / LANGUAGE)
    copy_sources(source.c_library, work / LIBRARY)
    packages = [(_package(source, entry), entry) for entry in recipe.get("packages", ())]
    for package, entry in packages:
        report(f"{source.id}: unpacking {package} ...")
        try:
            unpack(package, work / PACKAGES / package.name)
        except PackageUnavailable as error:
            raise BuildFailed(f"{source.id}: {error}") from error
        for change in entry.get("amend", ()):
            amend(source, work / PACKAGES / package.name / change["file"], change["old"], change["new"])
    folders = [(LANGUAGE, recipe), *((f"{PACKAGES}/{package.name}", entry) for package, entry in packages)]
    found = {
        key: [path for folder, entry in folders for path in _listed(source, work, folder, entry.get(key, ()))]
        for key in ("sources", "embed")
    }
    (work / EMBEDDED).write_text(_embedding(source, found["embed"]), "utf-8")
    includes = [LIBRARY, *(f"{folder}/{path}" for folder, entry in folders for path in entry.get("include", ()))]
    core = work / "core.wasm"
    report(f"{source.id}: compiling {len(found['sources'])} files ...")
    _run(
        source,
        work,
        [
            *COMPILER,
            *(EXCEPTIONS if recipe.get("exceptions") else ()),
            *(f"-I{path}" for path in includes),
            *recipe.get("flags", ()),
            *recipe.get("link", ()),
            "-o",
            core.name,
            EMBEDDED,
            *(path.relative_to(work).as_posix() for path in sorted((work / LIBRARY).glob("*.c"))),
            *found["sources"],
            *recipe.get("libraries", ()),
        ],
    )
    report(f"{source.id}: starting it, and keeping what that leaves in memory ...")
    try:
        return component_of(snapshot(core.read_bytes()))
    except UnsupportedWasm as error:
        raise BuildFailed(f"{source.id}: the compiled module cannot become a runtime: {error}") from error
    except StartFailed as error:
        raise BuildFailed(f"{source.id}: language_start ended with a trap:\n{error}") from error


def _package(source: RuntimeSource, entry: dict[str, Any]) -> Package:
    try:
        return package_of(entry)
    except PackageUnavailable as error:
        raise BuildFailed(f"{source.id}: {error}") from None


def _listed(source: RuntimeSource, work: Path, folder: str, patterns: Iterable[str]) -> list[str]:
    """The files that the patterns name, in a stable order. Raises BuildFailed for a pattern that names none."""
    listed = []
    for pattern in patterns:
        paths = sorted(path.relative_to(work).as_posix() for path in (work / folder).glob(pattern))
        if not paths:
            raise BuildFailed(f"{source.id}: manifest.toml names {pattern!r}, and {folder} has no such file")
        listed += paths
    return listed


def _embedding(source: RuntimeSource, paths: list[str]) -> str:
    """C source that holds the files as texts."""
    named = sorted((path.rpartition("/")[2], path) for path in paths)
    names = [name for name, _ in named]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise BuildFailed(f"{source.id}: manifest.toml embeds two files with the name {twice}")
    lines = ['#include "runtime.h"']
    for index, (_, path) in enumerate(named):
        lines += [f"static const char file_{index}[] = {{", f'#embed "{path}" suffix(, 0) if_empty(0)', "};"]
    lines.append("const rt_embedded rt_embedded_files[] = {")
    lines += [f'  {{"{name}", {{file_{index}, sizeof file_{index} - 1}}}},' for index, name in enumerate(names)]
    lines += ['  {"", {"", 0}},', "};", f"const size_t rt_embedded_count = {len(names)};"]
    return "\n".join(lines) + "\n"


def _run(source: RuntimeSource, work: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-m", "ziglang", *arguments]
    result = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        lines = (result.stdout + result.stderr).strip().splitlines()
        if len(lines) > MOST_LINES:
            lines = [*[line for line in lines if "error" in line][:MOST_LINES], "...", lines[-1]]
        raise BuildFailed(f"{source.id}: the C compiler ended with status {result.returncode}:\n" + "\n".join(lines))
