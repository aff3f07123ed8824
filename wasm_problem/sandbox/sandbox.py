"""The front door: check a program, run a program. Neither raises for anything that a program does."""

from __future__ import annotations

import threading

from wasmtime import WasmtimeError

from .cache import CompiledCache, default_cache_dir
from .catalog import Catalog, Runtime
from .claims import MARKER, believed
from .host import Submissions
from .instance import Ground, Instance, LoadedRuntime
from .limits import DEFAULT_LIMITS, Limits
from .loading import Loader, WhenMissing, cannot_start
from .outcome import Cause, Failure, Invocation, Outcome, Program
from .session import Session
from .values import BadValue, dump_value, is_text

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
        self._keep_spares = keep_spares
        self._loader = Loader(self.catalog, self.cache, when_missing)

    def check(self, runtime: str, program: Program, limits: Limits = DEFAULT_LIMITS) -> Failure | None:
        """Why the program does not compile; None when it does. Does not run it."""
        ready = self._admit(runtime, program, limits)
        if isinstance(ready, Failure):
            return ready
        try:
            with Instance(ready, program, limits, keep_spare=self._keep_spares) as instance:
                return instance.check()
        except WasmtimeError as error:
            return cannot_start(runtime, error)

    def run(
        self,
        runtime: str,
        program: Program,
        invocation: Invocation,
        limits: Limits = DEFAULT_LIMITS,
        submissions: Submissions | None = None,
    ) -> Outcome:
        """Runs the program in a fresh instance and, with an entry, calls that function of it."""
        return self._run(runtime, program, invocation, limits, submissions, None)

    def run_on(
        self, runtime: str, ground: Ground, invocation: Invocation, limits: Limits = DEFAULT_LIMITS, seed: int = 0
    ) -> Outcome:
        """Calls a function of the ground in a fresh instance that has loaded it. Loading it is not counted."""
        return self._run(runtime, Program("", seed=seed), invocation, limits, None, ground)

    def _run(
        self,
        runtime: str,
        program: Program,
        invocation: Invocation,
        limits: Limits,
        submissions: Submissions | None,
        ground: Ground | None,
    ) -> Outcome:
        ready = self._admit(runtime, program, limits)
        if isinstance(ready, Failure):
            return Outcome(failure=ready)
        args = _admit_invocation(invocation, limits)
        if isinstance(args, Failure):
            return Outcome(failure=args)
        try:
            with Instance(ready, program, limits, submissions, self._keep_spares, ground) as instance:
                value = None
                if invocation.entry is None:
                    failure = instance.run(invocation.stdin)
                else:
                    failure = None if ground else instance.load()
                    if failure is None:
                        value, failure = instance.call(invocation.entry, args, invocation.stdin)
                outcome = instance.outcome(value, failure)
        except WasmtimeError as error:
            return Outcome(failure=cannot_start(runtime, error))
        return believed(
            outcome,
            may_refuse=lambda: (
                bool(program.files)
                or MARKER in args
                or self._is_refused(runtime, ready, limits, invocation.entry, args, invocation.stdin)
            ),
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
            is_refused=lambda *call: self._is_refused(runtime, ready, limits, *call),
        )
        try:
            loaded = session.load()
        except WasmtimeError as error:
            loaded = Outcome(failure=cannot_start(runtime, error))
        if loaded.failure is None:
            return session, loaded
        session.close()
        return None, loaded

    def _is_readable(self, runtime: str, program: Program) -> bool:
        """Whether the program compiles. Unless that is known not to be so it does: a limit proves nothing."""
        failure = self.check(runtime, program)
        return failure is None or failure.cause is not Cause.SYNTAX

    def _is_refused(
        self, runtime: str, ready: LoadedRuntime, limits: Limits, entry: str | None, args: str, stdin: str
    ) -> bool:
        """Whether a call is refused for its arguments: then the program that warms up the runtime is refused it, too.

        Arguments that hold a marker may have come from the program, and prove nothing.
        """
        if entry is None or MARKER in args:
            return False
        neutral = Program(self.catalog.get(runtime).warm_up)
        try:
            with Instance(ready, neutral, limits, keep_spare=self._keep_spares) as instance:
                failure = instance.load() or instance.call(entry, args, stdin)[1]
        except WasmtimeError:
            return False
        return failure is not None and failure.cause is Cause.REFUSED

    def compile(self, runtime: Runtime) -> None:
        """Compiles the runtime for this machine unless that is done. Takes seconds.

        Raises BadManifest when its file is damaged or no runtime, CacheUnusable when the result cannot be kept safely.
        """
        self._loader.compile(runtime)

    def is_compiled(self, runtime: Runtime) -> bool:
        """Whether a run would start at once."""
        return self._loader.is_compiled(runtime)

    def _admit(self, runtime: str, program: Program, limits: Limits) -> LoadedRuntime | Failure:
        return _refused(program, limits) or self._loader.loaded.get(runtime) or self._loader.get(runtime)


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
