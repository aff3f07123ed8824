"""Puts a runtime into a folder of runtimes: checked wholly before it appears there, and then in one step."""

from __future__ import annotations

import contextlib
import shutil
import stat
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from .cache import CacheUnusable, CompiledCache
from .catalog import Catalog
from .manifest import MAX_WASM_BYTES, RUNTIME_ID, BadManifest, Runtime, read_manifest
from .outcome import Program
from .sandbox import Sandbox

MAX_FILES = 5_000
MAX_BYTES = 2 * MAX_WASM_BYTES
STAGING = ".adding-"
"""How the name begins of the folder in which a runtime is put together. The catalog reads no such names."""
LEFT_AFTER_SECONDS = 24 * 3600.0
"""Nobody takes so long to add a runtime: then the process was ended before it could clean up."""


class CannotAdd(Exception):
    """The runtime is not added; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Added:
    """A runtime in its place. is_new: it was not there before."""

    runtime: Runtime
    is_new: bool


def add(source: Path, folder: Path, cache: CompiledCache, installed: Catalog) -> Added:
    """Copies the runtime folder, or the zip file of one, into the folder, compiled and started once.

    Raises CannotAdd. Then nothing is left in the folder.
    """
    with _staging(folder) as staging:
        copy = _unpack(source, staging) if source.is_file() else _copy(source, staging)
        try:
            runtime = read_manifest(copy / "manifest.json")
            runtime.read_wasm()
            known = _known(runtime, folder, installed)
            if known is not None:
                return Added(known, is_new=False)
            _try_out(staging, runtime, cache)
            copy.rename(folder / runtime.id)
        except BadManifest as error:
            raise CannotAdd(str(error).replace(f"{copy}", str(source))) from None
        except CacheUnusable as error:
            raise CannotAdd(f"{runtime.id} cannot be compiled for this machine: {error}") from None
        except OSError as error:
            raise CannotAdd(f"{folder / copy.name} cannot be made: {error.strerror}. Is it there already?") from None
    return Added(read_manifest(folder / runtime.id / "manifest.json"), is_new=True)


def remove_broken(folder: Path, dry_run: bool = False) -> list[Path]:
    """Removes from a folder of runtimes what was left when adding one was cut off. Returns the folders."""
    broken = [
        path
        for path in sorted(folder.glob(f"{STAGING}*"))
        if path.is_dir() and not path.is_symlink() and time.time() - path.stat().st_mtime > LEFT_AFTER_SECONDS
    ]
    for path in broken if not dry_run else ():
        shutil.rmtree(path, ignore_errors=True)
    return broken


def _known(runtime: Runtime, folder: Path, installed: Catalog) -> Runtime | None:
    """The same runtime where it is installed already. Raises CannotAdd when another one has its id."""
    others = [each for each in installed.runtimes() if each.id == runtime.id]
    place = folder / runtime.id
    if place.exists() or place.is_symlink():
        try:
            others.insert(0, read_manifest(place / "manifest.json"))
        except BadManifest as error:
            raise CannotAdd(f"{place} is there already and cannot be used: {error} Remove that folder first.") from None
    for other in others:
        if other.digest != runtime.digest:
            raise CannotAdd(
                f"{runtime.id} is installed already with different content in {other.folder}. A version never changes: "
                "remove that one first, or have the new one made as a new version."
            )
    return others[0] if others else None


def _try_out(staging: Path, runtime: Runtime, cache: CompiledCache) -> None:
    sandbox = Sandbox(Catalog([staging]), cache)
    sandbox.compile(runtime)
    failure = sandbox.check(runtime.id, Program(runtime.warm_up))
    if failure is not None:
        raise CannotAdd(
            f"{runtime.id} does not start: {failure.message} Tell whoever made it, or install another version of it."
        )


@contextlib.contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder))
    except OSError as error:
        raise CannotAdd(f"cannot write to {folder} ({error.strerror}). Name another folder with --into.") from None
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _copy(source: Path, staging: Path) -> Path:
    """The copy of a runtime's folder."""
    if not (source / "manifest.json").is_file():
        raise CannotAdd(f"{source} is not a runtime: it has no manifest.json. Name a folder NAME@VERSION, or its zip.")
    target = staging / source.resolve().name
    files = sorted(source.rglob("*"))
    sizes = [path.lstat().st_size for path in files]
    _check_amount(source, len(files), sum(sizes))
    try:
        for path in files:
            status = path.lstat()
            if stat.S_ISREG(status.st_mode):
                with path.open("rb") as content:
                    _put(target / path.relative_to(source), content)
            elif not stat.S_ISDIR(status.st_mode):
                raise CannotAdd(f"{path} is neither file nor folder; put the file itself in its place.")
    except OSError as error:
        raise CannotAdd(f"{source} cannot be copied to {staging.parent}: {error.strerror}.") from None
    return target


def _unpack(source: Path, staging: Path) -> Path:
    """The folder NAME@VERSION of a zip file."""
    try:
        with zipfile.ZipFile(source) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_amount(source, len(entries), sum(entry.file_size for entry in entries))
            names = {_first_part(source, entry) for entry in entries}
            if len(names) != 1 or not RUNTIME_ID.fullmatch(name := names.pop()) or "@" not in name:
                raise CannotAdd(f"{source} must hold one folder NAME@VERSION and nothing beside it. Pack it so.")
            for entry in entries:
                # zipfile unpacks no more of an entry than its size, which was summed up above.
                with archive.open(entry) as content:
                    _put(staging.joinpath(*PurePosixPath(entry.filename).parts), content)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, zlib.error) as error:
        raise CannotAdd(f"{source} is no zip file that can be read ({error}). Fetch or pack it again.") from None
    except OSError as error:
        raise CannotAdd(f"{source} cannot be unpacked to {staging.parent}: {error.strerror}.") from None
    return staging / name


def _put(target: Path, content: IO[bytes]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        shutil.copyfileobj(content, file)


def _first_part(source: Path, entry: zipfile.ZipInfo) -> str:
    """The top folder of an entry. Raises CannotAdd for a name that could lead out of it, and for a link."""
    path = PurePosixPath(entry.filename)
    plain = not path.is_absolute() and ".." not in path.parts and not set(entry.filename) & set("\\:\0")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    usual = kind in (0, stat.S_IFREG) and entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if not plain or not usual or len(path.parts) < 2:
        raise CannotAdd(f"{source} holds {entry.filename[:100]!a}, which is no plain file in a folder NAME@VERSION.")
    return path.parts[0]


def _check_amount(source: Path, files: int, size: int) -> None:
    if files > MAX_FILES or size > MAX_BYTES:
        raise CannotAdd(
            f"{source} is too large: {files:,} files of {size / 2**20:,.0f} MiB; "
            f"{MAX_FILES:,} files of {MAX_BYTES // 2**20} MiB are allowed."
        )
