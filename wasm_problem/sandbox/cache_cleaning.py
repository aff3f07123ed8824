"""Removes compiled code that nothing installed here uses, and what broken writes left.

Safe beside running servers: a process that uses a file has it mapped, and goes on. A file that is being made is locked
and left alone. What is not named as the cache names its files is nobody's here to remove.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .cache import CacheUnusable, CompiledCache

_OURS = re.compile(r"(?P<key>[0-9a-f]{32})\.(?P<kind>cwasm|json|lock|(cwasm|json)(\.\w{8}\.part|\w{8}))")
"""The last form is of a file that was being written; older versions of this program gave it no `.part`."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A file that nobody needs."""

    path: Path
    bytes: int
    why: str


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What can be removed, and which files in the folder are not ours. busy: somebody is making these just now."""

    leftovers: tuple[Leftover, ...] = ()
    foreign: tuple[Path, ...] = ()
    busy: tuple[Path, ...] = ()

    @property
    def bytes(self) -> int:
        return sum(leftover.bytes for leftover in self.leftovers)


def clean(cache: CompiledCache, digests: Iterable[str], dry_run: bool = False) -> Cleaning:
    """Removes what belongs to no runtime with one of the digests. Raises CacheUnusable.

    dry_run: tells what would be removed, and removes nothing.
    """
    needed = {cache.path(digest).stem for digest in digests}
    by_key: dict[str, list[Path]] = {}
    foreign = []
    for path in _files(cache.folder):
        match = _OURS.fullmatch(path.name)
        if match is None or path.is_symlink() or not path.is_file():
            foreign.append(path)
        else:
            by_key.setdefault(match["key"], []).append(path)
    leftovers: list[Leftover] = []
    busy: list[Path] = []
    for key, paths in by_key.items():
        lock = cache.folder / f"{key}.lock"
        used = (".cwasm", ".json") if key in needed else ()
        unneeded = [path for path in paths if path != lock and path.suffix not in used]
        if not unneeded and key in needed:
            continue
        with cache.locked(lock, wait=False) as mine:
            if not mine:
                busy.extend(unneeded)
                continue
            why = "a write that did not end" if key in needed else "no installed runtime uses it"
            leftovers.extend(_remove(path, why, dry_run) for path in unneeded)
            if lock not in paths or not (dry_run or key in needed):
                lock.unlink(missing_ok=True)
    return Cleaning(tuple(leftovers), tuple(foreign), tuple(busy))


def _remove(path: Path, why: str, dry_run: bool) -> Leftover:
    try:
        leftover = Leftover(path, path.stat().st_size, why)
        if not dry_run:
            path.unlink()
    except FileNotFoundError:
        return Leftover(path, 0, why)
    except OSError as error:
        raise CacheUnusable(f"cannot remove {path} ({error.strerror}); let this user write to its folder") from error
    return leftover


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CacheUnusable(f"cannot read the folder {folder} ({error.strerror}); let this user read it") from error
