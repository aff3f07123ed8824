"""What the sandbox does not have, and the ordinary exceptions that say so."""

from __future__ import annotations

import errno
import os
import posix
from collections.abc import Callable
from types import ModuleType
from typing import Any

from importer import Library

NO_PROCESSES = "the sandbox has no other processes"
NO_NETWORK = "the sandbox has no network"
NO_WAITING = "the sandbox has nothing to wait for: no sockets, pipes or other processes"
NO_SIGNALS = "the sandbox has no signals"

# runtimes/python/manifest.toml lists the same for authors; a test compares them.
MODULES = {
    "_ctypes": "the sandbox has no C libraries to call",
    "_curses": "the sandbox has no terminal",
    "_dbm": "the sandbox has no dbm library; sqlite3 or a dict does the same",
    "_gdbm": "the sandbox has no dbm library; sqlite3 or a dict does the same",
    "_multiprocessing": NO_PROCESSES,
    "_posixshmem": NO_PROCESSES,
    "_posixsubprocess": NO_PROCESSES,
    "_ssl": NO_NETWORK,
    "_zstd": "the sandbox has no Zstandard library; zlib is there",
    "bz2": "the sandbox has no bzip2 library; zlib is there",
    "ctypes": "the sandbox has no C libraries to call",
    "curses": "the sandbox has no terminal",
    "ensurepip": "the sandbox has no packages to install",
    "fcntl": "the sandbox has no operating system files",
    "grp": "the sandbox has no user accounts",
    "idlelib": "the sandbox has no screen",
    "lzma": "the sandbox has no xz library; zlib is there",
    "mmap": "the sandbox has no operating system files",
    "pip": "the sandbox has no packages to install",
    "pty": "the sandbox has no terminal",
    "pwd": "the sandbox has no user accounts",
    "readline": "the sandbox has no terminal",
    "resource": "the sandbox sets the limits itself; a program cannot ask for or change them",
    "ssl": NO_NETWORK,
    "syslog": "the sandbox has no system log",
    "termios": "the sandbox has no terminal",
    "tkinter": "the sandbox has no screen",
    "tty": "the sandbox has no terminal",
    "turtle": "the sandbox has no screen",
    "turtledemo": "the sandbox has no screen",
    "venv": "the sandbox has no packages to install",
}

# Those of os which CPython on WASI has...
_PROCESS_CALLS = ("abort", "popen")
# ... and those it has not. Programs that ask hasattr learn so.
_MISSING_CALLS = frozenset(
    {
        "execl",
        "execle",
        "execlp",
        "execlpe",
        "execv",
        "execve",
        "execvp",
        "execvpe",
        "fork",
        "forkpty",
        "kill",
        "killpg",
        "nice",
        "pipe",
        "pipe2",
        "posix_spawn",
        "posix_spawnp",
        "setsid",
        "spawnl",
        "spawnle",
        "spawnlp",
        "spawnlpe",
        "spawnv",
        "spawnve",
        "spawnvp",
        "spawnvpe",
        "startfile",
        "system",
        "wait",
        "wait3",
        "wait4",
        "waitid",
        "waitpid",
    }
)
_FILE_SYSTEM_CALLS = ("dup", "fpathconf", "pathconf", "posix_fadvise")


def refusal(error: Callable[[str], BaseException], message: str, name: str) -> Callable[..., Any]:
    """Returns a function called `name` that only raises."""

    def refuse(*args: object, **kwargs: object) -> Any:
        raise error(message)

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


def not_supported(message: str) -> OSError:
    return OSError(errno.ENOTSUP, message)


def _replace(module: ModuleType, message: str, error: Callable[[str], BaseException] = not_supported) -> None:
    """Makes every function of a module refuse."""
    for name, value in list(vars(module).items()):
        if callable(value) and not isinstance(value, type) and not name.startswith("__"):
            setattr(module, name, refusal(error, message, name))


def _os() -> None:
    for name in _PROCESS_CALLS:
        _refuse_call(name, NO_PROCESSES)
    _refuse_call("_exit", "the sandbox has no os._exit; raise SystemExit")
    for name in _FILE_SYSTEM_CALLS:
        _refuse_call(name, "the sandbox has files in memory only, without this call")

    _missing(os, _MISSING_CALLS, NO_PROCESSES)


def _missing(module: ModuleType, names: frozenset[str], message: str) -> None:
    """Makes a module say why it lacks these names. hasattr still answers False."""

    def absent_name(name: str) -> Any:
        why = f"{module.__name__}.{name}: {message}" if name in names else None
        raise AttributeError(why or f"module {module.__name__!r} has no attribute {name!r}", name=name, obj=module)

    module.__getattr__ = absent_name


def _refuse_call(name: str, message: str) -> None:
    call = refusal(not_supported, message, name)
    setattr(os, name, call)
    setattr(posix, name, call)


def _sockets() -> None:
    import _socket

    class socket:
        """A socket; there are none."""

        __slots__ = ()
        family = type = proto = timeout = None

        def __init__(self, *args: object, **kwargs: object) -> None:
            raise not_supported(NO_NETWORK)

        def close(self) -> None:
            pass

    socket.__module__ = "_socket"
    keep = {"htons", "htonl", "ntohs", "ntohl", "inet_aton", "inet_ntoa", "inet_pton", "inet_ntop", "getdefaulttimeout"}
    for name, value in list(vars(_socket).items()):
        if callable(value) and not isinstance(value, type) and not name.startswith("__") and name not in keep:
            setattr(_socket, name, refusal(not_supported, NO_NETWORK, name))
    _socket.socket = _socket.SocketType = socket
    vars(_socket).pop("CAPI", None)
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "getnameinfo"):
        setattr(_socket, name, refusal(_no_address, NO_NETWORK, name))


def _no_address(message: str) -> OSError:
    import _socket

    return _socket.gaierror(getattr(_socket, "EAI_FAIL", 4), message)


def _waiting() -> None:
    import select

    _replace(select, NO_WAITING)


def _signals() -> None:
    import _signal

    raise_, get = _signal.raise_signal, _signal.getsignal

    def raise_signal(signalnum: int, /) -> None:
        """Runs the Python handler of a signal. Without one, the signal would end the process: refused."""
        if not callable(get(signalnum)):
            raise not_supported(NO_SIGNALS)
        raise_(signalnum)

    _signal.raise_signal = raise_signal
    import signal

    missing = frozenset({"alarm", "getitimer", "pause", "pthread_kill", "setitimer", "siginterrupt", "sigwait"})
    _missing(signal, missing, NO_SIGNALS)
    _signal.set_wakeup_fd = refusal(not_supported, NO_SIGNALS, "set_wakeup_fd")


def _faults() -> None:
    import faulthandler

    message = "the sandbox has no faulthandler; a failing program's traceback is reported anyway"
    _replace(faulthandler, message, RuntimeError)


def _processes_started(module: ModuleType) -> None:
    """Adapts multiprocessing.process."""
    module.BaseProcess.start = refusal(not_supported, NO_PROCESSES, "start")


def _subprocess(module: ModuleType) -> None:
    module.Popen.__init__ = refusal(not_supported, NO_PROCESSES, "__init__")


def _urls(module: ModuleType) -> None:
    def unknown_open(self: object, request: Any) -> None:
        if request.type in ("http", "https", "ftp"):
            raise module.URLError(NO_NETWORK)
        raise module.URLError(f"unknown url type: {request.type}")

    module.UnknownHandler.unknown_open = unknown_open


def install(library: Library) -> None:
    """Closes the doors. Before the modules behind them are imported by others."""
    _os()
    _sockets()
    _waiting()
    _signals()
    _faults()
    library.after_import.update(
        {"multiprocessing.process": _processes_started, "subprocess": _subprocess, "urllib.request": _urls}
    )
