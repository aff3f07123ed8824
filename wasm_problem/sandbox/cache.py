"""Compiled runtimes on disk.

A `.cwasm` file is native code that wasmtime maps into this process and runs. So the folder and its files must
belong to this user, and nobody else may write to them; a file that breaks this rule, or that is damaged, is
compiled again and never loaded.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import logging
import os
import platform
import stat
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import wasmtime

from .engine import CONFIG_FINGERPRINT, RuntimeEngine, compile_component

log = logging.getLogger(__name__)

CACHE_VARIABLE = "WASM_PROBLEM_CACHE"
OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH

SETTLED_NS = 1_000_000_000
"""A younger file may change again without its times showing it: clocks of file systems tick slowly."""


class CacheUnusable(Exception):
    """The cache folder cannot be used; the text tells the operator what to do."""


def default_cache_dir() -> Path:
    """$WASM_PROBLEM_CACHE, or the user's cache folder of this platform."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen)
    import platformdirs

    return platformdirs.user_cache_path("wasm-problem") / "compiled"


def wasmtime_version() -> str:
    """The installed version of wasmtime, which has no attribute for it."""
    # importlib.metadata finds it, too, but takes 30 ms to import, half of what a process needs to its first run.
    installed = [
        entry.name.removesuffix(".dist-info")
        for entry in os.scandir(Path(wasmtime.__file__).parent.parent)
        if entry.name.startswith("wasmtime-") and entry.name.endswith(".dist-info")
    ]
    if len(installed) == 1:
        return installed[0].removeprefix("wasmtime-")
    import importlib.metadata

    return importlib.metadata.version("wasmtime")


def compiled_key(digest: str) -> str:
    """The name under which the compiled form of a runtime is kept: changes with all that it depends on."""
    parts = (digest, wasmtime_version(), CONFIG_FINGERPRINT, platform.system(), platform.machine())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class CompiledCache:
    """A folder of compiled runtimes, safe to share between processes of one user."""

    folder: Path

    def path(self, digest: str) -> Path:
        return self.folder / f"{compiled_key(digest)}.cwasm"

    def load(self, engine: RuntimeEngine, digest: str) -> wasmtime.component.Component | None:
        """The compiled runtime with this digest; None when it is absent, foreign or damaged."""
        path = self.path(digest)
        try:
            self._check_owner(path)
            if not self._undamaged(path):
                log.warning("compiled runtime %s is damaged and will be compiled again", path)
                return None
            return engine.deserialize(path)
        except FileNotFoundError:
            return None
        except (CacheUnusable, wasmtime.WasmtimeError, OSError) as error:
            log.warning("compiled runtime %s is not used: %s", path, error)
            return None

    def store(self, engine: RuntimeEngine, digest: str, read_wasm: Callable[[], bytes]) -> None:
        """Compile (seconds; one process at a time) and keep the result. A finished one is left as it is.

        Raises CacheUnusable when the folder is not ours alone, wasmtime.WasmtimeError when it does not compile.
        """
        self._make_folder()
        path = self.path(digest)
        with self._locked(path):
            if self.load(engine, digest) is not None:
                return
            code = compile_component(read_wasm())
            self._write(path, code)
            seal = {"bytes": len(code), "crc32": zlib.crc32(code)}
            self._write(path.with_suffix(".json"), json.dumps(seal).encode())

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise CacheUnusable(
                f"cannot make the folder {self.folder} for compiled runtimes ({error.strerror}); "
                f"set {CACHE_VARIABLE} to a folder that this user owns"
            ) from error
        self._check_owner(self.folder)

    @staticmethod
    def _check_owner(path: Path) -> None:
        for place in (path, path.parent):
            status = place.lstat()
            if stat.S_ISLNK(status.st_mode):
                raise CacheUnusable(f"{place} is a symbolic link; remove it")
            if status.st_uid != os.geteuid():
                raise CacheUnusable(f"{place} belongs to user {status.st_uid}, not to this one ({os.geteuid()})")
            if status.st_mode & OTHERS_MAY_WRITE:
                raise CacheUnusable(f"others may write to {place}; run: chmod go-w {place}")
            if place == path and place.is_dir():
                return

    def _undamaged(self, path: Path) -> bool:
        """Whether the file is what was once written. Reads all of it, unless that was done since it last changed."""
        try:
            seal = json.loads(path.with_suffix(".json").read_bytes())
            status = path.stat()
            state = [status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns]
            if seal.get("seen") == state:
                return True
            code = path.read_bytes()
            if len(code) != seal["bytes"] or zlib.crc32(code) != seal["crc32"]:
                return False
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return False
        if time.time_ns() - status.st_ctime_ns > SETTLED_NS:
            with contextlib.suppress(OSError):
                self._write(path.with_suffix(".json"), json.dumps({**seal, "seen": state}).encode())
        return True

    @contextlib.contextmanager
    def _locked(self, path: Path) -> Iterator[None]:
        with path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _write(self, path: Path, content: bytes) -> None:
        """Put the file in place in one step, so that no reader ever sees half of it."""
        import tempfile

        handle, name = tempfile.mkstemp(dir=self.folder, prefix=path.name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
