"""One submission at a time for each learner and problem, within this process."""

from __future__ import annotations

import os
import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from weakref import WeakValueDictionary

WAIT_SECONDS = 5.0
"""Grading takes milliseconds. Whoever waits longer is told so, instead of keeping a server thread."""


class Busy(Exception):
    """Another request of the same learner is still being worked on."""


_locks: WeakValueDictionary[Hashable, threading.Lock] = WeakValueDictionary()
_registry = threading.Lock()


@contextmanager
def exclusively(key: Hashable, wait_seconds: float | None = None) -> Iterator[None]:
    """Holds the lock of `key`. Raises Busy when somebody else keeps it for `wait_seconds` (WAIT_SECONDS)."""
    with _registry:
        lock = _locks.get(key)
        if lock is None:
            lock = _locks[key] = threading.Lock()
    if not lock.acquire(timeout=WAIT_SECONDS if wait_seconds is None else wait_seconds):
        raise Busy
    try:
        yield
    finally:
        lock.release()


def _forget() -> None:
    """A fork copies locks in whatever state they are, without the threads that would release them."""
    global _locks, _registry
    _locks, _registry = WeakValueDictionary(), threading.Lock()


os.register_at_fork(after_in_child=_forget)
