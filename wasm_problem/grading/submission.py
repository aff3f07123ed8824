"""The learner's programs, as a grader calls them: each in a sandbox of its own, never in the grader's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..sandbox import Cause, Failure, Invocation, Limits, Outcome, Program, Sandbox, Session
from ..sandbox.limits import KIB, MIB
from ..sandbox.values import BadValue, dump_value, parse_value
from .inputs import ProgramLimits

MAX_OPENED = 1_000
MAX_AT_ONCE = 16
"""Starts of learners' programs that one grading may make, and have at once."""
TOTAL_BYTES = 1024 * KIB
"""What all programs of one grading may hand back: values as JSON, output, errors. Reading it is the grader's effort,
and so much of it no grader runs out of."""


_USUAL = Limits(fuel=5_000_000_000, seconds=5.0, memory_bytes=128 * MIB, value_bytes=256 * KIB)
_MOST = Limits(fuel=20_000_000_000, seconds=10.0, memory_bytes=256 * MIB, output_bytes=256 * KIB)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an installation lets learners' programs use.

    usual: each start, when the author says nothing. most: what an author may give each start; only fuel, seconds,
    memory_bytes and output_bytes count. total_fuel and total_seconds: all starts of one grading together.
    """

    usual: Limits = _USUAL
    most: Limits = _MOST
    total_fuel: int = 50_000_000_000
    total_seconds: float = 20.0

    def limits(self, wanted: ProgramLimits) -> Limits:
        """The limits of each start: as wanted, as usual where nothing is wanted, and never more than the most."""
        given = changed(self.usual, wanted)
        return replace(
            given,
            fuel=min(given.fuel, self.most.fuel),
            seconds=min(given.seconds, self.most.seconds),
            memory_bytes=min(given.memory_bytes, self.most.memory_bytes),
            output_bytes=min(given.output_bytes, self.most.output_bytes),
        )


def changed(limits: Limits, wanted: ProgramLimits) -> Limits:
    """The limits with those that are wanted."""
    return replace(
        limits,
        fuel=wanted.fuel or limits.fuel,
        seconds=wanted.seconds or limits.seconds,
        memory_bytes=(wanted.memory_mib or 0) * MIB or limits.memory_bytes,
        output_bytes=(wanted.output_kib or 0) * KIB or limits.output_bytes,
    )


BOUNDS = Bounds()

OURS = (Cause.NOT_READY, Cause.UNKNOWN_RUNTIME)
"""Causes for which the learner cannot be blamed."""

_USED_UP_ALONE = "The program used up its computing budget."
_USED_UP = Failure(Cause.FUEL, "The program used up its computing budget for all tests together.")
_TOO_MUCH = Failure(Cause.OUTPUT, f"The program returned and printed more than {TOTAL_BYTES:,} bytes for all tests.")
_TOO_LATE = Failure(Cause.TIME, "The program took too long for all tests together.")
_NO_SESSION = Failure(Cause.REFUSED, "There is no such session.")


@dataclass(frozen=True, slots=True)
class Submission:
    """A learner's program. It is given no seed: that would tell it which variant is graded."""

    source: str
    runtime: str
    limits: Limits = BOUNDS.usual


class SandboxedSubmissions:
    """The door that the sandbox hands to a grader.

    fault: why a program could not run through no fault of its own. unreadable: which answer field holds
    no program of its language, and why.
    Use as a context manager: leaving it ends all sessions.
    """

    def __init__(self, sandbox: Sandbox, submissions: Mapping[str, Submission], bounds: Bounds = BOUNDS) -> None:
        self._sandbox = sandbox
        self._submissions = submissions
        self._sessions: dict[int, tuple[str, Session]] = {}
        self._opened = 0
        self._fuel_left = bounds.total_fuel
        self._seconds_left: float = bounds.total_seconds
        self._bytes_left = TOTAL_BYTES
        self.fault: Failure | None = None
        self.unreadable: tuple[str, Failure] | None = None
        self._loaded: set[str] = set()
        self._failures: dict[str, tuple[str, Cause]] = {}

    def __enter__(self) -> SandboxedSubmissions:
        return self

    def __exit__(self, *_: object) -> None:
        for session in list(self._sessions):
            self.close(session)

    def open(self, input_name: str) -> int | Failure:
        """The number of a new session, or why there is none."""
        if len(self._sessions) >= MAX_AT_ONCE:
            return Failure(Cause.REFUSED, f"A grader may have at most {MAX_AT_ONCE} sessions at once: close some.")
        admitted = self._admit(input_name)
        if isinstance(admitted, Failure):
            return admitted
        program, runtime, limits = admitted
        session, loaded = self._sandbox.session(runtime, program, limits)
        loaded = self._charged(loaded, input_name, is_load=True)
        if session is None:
            return loaded.failure or _NO_SESSION
        if loaded.failure is not None:
            session.close()
            return loaded.failure
        self._sessions[self._opened] = input_name, session
        return self._opened

    def call(self, session: int, entry: str, args: str, stdin: str) -> Outcome:
        """The outcome of one call. Its value is JSON text."""
        found = self._sessions.get(session)
        spent = self._spent()
        if found is None or spent is not None:
            return Outcome(failure=spent or _NO_SESSION)
        try:
            _require_array(args)
        except BadValue as error:
            return Outcome(failure=Failure(Cause.BAD_VALUE, f"An argument cannot be passed on. {error}"))
        field, loaded = found
        return self._charged(loaded.call(entry, args, stdin), field)

    def evaluate(self, session: int, code: str, stdin: str) -> Outcome:
        """The outcome of code of the grader's, run at the end of the program. Its value is JSON text.

        Code that cannot be read is refused: it is not the learner's.
        """
        found = self._sessions.get(session)
        spent = self._spent()
        if found is None or spent is not None:
            return Outcome(failure=spent or _NO_SESSION)
        if len(code.encode()) > BOUNDS.usual.source_bytes or len(stdin) > BOUNDS.usual.stdin_bytes:
            return Outcome(failure=Failure(Cause.REFUSED, "The code to evaluate, or its input, is too large."))
        field, loaded = found
        outcome = loaded.evaluate(code, stdin)
        if outcome.failure is not None and outcome.failure.cause is Cause.SYNTAX:
            outcome = replace(outcome, failure=_unreadable_test(outcome.failure))
        return self._charged(outcome, field)

    def close(self, session: int) -> None:
        """Ends a session. There need be none."""
        found = self._sessions.pop(session, None)
        if found is not None:
            found[1].close()

    def run(self, input_name: str, stdin: str) -> Outcome:
        """The outcome of the whole program. Its value is the JSON text null."""
        admitted = self._admit(input_name)
        if isinstance(admitted, Failure):
            return Outcome(failure=admitted)
        program, runtime, limits = admitted
        return self._charged(
            self._sandbox.run(runtime, program, Invocation(stdin=stdin), limits), input_name, is_load=True
        )

    def origin(self, failure: Failure) -> tuple[str, Cause]:
        """The answer field whose program failed so, and why. failure: what a grader let pass."""
        return self._failures.get(failure.message, ("", Cause.RAISED))

    def check_the_rest(self) -> None:
        """Finds out whether the programs that the grader did not use can be read.

        Whether it used them may depend on what another program did, and that must not decide whether an attempt counts.
        """
        for name, submission in self._submissions.items():
            if self.unreadable is None and name not in self._loaded:
                failure = self._sandbox.check(submission.runtime, Program(submission.source))
                if failure is not None and failure.cause is Cause.SYNTAX:
                    self.unreadable = name, failure

    def _admit(self, input_name: str) -> tuple[Program, str, Limits] | Failure:
        found = self._submissions.get(input_name)
        if found is None:
            return Failure(Cause.REFUSED, f'There is no answer field of kind code with the name "{input_name[:80]}".')
        spent = self._spent()
        if spent is not None:
            return spent
        if self._opened >= MAX_OPENED:
            return Failure(Cause.REFUSED, f"A grader may open at most {MAX_OPENED:,} sessions.")
        self._opened += 1
        fuel = min(found.limits.fuel, self._fuel_left)
        return Program(found.source), found.runtime, replace(found.limits, fuel=fuel)

    def _spent(self) -> Failure | None:
        if self._fuel_left <= 0:
            return _USED_UP
        if self._bytes_left <= 0:
            return _TOO_MUCH
        return _TOO_LATE if self._seconds_left <= 0 else None

    def _charged(self, outcome: Outcome, field: str, *, is_load: bool = False) -> Outcome:
        """The outcome with its value as JSON text, paid for. field: whose program was used. is_load: and compiled."""
        self._fuel_left -= outcome.usage.fuel
        self._seconds_left -= outcome.usage.wall_ms / 1000
        value = "" if outcome.failure is not None else dump_value(outcome.value)
        outcome = replace(outcome, value=value, failure=self._without_figures(outcome.failure))
        self._bytes_left -= _size(outcome)
        if self._bytes_left < 0:
            outcome = Outcome(failure=_TOO_MUCH, usage=outcome.usage)
        self._remember(outcome.failure, field, is_load)
        return outcome

    def _without_figures(self, failure: Failure | None) -> Failure | None:
        """What fuel is left for all tests together depends on the hidden ones, so no learner reads how much it was."""
        return replace(failure, message=_USED_UP_ALONE) if failure and failure.cause is Cause.FUEL else failure

    def _remember(self, failure: Failure | None, field: str, is_load: bool) -> None:
        if is_load:
            self._loaded.add(field)
        if failure is None:
            return
        if len(self._failures) < MAX_OPENED:
            self._failures[failure.message] = field, failure.cause
        if failure.cause in OURS:
            self.fault = self.fault or failure
        elif failure.cause is Cause.SYNTAX and is_load:
            self.unreadable = self.unreadable or (field, failure)


def _size(outcome: Outcome) -> int:
    failure = outcome.failure
    texts = [outcome.value or "", outcome.stdout, outcome.stderr]
    if failure is not None:
        texts += [failure.message, failure.trace]
    return sum(len(text.encode(errors="replace")) for text in texts)


def _unreadable_test(failure: Failure) -> Failure:
    return Failure(Cause.REFUSED, f"The code to evaluate cannot be read. {failure.message}", trace=failure.trace)


def _require_array(args: str) -> None:
    """Raises BadValue unless the text is a JSON array."""
    value: Any = parse_value(args, BOUNDS.usual.args_bytes)
    if not isinstance(value, list):
        raise BadValue("The arguments are not a list.")
