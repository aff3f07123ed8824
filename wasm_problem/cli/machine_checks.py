"""What the doctor checks of the machine: versions, the cache's folder, settings, the front end."""

from __future__ import annotations

import os
import platform
import re
import resource
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from ..resources import data_dir
from ..sandbox import default_sandbox
from ..sandbox.cache import CACHE_VARIABLE, OTHERS_MAY_WRITE, CompiledCache, wasmtime_version
from .check_result import CheckResult, fine, note, problem

TESTED_PYTHONS = ((3, 11), (3, 13))
STACK_BYTES = 6 * 1024 * 1024
"""What a thread that grades needs; see docs/operators.md."""
FREE_BYTES = 300 * 1000 * 1000
"""Enough to compile a few more runtimes: the largest takes about 100 MB."""
BROWSER_FILES = ("editor.js", "learner.css", "learner.js", "studio.css", "studio.js")


def machine_checks() -> Iterator[CheckResult]:
    """All checks of the machine, one after another."""
    yield _python()
    yield _wasmtime()
    yield _stack()
    yield _umask()
    yield _front_end()
    yield from cache_folder(default_sandbox().cache)


def _python() -> CheckResult:
    version = platform.python_version()
    first, last = (".".join(map(str, each)) for each in TESTED_PYTHONS)
    if TESTED_PYTHONS[0] <= sys.version_info[:2] <= TESTED_PYTHONS[1]:
        return fine("Python", f"{version}, {platform.system()} {platform.machine()}")
    return note("Python", f"{version} is not tested", f"use Python {first} to {last}")


def _wasmtime() -> CheckResult:
    found, wanted = wasmtime_version(), _pinned_wasmtime()
    if wanted in (found, None):
        return fine("wasmtime", found)
    remedy = f"{sys.executable} -m pip install wasmtime=={wanted}"
    return problem("wasmtime", f"{found} is installed, and this program is made for {wanted}", remedy)


def _pinned_wasmtime() -> str | None:
    try:
        requirements = metadata.requires("wasm-problem") or []
    except metadata.PackageNotFoundError:
        return None  # Run from its folder, without an installation that could say.
    pins = (re.fullmatch(r"wasmtime\s*==\s*([0-9.]+)", each) for each in requirements)
    return next((pin[1] for pin in pins if pin), None)


def _stack() -> CheckResult:
    soft, _ = resource.getrlimit(resource.RLIMIT_STACK)
    if soft != resource.RLIM_INFINITY and soft < STACK_BYTES:
        return problem(
            "stack",
            f"threads get {soft / 2**20:.1f} MiB of native stack; those that grade need {STACK_BYTES // 2**20}",
            "raise the limit where the server is started: ulimit -s 8192",
        )
    if platform.libc_ver()[0] == "" and sys.platform == "linux":
        return note(
            "stack",
            "the C library is not glibc: musl gives threads far too little stack",
            "set the stack of the server's threads to 8 MiB; see docs/operators.md",
        )
    return fine("stack", "unlimited" if soft == resource.RLIM_INFINITY else f"{soft // 2**20} MiB")


def _umask() -> CheckResult:
    mask = os.umask(0o077)
    os.umask(mask)
    if mask & OTHERS_MAY_WRITE != OTHERS_MAY_WRITE:
        return note("umask", f"{mask:04o}: others may write to folders that are made", "set it to 0022 or stricter")
    return fine("umask", f"{mask:04o}")


def _front_end() -> CheckResult:
    try:
        missing = [name for name in BROWSER_FILES if not (data_dir("static") / "dist" / name).is_file()]
    except FileNotFoundError as error:
        return problem("front end", str(error), "install wasm-problem again")
    if missing:
        remedy = "install wasm-problem again, or in a checkout run: python -m wasm_problem.bundle_build"
        return problem("front end", f"browsers would miss {', '.join(missing)}", remedy)
    return fine("front end", f"{len(BROWSER_FILES)} files")


def cache_folder(cache: CompiledCache) -> Iterator[CheckResult]:
    """Whether compiled runtimes can be kept there."""
    folder = cache.folder
    change = f"set {CACHE_VARIABLE} to a folder that the server's user owns"
    if not folder.is_absolute():
        yield problem(
            "cache", f"{folder} depends on where a process is started", f"set {CACHE_VARIABLE} to a full path"
        )
    if not folder.exists() and not folder.is_symlink():
        yield _missing_cache(folder, change)
        return
    status = folder.lstat()
    if stat.S_ISLNK(status.st_mode):
        yield problem("cache", f"{folder} is a symbolic link and is not used", f"remove it, or {change}")
    elif not stat.S_ISDIR(status.st_mode):
        yield problem("cache", f"{folder} is no folder", f"remove it, or {change}")
    elif status.st_uid != os.geteuid():
        yield problem("cache", f"{folder} belongs to user {status.st_uid}, not to this one ({os.geteuid()})", change)
    elif status.st_mode & OTHERS_MAY_WRITE:
        yield problem("cache", f"others may write to {folder}", f"chmod go-w {folder}")
    elif not _can_be_written(folder):
        yield note("cache", f"{folder} cannot be written to: only what is compiled already can be used", change)
    else:
        yield fine("cache", f"{folder}, mode {stat.S_IMODE(status.st_mode):04o}")
    yield _space(folder, change)


def _missing_cache(folder: Path, change: str) -> CheckResult:
    parent = next((each for each in folder.parents if each.exists()), Path("/"))
    if _can_be_written(parent):
        return fine("cache", f"{folder} does not exist yet")
    return problem("cache", f"{folder} does not exist and cannot be made in {parent}", change)


def _can_be_written(folder: Path) -> bool:
    """Found out by writing: what the system says of rights is not all that decides."""
    try:
        tempfile.TemporaryDirectory(prefix=".doctor-", dir=folder).cleanup()
    except OSError:
        return False
    return True


def _space(folder: Path, change: str) -> CheckResult:
    free = shutil.disk_usage(folder).free
    text = f"{free / 1e6:,.0f} MB free in {folder}"
    if free < FREE_BYTES:
        remedy = f"make room (wasm-problem runtimes gc), or {change}"
        return note("space", f"{text}; a compiled runtime may take 100 MB", remedy)
    return fine("space", text)
