"""Virtual time: starts at the host's fixed instant, moves when it is read or slept, never waits."""

from __future__ import annotations

import gc
import math
import os
import posix
import time
import warnings
from types import SimpleNamespace

# Reading the clock takes a little time, so that loops which wait for an instant end.
NS_A_READING = 10_000
MONOTONIC_START_NS = 1_000_000_000

_wall_start_of_host = time.time_ns
_structures = {name: getattr(time, name) for name in ("gmtime", "localtime", "ctime")}
_asctime, _strftime = time.asctime, time.strftime


class VirtualClock:
    """Nanoseconds since the program started."""

    def __init__(self) -> None:
        self.elapsed_ns = 0
        self._wall_start_ns: int | None = 0  # None: the host was not asked yet

    def restart(self) -> None:
        self.elapsed_ns = 0
        self._wall_start_ns = None

    def stop(self) -> None:
        """Until it restarts, the clock does not ask the host."""
        self._wall_start_ns = 0

    def advance(self, seconds: float) -> None:
        if seconds > 0:
            self.elapsed_ns += int(min(seconds, 1e9) * 1e9)

    def read_ns(self) -> int:
        self.elapsed_ns += NS_A_READING
        return self.elapsed_ns

    def wall_ns(self) -> int:
        if self._wall_start_ns is None:
            self._wall_start_ns = _wall_start_of_host()
        return self._wall_start_ns + self.read_ns()


clock = VirtualClock()


def sleep(seconds: float, /) -> None:
    """Moves the virtual clock and returns at once."""
    if not hasattr(seconds, "__index__") and not hasattr(seconds, "__float__"):
        raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer or float")
    seconds = float(seconds)
    if math.isnan(seconds):
        raise ValueError("Invalid value NaN (not a number)")
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    clock.advance(seconds)


def time_ns() -> int:
    return clock.wall_ns()


def now() -> float:
    return clock.wall_ns() / 1e9


def monotonic_ns() -> int:
    return MONOTONIC_START_NS + clock.read_ns()


def monotonic() -> float:
    return (MONOTONIC_START_NS + clock.read_ns()) / 1e9


def process_time_ns() -> int:
    return clock.read_ns()


def process_time() -> float:
    return clock.read_ns() / 1e9


def clock_gettime_ns(clk_id: int, /) -> int:
    return clock.wall_ns() if clk_id == time.CLOCK_REALTIME else monotonic_ns()


def clock_gettime(clk_id: int, /) -> float:
    return clock_gettime_ns(clk_id) / 1e9


def clock_getres(clk_id: int, /) -> float:
    return 1e-9


def get_clock_info(name: str, /) -> SimpleNamespace:
    if name not in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
        raise ValueError("unknown clock")
    return SimpleNamespace(
        implementation="virtual", monotonic=name != "time", adjustable=name == "time", resolution=1e-9
    )


def times() -> os.times_result:
    return os.times_result((process_time(), 0.0, 0.0, 0.0, monotonic()))


def gmtime(seconds: float | None = None, /) -> time.struct_time:
    return _structures["gmtime"](now() if seconds is None else seconds)


def localtime(seconds: float | None = None, /) -> time.struct_time:
    return _structures["localtime"](now() if seconds is None else seconds)


def ctime(seconds: float | None = None, /) -> str:
    return _structures["ctime"](now() if seconds is None else seconds)


def asctime(tuple_: time.struct_time | None = None, /) -> str:
    return _asctime(localtime() if tuple_ is None else tuple_)


def strftime(format_: str, tuple_: time.struct_time | None = None, /) -> str:
    return _strftime(format_, localtime() if tuple_ is None else tuple_)


def install() -> None:
    """Puts virtual time into the modules time and datetime. Before anything else imports them."""
    functions = {
        "sleep": sleep,
        "time": now,
        "time_ns": time_ns,
        "monotonic": monotonic,
        "monotonic_ns": monotonic_ns,
        "perf_counter": monotonic,
        "perf_counter_ns": monotonic_ns,
        "process_time": process_time,
        "process_time_ns": process_time_ns,
        "clock_gettime": clock_gettime,
        "clock_gettime_ns": clock_gettime_ns,
        "clock_getres": clock_getres,
        "get_clock_info": get_clock_info,
        "gmtime": gmtime,
        "localtime": localtime,
        "ctime": ctime,
        "asctime": asctime,
        "strftime": strftime,
    }
    for name, function in functions.items():
        setattr(time, name, function)
    posix.times = os.times = times
    _adapt_datetime()


def _adapt_datetime() -> None:
    # datetime.now reads the clock in C, and its type allows no change: so change the dict behind the type,
    # before the type's method cache knows these names.
    import datetime

    def datetime_now(cls: type[datetime.datetime], tz: datetime.tzinfo | None = None) -> datetime.datetime:
        return cls.fromtimestamp(time.time(), tz)

    def datetime_utcnow(cls: type[datetime.datetime]) -> datetime.datetime:
        warnings.warn(
            "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. "
            "Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).",
            DeprecationWarning,
            stacklevel=2,
        )
        return cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)

    datetime_now.__name__, datetime_utcnow.__name__ = "now", "utcnow"
    (attributes,) = gc.get_referents(datetime.datetime.__dict__)
    attributes["now"] = classmethod(datetime_now)
    attributes["utcnow"] = classmethod(datetime_utcnow)
