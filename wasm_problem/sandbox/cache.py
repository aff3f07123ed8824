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

from .engine import CHECKS, CONFIG_FINGERPRINT, RuntimeEngine, compile_component

log = logging.getLogger(__name__)

CACHE_VARIABLE = "WASM_PROBLEM_CACHE"
OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH

BEING_WRITTEN = ".part"
"""The end of the name of a file that is not finished; it gets its own name when it is."""

SETTLED_NS = 1_000_000_000
"""A younger file may change again without its times showing it: clocks of file systems tick slowly."""


OTHER_FOLDER = f"set {CACHE_VARIABLE} to a folder that this user owns"


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
    parts = (digest, wasmtime_version(), CONFIG_FINGERPRINT, CHECKS, platform.system(), platform.machine())
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

        Raises CacheUnusable when the folder is not ours alone or cannot hold the result, engine.NotARuntime when the
        component is none, and what read_wasm raises.
        """
        self._make_folder()
        path = self.path(digest)
        with self.locked(path) as got_it:
            assert got_it, "locked waits"
            if self.load(engine, digest) is not None:
                return
            code = compile_component(read_wasm())
            # For people, and for who cleans up: the file's name tells nobody what it was made for.
            made_for = {"digest": digest, "wasmtime": wasmtime_version(), "settings": CONFIG_FINGERPRINT}
            seal = {"bytes": len(code), "crc32": zlib.crc32(code), **made_for}
            try:
                self._write(path, code)
                self._write(path.with_suffix(".json"), json.dumps(seal).encode())
            except OSError as error:
                raise CacheUnusable(
                    f"a compiled runtime of {len(code) / 1e6:.0f} MB cannot be kept in {self.folder} "
                    f"({error.strerror}); make room there, or {OTHER_FOLDER}"
                ) from error

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._check_owner(self.folder)
        except OSError as error:
            raise CacheUnusable(
                f"cannot make the folder {self.folder} for compiled runtimes ({error.strerror}); {OTHER_FOLDER}"
            ) from error

    @staticmethod
    def _check_owner(path: Path) -> None:
        for place in (path, path.parent):
            status = place.lstat()
            if stat.S_ISLNK(status.st_mode):
                raise CacheUnusable(f"{place} is a symbolic link; remove it, or {OTHER_FOLDER}")
            if status.st_uid != os.geteuid():
                raise CacheUnusable(
                    f"{place} belongs to user {status.st_uid}, not to this one ({os.geteuid()}); {OTHER_FOLDER}"
                )
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
    def locked(self, path: Path, wait: bool = True) -> Iterator[bool]:
        """While one process makes or removes a file, another waits; or, without wait, is told that it is not its turn.

        Raises CacheUnusable.
        """
        place = path.with_suffix(".lock")
        while True:
            try:
                lock = place.open("w")
            except OSError as error:
                raise CacheUnusable(f"cannot write to {self.folder} ({error.strerror}); {OTHER_FOLDER}") from error
            with lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    yield False
                    return
                if _is_still_at(lock.fileno(), place):
                    yield True
                    return
                # Whoever had the lock removed it: then it locks nothing any more.

    def _write(self, path: Path, content: bytes) -> None:
        """Put the file in place in one step, so that no reader ever sees half of it."""
        import tempfile

        handle, name = tempfile.mkstemp(dir=self.folder, prefix=f"{path.name}.", suffix=BEING_WRITTEN)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _is_still_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
