"""One program in one store: load it, call it, and name what went wrong."""

from __future__ import annotations

import base64
import re
import secrets
import threading
import time
from dataclasses import dataclass
from typing import Any

from wasmtime import Store, WasmtimeError
from wasmtime.component import Component, ExportIndex, Func, FuncType, Linker
from wasmtime.component import Instance as ComponentInstance

from .contract import CONTRACT_VERSION, PACKAGE
from .engine import RuntimeEngine
from .host import Record, Run, Submissions, current
from .limits import Limits
from .outcome import Cause, Failure, Json, Outcome, Program, Usage
from .spares import Spares
from .values import BadValue, parse_value
from .wasmtime_fixes import MAX_STRING_BYTES, TOO_MUCH_AT_ONCE

EVALUATOR = f"{PACKAGE}/evaluator@{CONTRACT_VERSION}"
PAGE_BYTES = 64 * 1024

START_FUEL = 1_000_000_000
START_SECONDS = 10.0
START_MEMORY_BYTES = 256 * 1024 * 1024
"""What a runtime may use to start, before it has a program. Nobody is charged for it."""

ONLY_THE_HOST_KNOWS = (Cause.FUEL, Cause.TIME, Cause.OUTPUT, Cause.CRASHED)

MAX_MESSAGE = 4_000
MAX_TRACE = 20_000
MAX_KINDS = 2_000
MAX_LINE = 1_000_000
"""Characters kept of what a runtime reports: a hostile program may write its own report."""


MOST_COUNTED_AT_START = 32 * 1024 * 1024
"""Of what a runtime starts with. Instances share it until they write to it: a large library costs none of them more."""

_BEFORE_REASON = r"([0-9]+: )?(wasm trap: )?"
"""wasmtime numbers the reasons when there are several."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A program of the server's own that instances have loaded before they are asked for: no text of a learner or an
    author is in it. entry: a function of it that is then called with args, a JSON array; None calls nothing.
    """

    source: str
    entry: str | None = None
    args: str = "[]"


class LoadedRuntime:
    """A runtime's code in this process, with its exports looked up once. Shared by threads."""

    def __init__(self, engine: RuntimeEngine, component: Component, linker: Linker, warm_up: str = "") -> None:
        self.engine = engine
        self._warm_up = Record(source=warm_up, files=[], seed=0)
        self.component = component
        self.linker = linker
        evaluator = component.get_export_index(EVALUATOR)
        if evaluator is None:
            raise WasmtimeError(f"the component does not export {EVALUATOR}")
        self._indexes: dict[str, ExportIndex | None] = {
            name: component.get_export_index(name, evaluator) for name in ("check", "load", "call", "evaluate", "run")
        }
        self._indexes["memory-pages"] = component.get_export_index("memory-pages")
        self._types: dict[str, FuncType] = {}
        self.uncounted_bytes: int | None = None
        """Memory that an instance starts with and that is not counted as its program's; known once there was one."""
        self.spares = Spares(self.blank, engine.load_lock)
        self._spares_on: dict[Ground, Spares[Blank]] = {}
        self._lock = threading.Lock()

    def function(self, name: str, store: Store, exports: ComponentInstance) -> Func | None:
        """The exported function of an instance; None when there is none."""
        index = self._indexes[name]
        function = None if index is None else exports.get_func(store, index)
        if function is not None:
            type_ = self._types.get(name) or self._types.setdefault(name, function.type(store))
            function.type = lambda store: type_  # type: ignore[method-assign]
        return function

    def spares_on(self, ground: Ground | None) -> Spares[Blank]:
        """The spares that have loaded it. They stay for the life of the process: there must be few grounds."""
        if ground is None:
            return self.spares
        with self._lock:
            if ground not in self._spares_on:
                self._spares_on[ground] = Spares(lambda: self.blank_on(ground), self.engine.load_lock)
            return self._spares_on[ground]

    def blank_on(self, ground: Ground | None) -> Blank:
        """A blank that has loaded it, with random numbers of its own. Raises WasmtimeError when that fails."""
        blank = self.blank()
        if ground is None:
            return blank
        seed = secrets.randbits(64)
        run = Run(store=blank.store, seed=seed, output_bytes=0, deadline=time.monotonic() + START_SECONDS)
        steps: list[tuple[str, Record]] = [("load", Record(source=ground.source, files=[], seed=seed))]
        if ground.entry is not None:
            steps.append(("call", Record(entry=ground.entry, args=ground.args, stdin="")))
        with _OnThisThread(self.engine, run):
            for name, record in steps:
                function = self.function(name, blank.store, blank.exports)
                found = None if function is None else function(blank.store, record)
                if function is None or not (found is None or isinstance(found, str)):
                    raise WasmtimeError(f"what instances begin with cannot be run: {getattr(found, 'message', name)}")
        return blank

    def blank(self) -> Blank:
        """A fresh instance, warmed up, without a program. Raises WasmtimeError when the runtime cannot even start.

        Each instance is warmed up, a spare or not: outcomes must not depend on it.
        """
        store = Store(self.engine.engine)
        store.set_fuel(START_FUEL)
        store.set_epoch_deadline(self.engine.ticks(START_SECONDS))
        store.set_limits(memory_size=START_MEMORY_BYTES, memories=4, instances=200, tables=50)
        run = Run(store=store, seed=0, output_bytes=0, deadline=time.monotonic() + START_SECONDS)
        with _OnThisThread(self.engine, run):
            exports = self.linker.instantiate(store, self.component)
            check = self.function("check", store, exports)
            if check is None:
                raise WasmtimeError("the component does not export the function check")
            check(store, self._warm_up)
            if self.uncounted_bytes is None:
                pages = self.function("memory-pages", store, exports)
                started_with = pages(store) * PAGE_BYTES if pages else 0
                self.uncounted_bytes = max(0, started_with - MOST_COUNTED_AT_START)
        return Blank(store, exports)


@dataclass(frozen=True, slots=True)
class Blank:
    """An instance that has no program yet."""

    store: Store
    exports: ComponentInstance


class Instance:
    """A fresh sandbox for one program. After a failure that ended it, `alive` is False and every call fails.

    Use as a context manager: leaving it frees the memory. Raises WasmtimeError when the runtime cannot start.
    """

    def __init__(
        self,
        runtime: LoadedRuntime,
        program: Program,
        limits: Limits,
        submissions: Submissions | None = None,
        keep_spare: bool = False,
        ground: Ground | None = None,
    ) -> None:
        """ground: what the instance has loaded already, in the place of the program, which is then not loaded."""
        self._since = time.perf_counter()
        self._fuel_left = limits.fuel
        self._runtime = runtime
        self._program = program
        self._limits = limits
        self._keep_spare = keep_spare
        self._ground = ground
        self.alive = True
        blank = self._blank()
        self._store, self._exports = blank.store, blank.exports
        self._run = Run(
            store=self._store,
            seed=program.seed,
            output_bytes=limits.output_bytes,
            deadline=time.monotonic() + limits.seconds,
            submissions=submissions,
        )
        self._store.set_fuel(limits.fuel)
        self._store.set_epoch_deadline(runtime.engine.ticks(limits.seconds))
        memory_bytes = limits.memory_bytes + (runtime.uncounted_bytes or 0)
        self._store.set_limits(memory_size=memory_bytes, memories=4, instances=200, tables=50)

    def __enter__(self) -> Instance:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Frees the memory."""
        self.alive = False
        if self._keep_spare:
            self._runtime.spares_on(self._ground).used(self._store.close)
        else:
            self._store.close()

    def _blank(self) -> Blank:
        if not self._keep_spare:
            return self._runtime.blank_on(self._ground)
        spares = self._runtime.spares_on(self._ground)
        try:
            return spares.take()
        except WasmtimeError:
            spares.used(lambda: None)
            raise

    def check(self) -> Failure | None:
        """Why the program does not compile, or None."""
        return self._named_failure(self._invoke("check", self._program_record()))

    def load(self) -> Failure | None:
        """Runs the program's top level. Returns why it failed, or None."""
        return self._named_failure(self._invoke("load", self._program_record()))

    def run(self, stdin: str) -> Failure | None:
        """Runs the program as a main program. Returns why it failed, or None."""
        return self._named_failure(self._invoke("run", self._program_record(), stdin))

    def call(self, entry: str, args: str, stdin: str) -> tuple[Json, Failure | None]:
        """Calls a function with a JSON array of arguments: its value, or why there is none."""
        return self._value(self._invoke("call", Record(entry=entry, args=args, stdin=stdin)))

    def evaluate(self, code: str, stdin: str, echo: bool) -> tuple[Json, Failure | None]:
        """Runs code at the end of the loaded program: the value of its last expression, or why there is none.

        echo: the value is written to standard output, as an interactive session does, and None is the value.
        """
        return self._value(self._invoke("evaluate", code, stdin, echo))

    def _value(self, result: Any) -> tuple[Json, Failure | None]:
        failure = self._named_failure(result)
        if failure is not None:
            return None, failure
        if not isinstance(result, str):
            return None, Failure(Cause.CRASHED, "The runtime broke its contract: it returned no value.")
        try:
            return parse_value(result, self._limits.value_bytes), None
        except BadValue as error:
            return None, Failure(Cause.BAD_VALUE, str(error))

    def outcome(self, value: Json, failure: Failure | None, *, tell_memory: bool = True) -> Outcome:
        """Everything since the last outcome, or since the start."""
        now, fuel_left = time.perf_counter(), self._store.get_fuel()
        usage = Usage(
            fuel=self._fuel_left - fuel_left,
            memory_bytes=self._memory_bytes() if tell_memory else None,
            wall_ms=(now - self._since) * 1000,
        )
        written = "".join(self._run.stdout), "".join(self._run.stderr)
        self._since, self._fuel_left = now, fuel_left
        self._run.stdout.clear()
        self._run.stderr.clear()
        return Outcome(None if failure else value, failure, *written, usage)

    def _program_record(self) -> Record:
        files = [
            Record(name=name, base64=base64.b64encode(content).decode())
            for name, content in sorted(self._program.files.items())
        ]
        return Record(source=self._program.source, files=files, seed=self._program.seed)

    def _invoke(self, name: str, *args: Any) -> Any:
        """What the export returned, or a Failure when the program was ended."""
        if not self.alive:
            return Failure(Cause.CRASHED, "The program had already ended.")
        function = self._runtime.function(name, self._store, self._exports)
        if function is None:
            return Failure(Cause.CRASHED, f"The runtime broke its contract: it has no function {name}.")
        try:
            with self._on_this_thread():
                result = function(self._store, *args)
        except WasmtimeError as error:
            return self._ended_by(error)
        if self._run.output_exceeded:
            self.alive = False
            return self._output_failure()
        return result

    def _on_this_thread(self) -> _OnThisThread:
        return _OnThisThread(self._runtime.engine, self._run)

    def _named_failure(self, result: Any) -> Failure | None:
        if isinstance(result, Failure):
            return result
        if result is None or isinstance(result, str):
            return None
        at = result.at
        cause = Cause(result.cause)
        if cause in ONLY_THE_HOST_KNOWS:
            return Failure(Cause.CRASHED, f'The runtime broke its contract: only the host gives the cause "{cause}".')
        return Failure(
            cause=cause,
            message=_memory_text(self._limits) if cause is Cause.MEMORY else _cut(result.message, MAX_MESSAGE),
            line=at.line if at and 0 < at.line <= MAX_LINE else None,
            column=(at.column or None) if at else None,
            trace=_cut(result.trace, MAX_TRACE),
            kinds=tuple(_cut(result.kinds, MAX_KINDS).split()),
        )

    def _ended_by(self, error: WasmtimeError) -> Failure:
        self.alive = False
        reason = _last_line(str(error))  # What is above it names functions of the program's interpreter.
        if self._run.output_exceeded:
            return self._output_failure()
        if reason.startswith(TOO_MUCH_AT_ONCE):
            return Failure(Cause.OUTPUT, f"The program handed out more than {MAX_STRING_BYTES // 2**20} MiB at once.")
        if self._store.get_fuel() == 0 or "all fuel consumed" in reason:
            return Failure(Cause.FUEL, f"The program used up its budget of {self._limits.fuel:,} fuel.")
        if reason.startswith("interrupt"):
            return Failure(Cause.TIME, f"The program ran longer than {self._limits.seconds:g} seconds.")
        if reason == "call stack exhausted":
            return Failure(Cause.STACK, "The program's calls nest too deeply.")
        if "exceeds memory limits" in reason:
            return Failure(Cause.MEMORY, _memory_text(self._limits))
        return Failure(Cause.CRASHED, f"The program was ended: {reason}.")

    def _output_failure(self) -> Failure:
        return Failure(Cause.OUTPUT, f"The program wrote more than {self._limits.output_bytes:,} bytes of output.")

    def _memory_bytes(self) -> int | None:
        function = self._runtime.function("memory-pages", self._store, self._exports) if self.alive else None
        try:
            if function is None:
                return None
            return int(function(self._store)) * PAGE_BYTES - (self._runtime.uncounted_bytes or 0)
        except WasmtimeError:
            return None


class _OnThisThread:
    """While a program runs: the clock ticks, and host functions know which run they serve."""

    def __init__(self, engine: RuntimeEngine, run: Run) -> None:
        self._engine = engine
        self._run = run

    def __enter__(self) -> None:
        self._engine.__enter__()
        current.runs.append(self._run)

    def __exit__(self, *_: object) -> None:
        current.runs.pop()
        self._engine.__exit__()


def _memory_text(limits: Limits) -> str:
    return f"The program needs more than {limits.memory_bytes // 2**20} MiB of memory."


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[:limit] + "…"


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return _cut(re.sub(_BEFORE_REASON, "", lines[-1], count=1) if lines else "no reason given", 200)
