"""The files that a script gets: from the server's disk, as codejail copies them, and from the caller."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ExtraFiles = Iterable[tuple[str, bytes]]

OTHERWISE_NAMED = "part-{number}"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """attached: name -> content. moved: where an attached file belongs whose path is no plain name.

    import_from: paths to import from, below the folder that the script runs in.
    """

    attached: Mapping[str, bytes]
    moved: Mapping[str, str]
    import_from: tuple[str, ...]


NOTHING = HandedIn({}, {}, ())


def handed_in(
    files: Iterable[str] | None, python_path: Iterable[str] | None, extra_files: ExtraFiles | None
) -> HandedIn:
    """What safe_exec was called with. Raises OSError for what cannot be read, ValueError for a name that is a path."""
    extra = dict(extra_files or ())
    wanted = list(python_path or ())
    on_disk = [*(files or ()), *(path for path in wanted if _name(path) not in extra)]
    if not (extra or on_disk or wanted):
        return NOTHING
    for name in extra:
        if name in ("", ".", "..") or "/" in name or "\\" in name or "\0" in name:
            raise ValueError(f"{name!r} is no plain file name: extra_files go into one folder")
    contents = {**_copied(on_disk), **extra}
    attached: dict[str, bytes] = {}
    moved: dict[str, str] = {}
    for number, (path, content) in enumerate(contents.items()):
        # Attached under its own name, a zip file could be imported from unasked.
        plain = path.isascii() and path.replace(".", "").replace("_", "").isalnum() and len(path) <= 100
        name = path if plain else OTHERWISE_NAMED.format(number=number)
        attached[name] = content
        if not plain:
            moved[name] = path
    return HandedIn(attached, moved, tuple(dict.fromkeys(map(_name, wanted))))


def _name(path: str) -> str:
    return os.path.basename(os.fspath(path))  # noqa: PTH119 ("folder/" has no name, as for codejail)


def _copied(paths: Iterable[str]) -> dict[str, bytes]:
    """Contents by path below the script's folder. A link is followed where it leads to a file that is copied, too."""
    contents: dict[str, bytes] = {}
    links: dict[str, str] = {}
    for given in paths:
        _collect(Path(given), _name(given), contents, links)
    for _ in links:  # A link may lead to a link.
        for link, target in links.items():
            for path in [path for path in contents if path == target or path.startswith(f"{target}/")]:
                contents.setdefault(link + path.removeprefix(target), contents[path])
    return contents


def _collect(source: Path, path: str, contents: dict[str, bytes], links: dict[str, str]) -> None:
    if source.is_symlink():
        links[path] = posixpath.normpath(posixpath.join(posixpath.dirname(path), source.readlink().as_posix()))
    elif source.is_dir():
        for below in sorted(source.iterdir()):
            _collect(below, f"{path}/{below.name}", contents, links)
    else:
        contents[path] = source.read_bytes()
