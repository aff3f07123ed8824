"""A loaded program that is called several times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .instance import Instance
from .outcome import Outcome, Usage


class Session:
    """Each call has its own outcome: what it returned, wrote and used.

    The calls share what the program keeps in its variables. A call that ends the instance, such as by running out of
    fuel, ends that too: the next call gets a fresh instance with the full limits.
    """

    def __init__(self, make: Callable[[], Instance]) -> None:
        self._make = make
        self._instance: Instance | None = None
        self._written = "", ""

    def load(self) -> Outcome:
        """What came of running the program's top level in a fresh instance. Raises what `make` raises.

        What it wrote is part of the next call's outcome, too: that is where a reader expects it.
        """
        self.close()
        self._instance = self._make()
        loaded = self._instance.outcome(None, self._instance.load())
        self._written = loaded.stdout, loaded.stderr
        return loaded

    def call(self, entry: str, args: str, stdin: str) -> Outcome:
        """The outcome of calling a function with a JSON array of arguments."""
        loading = Usage()
        if self._instance is None or not self._instance.alive:
            loaded = self.load()
            if loaded.failure is not None:
                return loaded
            loading = loaded.usage
        assert self._instance is not None
        outcome = self._instance.outcome(*self._instance.call(entry, args, stdin))
        used = outcome.usage
        (stdout, stderr), self._written = self._written, ("", "")
        return replace(
            outcome,
            stdout=stdout + outcome.stdout,
            stderr=stderr + outcome.stderr,
            usage=replace(used, fuel=loading.fuel + used.fuel, wall_ms=loading.wall_ms + used.wall_ms),
        )

    def close(self) -> None:
        """Frees the memory."""
        if self._instance is not None:
            self._instance.close()
            self._instance = None
