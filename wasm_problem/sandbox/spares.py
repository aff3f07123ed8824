"""Instances made ahead of need: what a learner waits for is then only the program itself.

A spare is used for one program and thrown away, like any other instance. It is made while the process has nothing
else to run, so that a busy server's throughput stays as it is.
"""

from __future__ import annotations

import atexit
import os
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from wasmtime import WasmtimeError

T = TypeVar("T")

IDLE_SECONDS = 0.005
"""How long nothing must have run before a spare is made."""

KEPT = 2
"""Spares of each runtime: one for a grader, one for the learner's program that it calls."""


class Spares(Generic[T]):
    """A few spares, made by `make`. fork_lock is held by whoever forks this process."""

    def __init__(self, make: Callable[[], T], fork_lock: threading.RLock) -> None:
        self._make = make
        self._fork_lock = fork_lock
        self._lock = threading.Lock()
        self._ready: list[T] = []
        self._leftover: Callable[[], None] | None = None
        _all.add(self)

    def take(self) -> T:
        """A spare, or a new one made now. Raises what `make` raises. Call `used` afterwards, whatever happened."""
        _maker.run_begins()
        try:
            return self._ready.pop()
        except IndexError:
            return self._make()

    def used(self, free: Callable[[], None]) -> None:
        """A run has ended, and `free` frees its memory. When nothing else is to be done, that and a spare follow."""
        _maker.run_ends()
        with self._lock:
            later = self._leftover is None and len(self._ready) < KEPT
            if later:
                self._leftover = free
        if later:
            _maker.ask(self)
        else:
            free()

    def refill(self) -> None:
        """Frees what the last run left, and makes a spare. Asks for another turn when more are to be made."""
        with self._lock:
            free, self._leftover = self._leftover, None
        if free is not None:
            free()
        with self._fork_lock:  # A child must not inherit a half-made instance.
            if len(self._ready) < KEPT:
                try:
                    self._ready.append(self._make())
                except WasmtimeError:
                    return  # The next run meets the same error, and has somebody to tell.
        if len(self._ready) < KEPT:
            _maker.ask(self)

    def forget(self) -> None:
        """Begins anew: in a forked child the parent's spare is not ours to use."""
        self._lock = threading.Lock()
        self._ready = []
        self._leftover = None


class _Maker:
    """One thread for the spares of all runtimes. It starts with the first wish and ends with the process."""

    def __init__(self) -> None:
        self._wishes: deque[Spares[Any]] = deque()
        self._wished = threading.Event()
        self._lock = threading.Lock()
        self._running = 0
        self._last_run = 0.0
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def run_begins(self) -> None:
        with self._lock:
            self._running += 1

    def run_ends(self) -> None:
        with self._lock:
            self._running -= 1
            self._last_run = time.monotonic()

    def ask(self, spares: Spares[T]) -> None:
        self._wishes.append(spares)
        self._wished.set()
        with self._lock:
            if self._thread is None and not self._stopped.is_set():
                self._thread = threading.Thread(target=self._work, name="wasm-problem spares", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Python ends daemon threads in the middle of native code, which aborts the process: end it before."""
        self._stopped.set()
        self._wished.set()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while self._wished.wait() and not self._stopped.is_set():
            self._wished.clear()
            while self._wishes and self._idle():
                self._wishes.popleft().refill()

    def _idle(self) -> bool:
        """Waits until nothing has run for a while. False: the process ends."""
        while self._running or time.monotonic() - self._last_run < IDLE_SECONDS:
            if self._stopped.wait(IDLE_SECONDS):
                return False
        return True


_all: weakref.WeakSet[Spares[Any]] = weakref.WeakSet()
_maker = _Maker()


def _after_fork() -> None:
    global _maker
    _maker = _Maker()
    for spares in _all:
        spares.forget()


os.register_at_fork(after_in_child=_after_fork)
atexit.register(lambda: _maker.stop())
