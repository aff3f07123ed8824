"""What a test file gets in memory: pytest, and the files of its suite, taken from the packages' sdists."""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from wasm_problem.runtime_build.packages import Package, unpack

from .guest.harness import ONLY_A_PACKAGE
from .suites import Suite

VAR = Path(__file__).resolve().parents[2] / "var" / "upstream-tests"
FIRST_DATE = (1980, 1, 1, 0, 0, 0)


@cache
def sources(package: Package) -> Path:
    """The folder with the files of the package's sdist. Raises PackageUnavailable."""
    folder = VAR / "sources" / f"{package.name}-{package.version}-{package.sha256[:12]}"
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        unpacked = Path(tempfile.mkdtemp(dir=folder.parent))
        try:
            unpack(package, unpacked)
            unpacked.rename(folder)
        except OSError:
            if not folder.exists():  # Another process was not faster.
                raise
        finally:
            shutil.rmtree(unpacked, ignore_errors=True)
    return folder


def files_to_run(suite: Suite) -> list[str]:
    """The files to run, as paths in the suite's archive."""
    root = sources(suite.package) / suite.root
    left_out = _found(root, suite.leave_out)
    return [path for path in _found(root, suite.tests) if path not in left_out]


def size(suite: Suite, path: str) -> int:
    """Bytes of one of these files."""
    return (sources(suite.package) / suite.root / path).stat().st_size


@cache
def suite_archive(
    suite_name: str, package: Package, root: str, files: tuple[str, ...], leave_out: tuple[str, ...]
) -> bytes:
    """A zip archive of the suite's files. Folders that are packages stay packages."""
    folder = sources(package) / root
    left_out = set(_found(folder, leave_out))
    found = {path: (folder / path).read_bytes() for path in _found(folder, files) if path not in left_out}
    for path in list(found):
        for parent in list(Path(path).parents)[:-1]:
            init = (parent / "__init__.py").as_posix()
            if (folder / init).is_file():
                found.setdefault(init, ONLY_A_PACKAGE)
    if not found:
        raise FileNotFoundError(f"{suite_name}: no file of {package} is one of {', '.join(files)}")
    return _zip(found)


def archive_of(suite: Suite) -> bytes:
    return suite_archive(suite.name, suite.package, suite.root, suite.files, tuple(suite.leave_out))


@cache
def tools_archive(tools: tuple[tuple[Package, tuple[str, ...]], ...]) -> bytes:
    """A zip archive to import pytest and what it needs from."""
    found = {}
    for package, folders in tools:
        for place in folders:
            root = (sources(package) / place).parent
            for path in [root / f"{Path(place).name}.py", *sorted((root / Path(place).name).rglob("*"))]:
                if path.is_file() and "__pycache__" not in path.parts:
                    found[path.relative_to(root).as_posix()] = path.read_bytes()
    return _zip(found)


def digest(*contents: bytes) -> str:
    total = hashlib.sha256()
    for content in contents:
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()


def _found(root: Path, globs: Iterable[str]) -> list[str]:
    paths = {path for glob in globs for path in root.glob(glob) if path.is_file()}
    return sorted(path.relative_to(root).as_posix() for path in paths if "__pycache__" not in path.parts)


def _zip(files: dict[str, bytes]) -> bytes:
    """The same bytes for the same files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, FIRST_DATE), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()
