"""One request at a time for each learner and problem: in this process, and in all that share a cache."""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import threading
import time
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol
from weakref import WeakValueDictionary

log = logging.getLogger(__name__)

WAIT_SECONDS = 5.0
"""Grading takes milliseconds. Whoever waits longer is told so, instead of keeping a server thread."""


LEASE_SECONDS = 60
"""After that, a lock of a server that died is free."""
_POLL_SECONDS = 0.05


class Cache(Protocol):
    """What is used of Django's cache. `add` stores only where there is nothing, for all servers at once."""

    def add(self, key: str, value: Any, timeout: int) -> bool: ...

    def get(self, key: str) -> Any: ...

    def set(self, key: str, value: Any, timeout: int) -> None: ...

    def delete(self, key: str) -> Any: ...


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


@contextmanager
def exclusively_everywhere(cache: Cache | None, key: str, wait_seconds: float | None = None) -> Iterator[None]:
    """As `exclusively`, for all processes that share the cache. A cache that does not work locks nobody out."""
    wait = WAIT_SECONDS if wait_seconds is None else wait_seconds
    with exclusively(key, wait):
        owner = secrets.token_hex(8)
        is_ours = cache is not None and _acquire(cache, cache_key("lock", key), owner, wait)
        try:
            yield
        finally:
            if is_ours and cache is not None:
                _release(cache, cache_key("lock", key), owner)


def cache_key(kind: str, key: str) -> str:
    """A key that says nothing of whom or what it is about."""
    return f"wasm_problem:{kind}:{hashlib.sha256(key.encode()).hexdigest()[:32]}"


def _acquire(cache: Cache, name: str, owner: str, wait_seconds: float) -> bool:
    """Whether the lock is ours; False: the cache does not work. Raises Busy."""
    give_up = time.monotonic() + wait_seconds
    try:
        while not cache.add(name, owner, LEASE_SECONDS):
            if cache.get(name) is None and not _works(cache):
                log.warning("The shared cache keeps nothing, so requests are kept apart within each process only.")
                return False
            if time.monotonic() >= give_up:
                raise Busy
            time.sleep(_POLL_SECONDS)
    except Busy:
        raise
    except Exception as error:  # each cache has its own kinds
        log.warning(
            "The shared cache failed: %s. Requests are kept apart within each process only.", type(error).__name__
        )
        return False
    return True


def _works(cache: Cache) -> bool:
    probe = cache_key("probe", secrets.token_hex(8))
    cache.set(probe, 1, 5)
    return cache.get(probe) is not None


def _release(cache: Cache, name: str, owner: str) -> None:
    try:
        if cache.get(name) == owner:
            cache.delete(name)
    except Exception as error:
        log.warning("The shared cache failed: %s. The lock ends by itself.", type(error).__name__)


def _forget() -> None:
    """A fork copies locks in whatever state they are, without the threads that would release them."""
    global _locks, _registry
    _locks, _registry = WeakValueDictionary(), threading.Lock()


os.register_at_fork(after_in_child=_forget)
