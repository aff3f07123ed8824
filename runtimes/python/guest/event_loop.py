"""asyncio without threads, sockets or signals: a loop on virtual time."""

from __future__ import annotations

import asyncio
import asyncio.unix_events
from collections.abc import Sequence

from virtual_time import clock


class NothingToWaitFor:
    """What the loop asks for events. There are none, so time passes until the next timer."""

    def select(self, timeout: float | None) -> Sequence[object]:
        if timeout is None:
            raise RuntimeError(
                "this would wait for ever: every task waits, no timer is set, and the sandbox has no threads or "
                "network that could wake one"
            )
        clock.advance(timeout)
        return ()


class VirtualTimeLoop(asyncio.BaseEventLoop):
    """An event loop whose sleeps take no time."""

    def __init__(self, selector: object = None) -> None:
        super().__init__()
        self._selector = NothingToWaitFor()

    def _process_events(self, events: Sequence[object]) -> None:
        pass

    def _write_to_self(self) -> None:
        pass  # It would wake the loop from another thread.

    def _refuse(self, what: str) -> None:
        raise OSError(f"the sandbox has no {what}")

    def add_signal_handler(self, *args: object) -> None:
        self._refuse("signals")

    def remove_signal_handler(self, sig: int) -> bool:
        return False

    def add_reader(self, *args: object) -> None:
        self._refuse("pipes or sockets to wait for")

    add_writer = remove_reader = remove_writer = add_reader

    async def _refuse_network(self, *args: object, **kwargs: object) -> None:
        self._refuse("network")

    create_connection = create_server = create_datagram_endpoint = _refuse_network
    create_unix_connection = create_unix_server = getaddrinfo = getnameinfo = _refuse_network
    sock_recv = sock_sendall = sock_connect = sock_accept = _refuse_network

    async def _refuse_processes(self, *args: object, **kwargs: object) -> None:
        self._refuse("other processes")

    subprocess_exec = subprocess_shell = connect_read_pipe = connect_write_pipe = _refuse_processes


def install() -> None:
    """Makes asyncio.run, Runner and new_event_loop use the loop."""
    unix_events = asyncio.unix_events
    asyncio.SelectorEventLoop = asyncio.EventLoop = VirtualTimeLoop
    unix_events.SelectorEventLoop = unix_events.EventLoop = unix_events._UnixSelectorEventLoop = VirtualTimeLoop
    unix_events._UnixDefaultEventLoopPolicy._loop_factory = VirtualTimeLoop
    # componentize-py made its own loop the running one, for asynchronous exports. There are none.
    asyncio._set_running_loop(None)
    asyncio.set_event_loop(None)
