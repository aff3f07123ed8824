"""The front door: check a program, run a program. Neither raises for anything that a program does."""

from __future__ import annotations

import logging
import threading
from typing import Literal

from wasmtime import WasmtimeError

from .cache import CacheUnusable, CompiledCache, default_cache_dir
from .catalog import BadManifest, Catalog, Runtime, UnknownRuntime
from .claims import MARKER, believed
from .engine import RuntimeEngine
from .host import Submissions, link
from .instance import Instance, LoadedRuntime
from .limits import DEFAULT_LIMITS, Limits
from .outcome import Cause, Failure, Invocation, Outcome, Program
from .session import Session
from .values import BadValue, dump_value, is_text

log = logging.getLogger(__name__)

WhenMissing = Literal["compile", "later"]

MAX_FILE_NAME = 200
MAX_FILES = 1_000
"""Each costs the host 90 µs, however small it is."""


class Sandbox:
    """Runs programs in the runtimes of a catalog. One a process is enough; safe for threads and across forks.

    A runtime has to be compiled once on a machine, which takes seconds. With when_missing="compile" the first
    use waits for that; with "later" it starts in the background and the use fails with `not-ready`.
    keep_spares: keep two instances of each used runtime ready, about 8 MB each; outcomes are the same.
    """

    def __init__(
        self,
        catalog: Catalog | None = None,
        cache: CompiledCache | None = None,
        when_missing: WhenMissing = "compile",
        keep_spares: bool = False,
    ) -> None:
        self.catalog = catalog or Catalog()
        self.cache = cache or CompiledCache(default_cache_dir())
        self._when_missing = when_missing
        self._keep_spares = keep_spares
        self._engine = RuntimeEngine()
        self._loaded: dict[str, LoadedRuntime] = {}
        self._compiling: dict[str, threading.Thread] = {}

    def check(self, runtime: str, program: Program, limits: Limits = DEFAULT_LIMITS) -> Failure | None:
        """Why the program does not compile; None when it does. Does not run it."""
        ready = self._admit(runtime, program, limits)
        if isinstance(ready, Failure):
            return ready
        try:
            with Instance(ready, program, limits, keep_spare=self._keep_spares) as instance:
                return instance.check()
        except WasmtimeError as error:
            return _cannot_start(error)

    def run(
        self,
        runtime: str,
        program: Program,
        invocation: Invocation,
        limits: Limits = DEFAULT_LIMITS,
        submissions: Submissions | None = None,
    ) -> Outcome:
        """Runs the program in a fresh instance and, with an entry, calls that function of it."""
        ready = self._admit(runtime, program, limits)
        if isinstance(ready, Failure):
            return Outcome(failure=ready)
        args = _admit_invocation(invocation, limits)
        if isinstance(args, Failure):
            return Outcome(failure=args)
        try:
            with Instance(ready, program, limits, submissions, self._keep_spares) as instance:
                value = None
                if invocation.entry is None:
                    failure = instance.run(invocation.stdin)
                else:
                    failure = instance.load()
                    if failure is None:
                        value, failure = instance.call(invocation.entry, args, invocation.stdin)
                outcome = instance.outcome(value, failure)
        except WasmtimeError as error:
            return Outcome(failure=_cannot_start(error))
        return believed(
            outcome,
            may_refuse=bool(program.files) or MARKER in args,
            is_readable=lambda: self._is_readable(runtime, program),
        )

    def session(
        self, runtime: str, program: Program, limits: Limits = DEFAULT_LIMITS
    ) -> tuple[Session | None, Outcome]:
        """The program, to be called several times, and what came of loading it; None when that failed.

        Close the session after use.
        """
        ready = self._admit(runtime, program, limits)
        if isinstance(ready, Failure):
            return None, Outcome(failure=ready)
        session = Session(
            program,
            make=lambda: Instance(ready, program, limits, keep_spare=self._keep_spares),
            is_readable=lambda source: self._is_readable(runtime, Program(source)),
        )
        try:
            loaded = session.load()
        except WasmtimeError as error:
            loaded = Outcome(failure=_cannot_start(error))
        if loaded.failure is None:
            return session, loaded
        session.close()
        return None, loaded

    def _is_readable(self, runtime: str, program: Program) -> bool:
        """Whether the program compiles. Unless that is known not to be so it does: a limit proves nothing."""
        failure = self.check(runtime, program)
        return failure is None or failure.cause is not Cause.SYNTAX

    def compile(self, runtime: Runtime) -> None:
        """Compiles the runtime for this machine unless that is done. Takes seconds.

        Raises BadManifest when its file is damaged, CacheUnusable when the result cannot be kept safely.
        """
        try:
            self.cache.store(self._engine, runtime.digest, runtime.read_wasm)
        except WasmtimeError as error:
            raise BadManifest(f"{runtime.id}: {runtime.wasm} does not compile: {error}") from error

    def is_compiled(self, runtime: Runtime) -> bool:
        """Whether a run would start at once."""
        return runtime.id in self._loaded or self.cache.load(self._engine, runtime.digest) is not None

    def _admit(self, runtime: str, program: Program, limits: Limits) -> LoadedRuntime | Failure:
        return _refused(program, limits) or self._loaded.get(runtime) or self._load(runtime)

    def _load(self, id_or_name: str) -> LoadedRuntime | Failure:
        try:
            runtime = self.catalog.get(id_or_name)
            with self._engine.load_lock:
                loaded = self._loaded.get(runtime.id) or self._load_compiled(runtime)
            if loaded is None and self._when_missing == "later":
                return self._compile_later(runtime)
            if loaded is None:
                self.compile(runtime)
                loaded = self._load_compiled(runtime)
        except UnknownRuntime as error:
            return Failure(Cause.UNKNOWN_RUNTIME, str(error))
        except (BadManifest, CacheUnusable) as error:
            log.error("runtime cannot be used: %s", error)
            return Failure(Cause.UNKNOWN_RUNTIME, str(error))
        if loaded is None:
            folder = self.cache.folder
            return Failure(Cause.NOT_READY, f"The compiled runtime in {folder} cannot be read back; see the log.")
        return loaded

    def _load_compiled(self, runtime: Runtime) -> LoadedRuntime | None:
        component = self.cache.load(self._engine, runtime.digest)
        if component is None:
            return None
        try:
            loaded = LoadedRuntime(self._engine, component, link(self._engine, component), runtime.warm_up)
        except WasmtimeError as error:
            raise BadManifest(f"{runtime.id}: {runtime.wasm} is not a runtime: {error}") from error
        return self._loaded.setdefault(runtime.id, loaded)

    def _compile_later(self, runtime: Runtime) -> Failure:
        with self._engine.load_lock:
            thread = self._compiling.get(runtime.id)
            if thread is None or not thread.is_alive():
                thread = threading.Thread(target=self._compile_quietly, args=(runtime,), daemon=True)
                self._compiling[runtime.id] = thread
                thread.start()
        return Failure(Cause.NOT_READY, f"The runtime {runtime.title} is being prepared. Try again in a minute.")

    def _compile_quietly(self, runtime: Runtime) -> None:
        try:
            self.compile(runtime)
        except (BadManifest, CacheUnusable) as error:
            log.error("runtime cannot be prepared: %s", error)


def _cannot_start(error: WasmtimeError) -> Failure:
    log.error("a runtime cannot start: %s", error)
    return Failure(Cause.NOT_READY, "The runtime could not start; the server's log says why.")


def _refused(program: Program, limits: Limits) -> Failure | None:
    if len(program.source) > limits.source_bytes or len(program.source.encode(errors="replace")) > limits.source_bytes:
        return Failure(Cause.TOO_LARGE, f"The source is larger than {limits.source_bytes:,} bytes.")
    if not is_text(program.source):
        return Failure(Cause.SYNTAX, "The source contains half of a surrogate pair, which is not text.")
    if len(program.files) > MAX_FILES:
        return Failure(Cause.TOO_LARGE, f"There are more than {MAX_FILES:,} files.")
    for name in program.files:
        if not _is_file_name(name):
            return Failure(Cause.REFUSED, f"{name[:MAX_FILE_NAME]!r} cannot be a file's name: use a plain name.")
    if sum(map(len, program.files.values())) > limits.files_bytes:
        return Failure(Cause.TOO_LARGE, f"The files are larger than {limits.files_bytes:,} bytes together.")
    return None


def _is_file_name(name: str) -> bool:
    plain = is_text(name) and name.isprintable() and not set(name) & set('/\\:"<>|?*')
    return plain and 0 < len(name) <= MAX_FILE_NAME and name.strip(". ") != ""


def _admit_invocation(invocation: Invocation, limits: Limits) -> str | Failure:
    """The arguments as JSON text."""
    try:
        args = dump_value(list(invocation.args))
    except BadValue as error:
        return Failure(Cause.BAD_VALUE, f"An argument cannot be passed on. {error}")
    if len(args) + len(invocation.entry or "") > limits.args_bytes:
        return Failure(Cause.TOO_LARGE, f"The arguments are larger than {limits.args_bytes:,} bytes.")
    if len(invocation.stdin) > limits.stdin_bytes:
        return Failure(Cause.TOO_LARGE, f"The input is larger than {limits.stdin_bytes:,} bytes.")
    if not is_text(invocation.stdin) or not is_text(invocation.entry or ""):
        return Failure(Cause.BAD_VALUE, "The input contains half of a surrogate pair, which is not text.")
    return args


_of_this_process: dict[WhenMissing, Sandbox] = {}
_of_this_process_lock = threading.Lock()


def default_sandbox() -> Sandbox:
    """The sandbox of this process, made on first use. A runtime's first use on a machine waits for the compiler."""
    return _shared("compile")


def server_sandbox() -> Sandbox:
    """The same for servers: no request waits for the compiler, or, when there was time to prepare, for an instance."""
    return _shared("later")


def _shared(when_missing: WhenMissing) -> Sandbox:
    with _of_this_process_lock:
        if when_missing not in _of_this_process:
            _of_this_process[when_missing] = Sandbox(when_missing=when_missing, keep_spares=when_missing == "later")
        return _of_this_process[when_missing]
