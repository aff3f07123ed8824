"""Packages in Python alone that a runtime brings: wheels, unpacked beside its guest."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .packages import PackageUnavailable, package_of, unpack
from .source import BuildFailed, Report, RuntimeSource


def add_packages(source: RuntimeSource, site: Path, report: Report) -> None:
    """Unpacks what `[[build.packages]]` of the manifest names. Raises BuildFailed."""
    for entry in source.recipe.get("packages", ()):
        try:
            package = package_of(entry)
            report(f"{source.id}: unpacking {package} ...")
            unpack(package, site)
        except PackageUnavailable as error:
            raise BuildFailed(f"{source.id}: {error}") from error
        leave_out(source, site, entry.get("leave_out", ()))
        for change in entry.get("amend", ()):
            amend(source, site / change["file"], change["old"], change["new"])


def leave_out(source: RuntimeSource, folder: Path, patterns: Iterable[str]) -> None:
    """Removes files and folders. Raises BuildFailed for a pattern that names none."""
    for pattern in patterns:
        found = list(folder.glob(pattern))
        if not found:
            raise BuildFailed(f"{source.id}: manifest.toml leaves out {pattern!r}, and there is no such file")
        for path in found:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def amend(source: RuntimeSource, path: Path, old: str, new: str, times: int = 1) -> None:
    """Mends a package's file. Raises BuildFailed when what is old is not there that many times."""
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise BuildFailed(f"{source.id}: manifest.toml amends a file that is not there: {error}") from None
    if text.count(old) != times:
        often = "once" if times == 1 else f"{times} times"
        raise BuildFailed(f"{source.id}: manifest.toml amends {path.name} where it has not {often} {old!r}")
    path.write_text(text.replace(old, new), "utf-8")


def described(entry: Mapping[str, Any]) -> str:
    return f"{entry['name']} {entry['version']}"
