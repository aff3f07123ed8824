"""One wasmtime engine a process, and the clock that ends programs which run too long."""

from __future__ import annotations

import math
import os
import sys
import threading
import time
from pathlib import Path

from wasmtime import Config, Engine, WasmtimeError
from wasmtime.component import Component

TICK_SECONDS = 0.01
"""Resolution of the wall-clock limit."""

KEEP_TICKING_SECONDS = 0.5
"""How long the clock goes on after the last run, so that a busy server does not park and wake it each time."""

MAX_WASM_STACK = 2 * 1024 * 1024
"""Bytes of native stack for one program: CPython then sees its own recursion limit first, and says where.

Above 2 MiB wasmtime aborts the process. The threads of the server must have twice as much and more.
"""

CONFIG_FINGERPRINT = f"fuel,epochs,stack={MAX_WASM_STACK},v1"
"""Names the settings that compiled code depends on. Change it with them."""

CHECKS = "imports-and-types-1"
"""Names what is checked of a component before it is compiled. Change it when more is, so that all are checked again."""

_forked = False


def _remember_fork() -> None:
    global _forked
    _forked = True


os.register_at_fork(after_in_child=_remember_fork)


class NotARuntime(Exception):
    """A component cannot serve as a runtime; the text says why."""


def _config() -> Config:
    config = Config()
    config.consume_fuel = True
    config.epoch_interruption = True
    config.max_wasm_stack = MAX_WASM_STACK
    config.native_unwind_info = True
    if sys.platform == "darwin":
        # Mach ports serve traps on a thread of their own, which a forked child does not have.
        config.macos_use_mach_ports = False
    return config


def compile_component(wasm: bytes) -> bytes:
    """Native code for a runtime. Takes seconds and all cores. Raises NotARuntime when it is something else."""
    from .component_check import check_component, check_preamble

    check_preamble(wasm)
    config = _config()
    # The compiler's threads do not survive a fork, and a child that waits for them waits for ever.
    config.parallel_compilation = not _forked
    engine = Engine(config)
    try:
        component = Component(engine, wasm)
    except WasmtimeError as error:
        raise NotARuntime(f"it does not compile: {' '.join(str(error).split())}") from error
    check_component(engine, component)
    return bytes(component.serialize())


class RuntimeEngine:
    """Loads components, and interrupts them. Safe to use from threads and after a fork."""

    def __init__(self) -> None:
        self.engine = Engine(_config())
        # Held while code is loaded: wasmtime keeps a table of all loaded code, and a fork must not
        # copy it into the child in a half-changed or locked state.
        self.load_lock = threading.RLock()
        self._clock: threading.Thread | None = None
        self._reset_clock()
        os.register_at_fork(
            before=self.load_lock.acquire, after_in_parent=self.load_lock.release, after_in_child=self._after_fork
        )

    def deserialize(self, path: Path) -> Component:
        """The component whose native code is in the file. The file must be trustworthy: see cache.py."""
        with self.load_lock:
            return Component.deserialize_file(self.engine, str(path))

    @staticmethod
    def ticks(seconds: float) -> int:
        """The epoch deadline for a run of at most this many seconds, rounded up."""
        return max(1, math.ceil(seconds / TICK_SECONDS)) + 1

    def __enter__(self) -> None:
        """A run begins: the clock must tick."""
        with self._running_changed:
            self._running += 1
            if self._clock is None:
                self._clock = threading.Thread(target=self._tick, name="wasm-problem clock", daemon=True)
                self._clock.start()
            elif self._parked:
                self._running_changed.notify_all()

    def __exit__(self, *_: object) -> None:
        with self._running_changed:
            self._running -= 1

    def wait_until_parked(self, timeout: float) -> bool:
        """Whether the clock stood still within this many seconds, because nothing runs."""
        with self._running_changed:
            return self._running_changed.wait_for(lambda: self._parked, timeout)

    def _tick(self) -> None:
        changed = self._running_changed
        last_run = time.monotonic()
        while True:
            time.sleep(TICK_SECONDS)
            self.engine.increment_epoch()
            if self._running:
                last_run = time.monotonic()
            elif time.monotonic() - last_run > KEEP_TICKING_SECONDS:
                with changed:
                    self._parked = True
                    changed.notify_all()
                    changed.wait_for(lambda: self._running > 0)
                    self._parked = False
                last_run = time.monotonic()

    def _reset_clock(self) -> None:
        self._running_changed = threading.Condition()
        self._running = 0
        self._parked = False
        self._clock = None

    def _after_fork(self) -> None:
        self.load_lock.release()
        self._reset_clock()
