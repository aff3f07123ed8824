"""codejail's limits, and what they are in the sandbox. docs/codejail.md explains each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..sandbox import Limits

MIB = 1024 * 1024

FUEL_PER_CPU_SECOND = 30_000_000_000
"""What native CPython computes in one second takes 23 to 33 billion here (bench/cpu_heavy.py)."""

SECONDS_PER_REAL_SECOND = 8.0
"""A script takes three to five times as long here as in native CPython. More than that, so that on a server that is not
overloaded the fuel decides, which is the same on every run.
"""

UNLIMITED = Limits(
    fuel=10**15,
    seconds=300.0,
    memory_bytes=1024 * MIB,
    output_bytes=1 * MIB,
    value_bytes=8 * MIB,
    args_bytes=8 * MIB,
    files_bytes=64 * MIB,
)
"""What 0 means, which is no limit for codejail: there is always one here, so that no request hangs for ever."""

DEFAULTS: Mapping[str, float] = {"CPU": 1, "REALTIME": 1, "VMEM": 512 * MIB}
"""codejail's defaults, but for VMEM: without a limit it has none."""

WITHOUT_MEANING = frozenset({"FSIZE", "NPROC", "PROXY"})
"""Files are in memory and count as such; there are no processes."""

MOST_MEMORY_BYTES = 4096 * MIB


class BadLimit(ValueError):
    """A limit that cannot be meant; says which."""


def sandbox_limits(codejail_limits: Mapping[str, Any]) -> Limits:
    """The limits of one script. Raises BadLimit."""
    given = {**DEFAULTS, **codejail_limits}
    cpu, real, memory = (_amount(given, name) for name in ("CPU", "REALTIME", "VMEM"))
    return Limits(
        fuel=min(int(cpu * FUEL_PER_CPU_SECOND), UNLIMITED.fuel) if cpu else UNLIMITED.fuel,
        seconds=min(real * SECONDS_PER_REAL_SECOND, UNLIMITED.seconds) if real else UNLIMITED.seconds,
        memory_bytes=min(int(memory), MOST_MEMORY_BYTES) if memory else UNLIMITED.memory_bytes,
        output_bytes=UNLIMITED.output_bytes,
        value_bytes=UNLIMITED.value_bytes,
        args_bytes=UNLIMITED.args_bytes,
        files_bytes=UNLIMITED.files_bytes,
    )


def _amount(given: Mapping[str, Any], name: str) -> float:
    value = given[name]
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        raise BadLimit(f"The limit {name} has to be a number from 0.")
    return value
