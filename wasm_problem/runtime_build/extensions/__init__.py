"""Extension modules of CPython, compiled to WebAssembly: what NumPy needs.

`[[build.extensions]]` of a runtime's manifest.toml names packages. What one compiles to is kept in the user's cache
folder, by a digest of everything it is made from, for it takes a minute and a runtime's guest changes more often.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from importlib import metadata
from pathlib import Path
from typing import Any

from ..packages import PackageUnavailable, downloads, package_of, unpack
from ..site_packages import amend, described, leave_out
from ..source import EXTENSIONS, BuildFailed, Report, RuntimeSource, require_tool
from . import c_modules, meson
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
    "headers.py",
    "meson.py",
    "toolchain.py",
)
"""Our files that what is compiled depends on."""


def add_extensions(source: RuntimeSource, work: Path, site: Path, report: Report) -> None:
    """Puts the packages that `[[build.extensions]]` names into the folder. Raises BuildFailed."""
    entries = source.recipe.get("extensions", ())
    if not entries:
        return
    for tool in source.recipe.get("more_tools", ()):
        require_tool(source, *tool.split("=="))
    kept = {index: _kept(source, entry) for index, entry in enumerate(entries)}
    wanting = [entry for index, entry in enumerate(entries) if not kept[index].is_dir()]
    if wanting:
        try:
            headers, folder = _prepared(work / "extensions", report)
        except BuildFailed as error:
            raise BuildFailed(f"{source.id}: {error}") from error
    for index, entry in enumerate(entries):
        if kept[index].is_dir():
            report(f"{source.id}: {described(entry)} was compiled before")
        else:
            _build(source, entry, headers, folder, kept[index], report)
        shutil.copytree(kept[index], site, dirs_exist_ok=True)
        _describe(entry, site)


def _describe(entry: dict[str, Any], site: Path) -> None:
    """What importlib.metadata finds: packages ask it for their own version."""
    folder = site / f"{entry['name']}-{entry['version']}.dist-info"
    folder.mkdir(exist_ok=True)
    metadata_ = f"Metadata-Version: 2.1\nName: {entry['name']}\nVersion: {entry['version']}\n"
    (folder / "METADATA").write_text(metadata_, "utf-8")


def _prepared(work: Path, report: Report) -> tuple[Path, Path]:
    """The headers, checked against the interpreter, and the folder to work in."""
    headers = work / "headers"
    python_headers(headers, Probe(work / "probe"), report)
    report("CPython's headers: comparing them with the interpreter ...")
    check_abi(make_toolchain(work / "abi" / "toolchain", ""), headers, work / "abi")
    return headers, work


def _build(
    source: RuntimeSource, entry: dict[str, Any], headers: Path, work: Path, target: Path, report: Report
) -> None:
    what = described(entry)
    folder = work / str(entry["name"])
    sources, site = folder / "sources", folder / "site"
    report(f"{source.id}: unpacking {what} ...")
    try:
        unpack(package_of(entry), sources)
    except PackageUnavailable as error:
        raise BuildFailed(f"{source.id}: {error}") from error
    for change in entry.get("amend", ()):
        amend(source, sources / change["file"], change["old"], change["new"])
    try:
        toolchain = make_toolchain(folder / "toolchain", str(entry.get("flags_owner", "")))
        build = {"meson": _build_meson, "modules": _build_modules}.get(str(entry.get("build")))
        if build is None:
            raise BuildFailed(f"{what} has the unknown build {entry.get('build')!r}; known: meson, modules")
        build(entry, sources, site, headers, toolchain, folder, lambda line: report(f"{source.id}: {line}"))
    except BuildFailed as error:
        raise BuildFailed(f"{source.id}: {error}") from error
    leave_out(source, site, entry.get("leave_out", ()))
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    shutil.copytree(site, part)
    shutil.rmtree(target, ignore_errors=True)
    part.rename(target)


def _build_meson(
    entry: dict[str, Any],
    sources: Path,
    site: Path,
    headers: Path,
    toolchain: Toolchain,
    work: Path,
    report: Report,
) -> None:
    options = [str(option) for option in entry.get("options", ())]
    installed = meson.build(sources, options, headers, toolchain, work / "meson", described(entry), report)
    shutil.copytree(installed, site)


def _build_modules(
    entry: dict[str, Any],
    sources: Path,
    site: Path,
    headers: Path,
    toolchain: Toolchain,
    work: Path,
    report: Report,
) -> None:
    c_modules.build(entry, sources, site, headers, toolchain, work / "objects", report)


def _kept(source: RuntimeSource, entry: dict[str, Any]) -> Path:
    """Where the compiled package is, or will be."""
    digest = hashlib.sha256(json.dumps(entry, sort_keys=True).encode())
    for name in SHAPING:
        digest.update(f"{name}\0".encode() + (EXTENSIONS / name).read_bytes())
    for tool in ("componentize-py", *TOOLS):
        digest.update(f"{tool} {metadata.version(tool)}\0".encode())
    return downloads().with_name("extensions") / f"{entry['name']}-{entry['version']}-{digest.hexdigest()[:32]}"
