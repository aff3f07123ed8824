"""A loaded program that is called several times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .claims import believed
from .instance import Instance
from .outcome import Cause, Failure, Json, Outcome, Program, Usage
from .values import is_text


class Session:
    """Each call has its own outcome: what it returned, wrote and used.

    The calls share what the program keeps in its variables. A call that ends the instance, such as by running out of
    fuel, ends that too: the next call gets a fresh instance with the full limits.
    """

    def __init__(
        self,
        program: Program,
        make: Callable[[], Instance],
        is_readable: Callable[[str], bool],
        is_refused: Callable[[str, str, str], bool],
    ) -> None:
        """make: an instance of the program.

        is_readable: whether a text compiles, is_refused: whether a call of any program is refused for what it is given,
        both found out in another instance.
        """
        self._program = program
        self._make = make
        self._is_readable = is_readable
        self._is_refused = is_refused
        self._instance: Instance | None = None
        self._written = "", ""

    def load(self) -> Outcome:
        """What came of running the program's top level in a fresh instance. Raises what `make` raises.

        What it wrote is part of the next call's outcome, too: that is where a reader expects it.
        """
        self.close()
        self._instance = self._make()
        loaded = self._instance.outcome(None, self._instance.load(), tell_memory=False)
        self._written = loaded.stdout, loaded.stderr
        return believed(
            loaded,
            may_refuse=lambda: bool(self._program.files),
            is_readable=lambda: self._is_readable(self._program.source),
        )

    def call(self, entry: str, args: str, stdin: str) -> Outcome:
        """The outcome of calling a function with a JSON array of arguments, which are data and nothing more."""
        outcome = self._use(lambda instance: instance.call(entry, args, stdin))
        return believed(outcome, may_refuse=lambda: self._is_refused(entry, args, stdin), is_readable=None)

    def evaluate(self, code: str, stdin: str = "", echo: bool = False) -> Outcome:
        """The outcome of running code at the end of the program: the value of its last expression.

        What the code defines stays defined. echo: the value is written to standard output as an interactive session
        writes it, and is None. Code that cannot be read has the cause `syntax`.
        """
        if not is_text(code) or not is_text(stdin):
            return Outcome(failure=Failure(Cause.SYNTAX, "The text contains half of a surrogate pair."))
        outcome = self._use(lambda instance: instance.evaluate(code, stdin, echo))
        return believed(outcome, may_refuse=lambda: False, is_readable=lambda: self._is_readable(code))

    def close(self) -> None:
        """Frees the memory."""
        if self._instance is not None:
            self._instance.close()
            self._instance = None

    def _use(self, action: Callable[[Instance], tuple[Json, Failure | None]]) -> Outcome:
        loaded = None
        if self._instance is None or not self._instance.alive:
            loaded = self.load()
            if loaded.failure is not None:
                return loaded
        assert self._instance is not None
        outcome = self._instance.outcome(*action(self._instance), tell_memory=False)
        if loaded is None and not any(self._written):
            return outcome
        (stdout, stderr), self._written = self._written, ("", "")
        used, loading = outcome.usage, loaded.usage if loaded else Usage()
        return replace(
            outcome,
            stdout=stdout + outcome.stdout,
            stderr=stderr + outcome.stderr,
            usage=replace(used, fuel=loading.fuel + used.fuel, wall_ms=loading.wall_ms + used.wall_ms),
        )
