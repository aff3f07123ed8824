"""What a program may use. docs/limits.md explains each limit, its default and its failure."""

from __future__ import annotations

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one run. Every one of them ends in a named failure.

    fuel counts WebAssembly instructions over the whole run: fair and repeatable, the budget authors see.
    seconds is the backstop in wall-clock time. The *_bytes limits on what goes in end in `too-large`.
    """

    fuel: int = 10_000_000_000
    seconds: float = 10.0
    memory_bytes: int = 256 * MIB
    output_bytes: int = 64 * KIB
    value_bytes: int = 1 * MIB
    source_bytes: int = 512 * KIB
    args_bytes: int = 1 * MIB
    stdin_bytes: int = 1 * MIB
    files_bytes: int = 16 * MIB


DEFAULT_LIMITS = Limits()
