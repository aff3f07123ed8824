"""Randomness: all of it follows from the program's seed."""

from __future__ import annotations

import _random
import os
import posix
from collections.abc import Callable

# Added to the program's seed, so that no two generators give the same numbers, nor does random.Random(seed).
_URANDOM_STREAM = int.from_bytes(b"urandom") << 64
_RANDOM_STREAM = int.from_bytes(b"random") << 64


class Entropy:
    """Stands for the operating system's source of random bytes."""

    def __init__(self) -> None:
        self._seed = 0
        self._generator: _random.Random | None = None

    def restart(self, seed: int) -> None:
        self._seed = seed
        self._generator = None

    def urandom(self, size: int, /) -> bytes:
        """Returns `size` bytes."""
        size = size.__index__()
        if size < 0:
            raise ValueError("negative argument not allowed")
        if size == 0:
            return b""
        if self._generator is None:
            self._generator = _random.Random(_URANDOM_STREAM | self._seed)
        return self._generator.getrandbits(size * 8).to_bytes(size, "little")


entropy = Entropy()
more: list[Callable[[int], None]] = []
"""Other sources of randomness, each with what starts it afresh from a seed."""


def install() -> None:
    """Replaces os.urandom. Before anything imports random."""

    def urandom(size: int, /) -> bytes:
        """Return a bytes object containing random bytes; they follow from the program's seed."""
        return entropy.urandom(size)

    def getrandom(size: int, flags: int = 0) -> bytes:
        return entropy.urandom(size)

    posix.urandom = os.urandom = urandom
    if hasattr(os, "getrandom"):
        posix.getrandom = os.getrandom = getrandom

    import random

    seed_from_value = random.Random.seed

    def seed(self: random.Random, a: object = None, version: int = 2) -> None:
        # CPython takes 2500 bytes here; each crosses the border on its own.
        seed_from_value(self, int.from_bytes(entropy.urandom(32)) if a is None else a, version)

    seed.__doc__ = seed_from_value.__doc__
    random.Random.seed = seed
    random.seed = _no_seed  # componentize-py takes this one and calls it at the first call of an instance


def restart(seed: int) -> None:
    """Starts every source of randomness afresh from `seed`."""
    import random

    entropy.restart(seed)
    random._inst.seed(_RANDOM_STREAM | seed)
    random.seed = random._inst.seed
    for start in more:
        start(seed)


def _no_seed() -> None:
    pass
