"""Extension modules of CPython, compiled to WebAssembly: what NumPy and SciPy need.

`[[build.extensions]]` of a runtime's manifest.toml names packages. What one compiles to is kept in the user's cache
folder, by a digest of everything it is made from, for it takes minutes and a runtime's guest changes more often. Its
headers and libraries are kept, too, for packages that are compiled later; a runtime gets it without what it leaves out.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from ..packages import PackageUnavailable, downloads, package_of, unpack
from ..site_packages import amend, described, leave_out
from ..source import EXTENSIONS, BuildFailed, Report, RuntimeSource, copy_sources, require_tool, source_files
from . import c_modules, lapack, meson
from .abi import check_abi
from .headers import python_headers
from .probe import Probe
from .toolchain import Toolchain, make_toolchain

TOOLS = ("ziglang", "cython", "ninja")
"""Of PyPI; the manifest says which versions under more_tools."""

SHAPING = (
    "c/floating_point_flags.c",
    "c/no_exceptions.c",
    "c_modules.py",
    "compiler.py",
    "generators/numpy/__init__.py",
    "headers.py",
    "meson.py",
    "toolchain.py",
)
"""Our files that what is compiled depends on."""

SHAPING_MORE = {
    "lapack": (
        *("lapack/__init__.py", "lapack/f2c.py", "lapack/fortran_77.py", "lapack/translation.py"),
        *("lapack/c/f2c.h", "lapack/c/lapack_extra.c", "lapack/c/lapack_extra.h"),
    )
}
"""Of one kind of build alone."""

KINDS = ("meson", "modules", "lapack")
GENERATORS = EXTENSIONS / "generators"
"""Packages for programs that generate C code on the building machine."""


def add_extensions(source: RuntimeSource, work: Path, site: Path, report: Report) -> None:
    """Puts the packages that `[[build.extensions]]` names into the folder. Raises BuildFailed."""
    entries = source.recipe.get("extensions", ())
    if not entries:
        return
    for tool in source.recipe.get("more_tools", ()):
        require_tool(source, *tool.split("=="))
    kept: dict[str, Path] = {}
    for entry in entries:
        kept[str(entry["name"])] = _kept(source, entry, _used(source, entry, kept))
    prepared: tuple[Path, Path] | None = None
    for entry in entries:
        target = kept[str(entry["name"])]
        if target.is_dir():
            report(f"{source.id}: {described(entry)} was compiled before")
        else:
            if prepared is None:
                prepared = _prepared(source, work / "extensions", report)
            _build(source, entry, _used(source, entry, kept), *prepared, target, report)
        _add(source, entry, target, work, site)


def _add(source: RuntimeSource, entry: Mapping[str, Any], kept: Path, work: Path, site: Path) -> None:
    part = work / "part"
    shutil.rmtree(part, ignore_errors=True)
    shutil.copytree(kept, part)
    leave_out(source, part, entry.get("leave_out", ()))
    shutil.copytree(part, site, dirs_exist_ok=True)
    if entry["registry"] == "pypi":
        _describe(entry, site)


def _describe(entry: Mapping[str, Any], site: Path) -> None:
    """What importlib.metadata finds: packages ask it for their own version."""
    folder = site / f"{entry['name']}-{entry['version']}.dist-info"
    folder.mkdir(exist_ok=True)
    metadata_ = f"Metadata-Version: 2.1\nName: {entry['name']}\nVersion: {entry['version']}\n"
    (folder / "METADATA").write_text(metadata_, "utf-8")


def _prepared(source: RuntimeSource, work: Path, report: Report) -> tuple[Path, Path]:
    """The headers, checked against the interpreter, and the folder to work in."""
    try:
        headers = work / "headers"
        python_headers(headers, Probe(work / "probe"), report)
        report("CPython's headers: comparing them with the interpreter ...")
        check_abi(make_toolchain(work / "abi" / "toolchain", ""), headers, work / "abi")
    except BuildFailed as error:
        raise BuildFailed(f"{source.id}: {error}") from error
    return headers, work


def _build(
    source: RuntimeSource,
    entry: Mapping[str, Any],
    used: Mapping[str, Path],
    headers: Path,
    work: Path,
    target: Path,
    report: Report,
) -> None:
    folder = work / str(entry["name"])
    sources, site, tools = folder / "sources", folder / "site", folder / "tools"
    _unpack(source, entry, sources, tools, report)
    search = [tools, GENERATORS, *used.values()]
    variables = {"PYTHONPATH": ":".join(map(str, search)), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        toolchain = make_toolchain(folder / "toolchain", str(entry.get("flags_owner", "")), variables)

        def tell(line: str) -> None:
            report(f"{source.id}: {line}")

        kind = entry.get("build")
        if kind == "meson":
            _build_meson(entry, sources, site, headers, toolchain, used, tell)
        elif kind == "modules":
            c_modules.build(dict(entry), sources, site, headers, toolchain, folder / "objects", tell)
        elif kind == "lapack":
            lapack.build(entry, sources, site, toolchain, folder / "objects", tell)
        else:
            raise BuildFailed(f"{described(entry)} has the unknown build {kind!r}; known: {', '.join(KINDS)}")
    except BuildFailed as error:
        raise BuildFailed(f"{source.id}: {error}") from error
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    shutil.copytree(site, part)
    shutil.rmtree(target, ignore_errors=True)
    part.rename(target)


def _unpack(source: RuntimeSource, entry: Mapping[str, Any], sources: Path, tools: Path, report: Report) -> None:
    """The package's sources as they are built, and what builds them."""
    tools.mkdir(parents=True)
    try:
        report(f"{source.id}: unpacking {described(entry)} ...")
        unpack(package_of(entry), sources)
        for more in entry.get("more_sources", ()):
            unpack(package_of(more), sources / more["into"])
        for tool in entry.get("tools", ()):
            unpack(package_of(tool), tools)
    except PackageUnavailable as error:
        raise BuildFailed(f"{source.id}: {error}") from error
    for change in entry.get("amend", ()):
        amend(source, sources / change["file"], change["old"], change["new"], change.get("times", 1))
    overlay = _overlay(source, entry)
    if overlay is not None:
        copy_sources(overlay, sources)


def _build_meson(
    entry: Mapping[str, Any],
    sources: Path,
    site: Path,
    headers: Path,
    toolchain: Toolchain,
    used: Mapping[str, Path],
    report: Report,
) -> None:
    options = [str(option).replace("{sources}", str(sources)) for option in entry.get("options", ())]
    numpy = used["numpy"] / "numpy" if "numpy" in used else None
    work = sources.with_name("meson")
    installed = meson.build(sources, options, headers, toolchain, work, described(entry), report, numpy)
    shutil.copytree(installed, site)


def _overlay(source: RuntimeSource, entry: Mapping[str, Any]) -> Path | None:
    """The folder of files that go over the package's, beside the manifest.toml that names it."""
    if "overlay" not in entry:
        return None
    folders = (each.folder / str(entry["overlay"]) for each in (source, *source.bases()))
    found = next((folder for folder in folders if folder.is_dir()), None)
    if found is None:
        raise BuildFailed(f"{source.id}: manifest.toml names the folder {entry['overlay']!r}, which is not there")
    return found


def _used(source: RuntimeSource, entry: Mapping[str, Any], kept: Mapping[str, Path]) -> dict[str, Path]:
    """Where the packages are that this one is compiled with. Raises BuildFailed for one that comes later."""
    wanted = [str(name) for name in entry.get("uses", ())]
    missing = [name for name in wanted if name not in kept]
    if missing:
        raise BuildFailed(f"{source.id}: {described(entry)} uses {missing[0]}, which no entry before it builds")
    return {name: kept[name] for name in wanted}


def _kept(source: RuntimeSource, entry: Mapping[str, Any], used: Mapping[str, Path]) -> Path:
    """Where the compiled package is, or will be."""
    shaping = {key: value for key, value in entry.items() if key != "leave_out"}
    digest = hashlib.sha256(json.dumps(shaping, sort_keys=True).encode())
    for name in (*SHAPING, *SHAPING_MORE.get(str(entry.get("build")), ())):
        digest.update(f"{name}\0".encode() + (EXTENSIONS / name).read_bytes())
    for tool in ("componentize-py", *TOOLS):
        digest.update(f"{tool} {metadata.version(tool)}\0".encode())
    overlay = _overlay(source, entry)
    for path in source_files(overlay) if overlay else ():
        digest.update(f"{path.relative_to(overlay or path).as_posix()}\0".encode() + path.read_bytes())
    for folder in used.values():
        digest.update(f"{folder.name}\0".encode())
    return downloads().with_name("extensions") / f"{entry['name']}-{entry['version']}-{digest.hexdigest()[:32]}"
