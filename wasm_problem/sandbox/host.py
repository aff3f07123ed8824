"""All that a program can reach.

The list is short on purpose: whatever is not defined here does not exist for a program, and a call of it ends the
program. There is no WASI of wasmtime's own behind it: that one would sleep and poll on the server's thread, where
neither fuel nor the clock can interrupt it.

A host function never raises an ordinary Python exception, which wasmtime-py keeps in a global variable where
another thread may find it. To end the program it raises WasmtimeError, which becomes a trap.
"""

from __future__ import annotations

import contextlib
import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from wasmtime import Store, WasmtimeError
from wasmtime.component import Component, Linker
from wasmtime.component import Record as ComponentRecord

from .contract import CONTRACT_VERSION, PACKAGE
from .engine import RuntimeEngine
from .outcome import Cause, Failure, Outcome
from .wasmtime_fixes import HostFunction

WASI_VERSIONS = ("0.2.0", "0.2.3", "0.2.6", "0.2.9")

EPOCH_SECONDS = 1_767_225_600
"""What the wall clock shows when a program starts: 2026-01-01 00:00 UTC, for ever."""

CLOCK_STEP_NS = 1_000
"""The clock moves by this much each time it is read, so that a program that waits for it makes progress."""

HOST_CALL_FUEL = 50_000
HOST_CHARACTER_FUEL = 10
"""Fuel for each call of the host, and for each character handed over: work outside Wasm is paid for, too.

A call takes the host 5 to 10 µs and a character some ns, the same time as this much fuel inside Wasm.
"""

REFUSED_WRITE_FUEL = 5_000_000
"""Fuel for each write after the output limit: a program that will not stop is soon stopped."""


class Record(ComponentRecord):
    """A WIT record with its fields as attributes. wasmtime-py knows it by its class where a result may be one."""

    def __init__(self, **fields: object) -> None:
        self.__dict__.update(fields)


class Submissions(Protocol):
    """The learner's programs, as a grader reaches them."""

    def open(self, input_name: str) -> int | Failure:
        """A session for the answer to the input, or why there is none."""

    def call(self, session: int, entry: str, args: str, stdin: str) -> Outcome:
        """The outcome of one call. args is a JSON array. The value is still JSON text."""

    def evaluate(self, session: int, code: str, stdin: str) -> Outcome:
        """The outcome of code of the grader's, run at the end of the program. The value is still JSON text."""

    def close(self, session: int) -> None:
        """Ends the session."""

    def run(self, input_name: str, stdin: str) -> Outcome:
        """The outcome of the whole program."""


NO_SUBMISSION = Failure(Cause.REFUSED, "Only a grader has submissions to call, and this program is not one.")


@dataclass(slots=True)
class Run:
    """What the host knows of the program that runs on this thread."""

    store: Store
    seed: int
    output_bytes: int
    deadline: float
    submissions: Submissions | None = None
    stdout: list[str] = field(default_factory=list)
    stderr: list[str] = field(default_factory=list)
    written: int = 0
    output_exceeded: bool = False
    clock_ns: int = 0
    entropy: random.Random | None = None

    def random(self) -> random.Random:
        if self.entropy is None:
            self.entropy = random.Random(self.seed)
        return self.entropy


class _Current(threading.local):
    """The runs on this thread, the innermost last: a grader's, then its submission's."""

    def __init__(self) -> None:
        self.runs: list[Run] = []


current = _Current()


def _pay(*texts: str, more: int = 0) -> Run:
    """The run that calls the host, after it paid for the call with these texts. Traps when it cannot, or is late."""
    fuel = HOST_CALL_FUEL + HOST_CHARACTER_FUEL * sum(map(len, texts)) + more
    run = current.runs[-1]
    left = run.store.get_fuel()
    if left <= fuel:
        run.store.set_fuel(0)
        raise WasmtimeError("all fuel consumed by calls of the host")
    run.store.set_fuel(left - fuel)
    if time.monotonic() > run.deadline:
        raise WasmtimeError("interrupt: the time ran out in a call of the host")
    return run


def _write(store: Any, channel: str, text: str) -> bool:
    run = _pay(text)
    if run.output_exceeded:
        _pay(more=REFUSED_WRITE_FUEL)
        return False
    content = text.encode()
    room = run.output_bytes - run.written
    if len(content) > room:
        run.output_exceeded = True
        text = content[:room].decode(errors="ignore")
    run.written += min(len(content), room)
    if text:
        (run.stdout if channel == "out" else run.stderr).append(text)
    return not run.output_exceeded


def _random_bytes(store: Any, count: int) -> bytes:
    # 0.7 µs a byte: wasmtime-py converts list<u8> one element at a time.
    return _pay(more=10_000 * count).random().randbytes(count)


def _random_u64(store: Any) -> int:
    return _pay().random().getrandbits(64)


def _monotonic_ns(store: Any) -> int:
    run = _pay()
    run.clock_ns += CLOCK_STEP_NS
    return run.clock_ns


def _wall_clock(store: Any) -> Record:
    now = EPOCH_SECONDS * 1_000_000_000 + _monotonic_ns(store)
    return Record(seconds=now // 1_000_000_000, nanoseconds=now % 1_000_000_000)


def _wall_clock_resolution(store: Any) -> Record:
    return Record(seconds=0, nanoseconds=CLOCK_STEP_NS)


def _as_failure(failure: Failure) -> Record:
    place = None if failure.line is None else Record(line=failure.line, column=failure.column or 0)
    # A cause that only the host knows has no name in the contract.
    host_only = failure.cause in (Cause.TOO_LARGE, Cause.UNKNOWN_RUNTIME, Cause.NOT_READY)
    cause = Cause.REFUSED if host_only else failure.cause
    kinds = " ".join(failure.kinds)
    return Record(cause=cause.value, message=failure.message, at=place, trace=failure.trace, kinds=kinds)


def _as_outcome(outcome: Outcome) -> Record:
    value = outcome.value if outcome.failure is None else _as_failure(outcome.failure)
    return Record(value=value, out=outcome.stdout, err=outcome.stderr, fuel=outcome.usage.fuel)


@contextlib.contextmanager
def _learners_time(run: Run) -> Iterator[None]:
    """What the learner's program takes is not the grader's time: a slow answer must not be the grader's fault."""
    started = time.monotonic()
    try:
        yield
    finally:
        run.deadline += time.monotonic() - started
        run.store.set_epoch_deadline(RuntimeEngine.ticks(run.deadline - time.monotonic()))


def _open(store: Any, input_name: str) -> int | Record:
    run = _pay(input_name)
    if run.submissions is None:
        return _as_failure(NO_SUBMISSION)
    with _learners_time(run):
        opened = run.submissions.open(input_name)
    return _as_failure(opened) if isinstance(opened, Failure) else opened


def _call(store: Any, session: int, invocation: Any) -> Record:
    entry, args, stdin = invocation.entry, invocation.args, invocation.stdin
    run = _pay(entry, args, stdin)
    if run.submissions is None:
        return _as_outcome(Outcome(failure=NO_SUBMISSION))
    with _learners_time(run):
        return _as_outcome(run.submissions.call(session, entry, args, stdin))


def _evaluate(store: Any, session: int, code: str, stdin: str) -> Record:
    run = _pay(code, stdin)
    if run.submissions is None:
        return _as_outcome(Outcome(failure=NO_SUBMISSION))
    with _learners_time(run):
        return _as_outcome(run.submissions.evaluate(session, code, stdin))


def _close(store: Any, session: int) -> None:
    run = _pay()
    if run.submissions is not None:
        run.submissions.close(session)


def _run(store: Any, input_name: str, stdin: str) -> Record:
    run = _pay(input_name, stdin)
    if run.submissions is None:
        return _as_outcome(Outcome(failure=NO_SUBMISSION))
    with _learners_time(run):
        return _as_outcome(run.submissions.run(input_name, stdin))


Function = Callable[..., Any]

OURS: dict[str, dict[str, Function]] = {
    "console": {"write": _write},
    "submission": {"open": _open, "call": _call, "evaluate": _evaluate, "close": _close, "run": _run},
}

WASI: dict[str, dict[str, Function]] = {
    "wasi:clocks/wall-clock": {"now": _wall_clock, "resolution": _wall_clock_resolution},
    "wasi:clocks/monotonic-clock": {"now": _monotonic_ns, "resolution": lambda store: CLOCK_STEP_NS},
    "wasi:random/random": {"get-random-bytes": _random_bytes, "get-random-u64": _random_u64},
    "wasi:random/insecure-seed": {
        "insecure-seed": lambda store: (_random_u64(store), _random_u64(store)),
    },
    "wasi:cli/environment": {
        "get-environment": lambda store: [],
        "get-arguments": lambda store: [],
        "initial-cwd": lambda store: None,
    },
    "wasi:filesystem/preopens": {"get-directories": lambda store: []},
}


def link(engine: RuntimeEngine, component: Component) -> Linker:
    """A linker that offers this component the functions above, and nothing else."""
    linker = Linker(engine.engine)
    offered = {f"{PACKAGE}/{name}@{CONTRACT_VERSION}": functions for name, functions in OURS.items()}
    for name, functions in WASI.items():
        offered.update({f"{name}@{version}": functions for version in WASI_VERSIONS})
    with linker.root() as root:
        for name, functions in offered.items():
            with root.add_instance(name) as instance:
                for function_name, function in functions.items():
                    instance.add_func(function_name, HostFunction(function))
    linker.define_unknown_imports_as_traps(component)
    return linker
