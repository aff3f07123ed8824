"""Locks for a world with one thread: waiting for another thread is an error, not a hang."""

from __future__ import annotations

import _thread

from virtual_time import clock


class Lock:
    """A lock. Waiting for it can only end by its timeout, for nobody else could release it."""

    __slots__ = ("__weakref__", "_locked")

    def __init__(self) -> None:
        self._locked = False

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        if not self._locked:
            self._locked = True
            return True
        if not blocking:
            return False
        if timeout == -1:
            raise RuntimeError("this would wait for ever: the sandbox has no threads, so nobody else can wake it")
        clock.advance(timeout)
        return False

    def release(self) -> None:
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    def locked(self) -> bool:
        return self._locked

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *exc_info: object) -> None:
        self.release()

    def _at_fork_reinit(self) -> None:
        self._locked = False

    def __repr__(self) -> str:
        return f"<{'locked' if self._locked else 'unlocked'} _thread.lock object at {id(self):#x}>"


Lock.__name__ = Lock.__qualname__ = "lock"
Lock.__module__ = "_thread"


def start_new_thread(*args: object, **kwargs: object) -> int:
    raise RuntimeError("can't start new thread: the sandbox has no threads")


def install() -> None:
    """Puts these locks into _thread. Before anything imports threading or queue."""
    _thread.lock = _thread.LockType = Lock
    _thread.allocate_lock = _thread.allocate = lambda: Lock()
    _thread.start_new_thread = _thread.start_new = start_new_thread
    _thread.start_joinable_thread = start_new_thread

    import _queue
    import queue

    # The one in C waits with a lock of its own.
    _queue.SimpleQueue = queue.SimpleQueue = queue._PySimpleQueue
