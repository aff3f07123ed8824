"""From an installed runtime to code that runs in this process: compiled, if need be, checked and linked."""

from __future__ import annotations

import logging
import threading
import time
from typing import Literal

from wasmtime import WasmtimeError

from .cache import CacheUnusable, CompiledCache
from .catalog import BadManifest, Catalog, Runtime, UnknownRuntime
from .engine import NotARuntime, RuntimeEngine
from .host import link
from .instance import LoadedRuntime
from .outcome import Cause, Failure

log = logging.getLogger(__name__)

WhenMissing = Literal["compile", "later"]

NEXT_TRY_SECONDS = 60.0
"""How long a server waits after a runtime could not be compiled: trying takes seconds and all cores."""


class Loader:
    """Loads each runtime once. Failures for authors name no path of this machine; the log has them."""

    def __init__(self, catalog: Catalog, cache: CompiledCache, when_missing: WhenMissing) -> None:
        self.catalog = catalog
        self.cache = cache
        self.engine = RuntimeEngine()
        self.loaded: dict[str, LoadedRuntime] = {}
        self.compiling: dict[str, threading.Thread] = {}
        self._when_missing = when_missing
        self._failed: dict[str, float] = {}

    def get(self, id_or_name: str) -> LoadedRuntime | Failure:
        """The runtime, ready to make instances, or why there is none."""
        try:
            runtime = self.catalog.get(id_or_name)
            with self.engine.load_lock:
                loaded = self.loaded.get(runtime.id) or self._load_compiled(runtime)
            if loaded is None and self._when_missing == "later":
                return self._compile_later(runtime)
            if loaded is None:
                self.compile(runtime)
                loaded = self._load_compiled(runtime)
        except UnknownRuntime as error:
            return Failure(Cause.UNKNOWN_RUNTIME, str(error))
        except (BadManifest, CacheUnusable) as error:
            log.error("runtime %s cannot be used: %s", runtime.id, error)
            return _unusable(runtime)
        if loaded is None:
            log.error("runtime %s cannot be used: what was compiled cannot be read back", runtime.id)
            return Failure(
                Cause.NOT_READY, f"The runtime {runtime.id} could not be prepared; the server's log says why."
            )
        return loaded

    def compile(self, runtime: Runtime) -> None:
        """Compiles the runtime for this machine unless that is done. Takes seconds.

        Raises BadManifest when its file is damaged or no runtime, CacheUnusable when the result cannot be kept safely.
        """
        try:
            self.cache.store(self.engine, runtime.digest, runtime.read_wasm)
        except NotARuntime as error:
            raise BadManifest(
                f"{runtime.id}: {runtime.wasm} is not a runtime: {error}.",
                "Tell whoever made it, or install another version of it.",
            ) from error

    def is_compiled(self, runtime: Runtime) -> bool:
        """Whether a run would start at once."""
        return runtime.id in self.loaded or self.cache.load(self.engine, runtime.digest) is not None

    def _load_compiled(self, runtime: Runtime) -> LoadedRuntime | None:
        component = self.cache.load(self.engine, runtime.digest)
        if component is None:
            return None
        try:
            loaded = LoadedRuntime(self.engine, component, link(self.engine, component), runtime.warm_up)
        except WasmtimeError as error:
            raise BadManifest(f"{runtime.id}: {runtime.wasm} is not a runtime: {error}") from error
        return self.loaded.setdefault(runtime.id, loaded)

    def _compile_later(self, runtime: Runtime) -> Failure:
        with self.engine.load_lock:
            thread = self.compiling.get(runtime.id)
            if thread is None or not thread.is_alive():
                failed = self._failed.get(runtime.id)
                if failed is not None and time.monotonic() - failed < NEXT_TRY_SECONDS:
                    return _unusable(runtime)
                thread = threading.Thread(target=self._compile_quietly, args=(runtime,), daemon=True)
                self.compiling[runtime.id] = thread
                thread.start()
        return Failure(Cause.NOT_READY, f"The runtime {runtime.title} is being prepared. Try again in a minute.")

    def _compile_quietly(self, runtime: Runtime) -> None:
        try:
            self.compile(runtime)
        except (BadManifest, CacheUnusable) as error:
            self._failed[runtime.id] = time.monotonic()
            log.error(
                "runtime %s cannot be prepared, the next try is in %d s or later: %s",
                runtime.id,
                NEXT_TRY_SECONDS,
                error,
            )


def cannot_start(runtime: str, error: WasmtimeError) -> Failure:
    """A runtime is there, and an instance of it cannot be made."""
    log.error("runtime %s cannot start; run `wasm-problem runtimes doctor`: %s", runtime, error)
    return Failure(Cause.NOT_READY, "The runtime could not start; the server's log says why.")


def _unusable(runtime: Runtime) -> Failure:
    return Failure(
        Cause.UNKNOWN_RUNTIME,
        f"The runtime {runtime.id} cannot be used on this server; the server's log says why, and so does "
        "`wasm-problem runtimes doctor`.",
    )
