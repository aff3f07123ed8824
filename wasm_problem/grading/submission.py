"""The learner's programs, as a grader calls them: each in a sandbox of its own, never in the grader's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..sandbox import Cause, Failure, Invocation, Limits, Outcome, Program, Sandbox, Session
from ..sandbox.limits import MIB
from ..sandbox.values import BadValue, dump_value, parse_value

SUBMISSION_LIMITS = Limits(fuel=5_000_000_000, seconds=5.0, memory_bytes=128 * MIB)
"""For each instance of a learner's program."""

TOTAL_FUEL = 50_000_000_000
TOTAL_SECONDS = 20.0
MAX_OPENED = 1_000
MAX_AT_ONCE = 16
"""For all instances together that one grading uses."""

OURS = (Cause.NOT_READY, Cause.UNKNOWN_RUNTIME)
"""Causes for which the learner cannot be blamed."""

_USED_UP = Failure(Cause.FUEL, "The program used up its computing budget for all tests together.")
_TOO_LATE = Failure(Cause.TIME, "The program took too long for all tests together.")
_NO_SESSION = Failure(Cause.REFUSED, "There is no such session.")


@dataclass(frozen=True, slots=True)
class Submission:
    """A learner's program. It is given no seed: that would tell it which variant is graded."""

    source: str
    runtime: str


class SandboxedSubmissions:
    """The door that the sandbox hands to a grader.

    fault: why a program could not run through no fault of its own. unreadable: why one is no program of its language.
    Use as a context manager: leaving it ends all sessions.
    """

    def __init__(self, sandbox: Sandbox, submissions: Mapping[str, Submission]) -> None:
        self._sandbox = sandbox
        self._submissions = submissions
        self._sessions: dict[int, Session] = {}
        self._opened = 0
        self._fuel_left = TOTAL_FUEL
        self._seconds_left = TOTAL_SECONDS
        self.fault: Failure | None = None
        self.unreadable: Failure | None = None

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
        self._charge(loaded)
        if session is None:
            return loaded.failure or _NO_SESSION
        self._sessions[self._opened] = session
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
        return self._charged(found.call(entry, args, stdin))

    def close(self, session: int) -> None:
        """Ends a session. There need be none."""
        found = self._sessions.pop(session, None)
        if found is not None:
            found.close()

    def run(self, input_name: str, stdin: str) -> Outcome:
        """The outcome of the whole program. Its value is the JSON text null."""
        admitted = self._admit(input_name)
        if isinstance(admitted, Failure):
            return Outcome(failure=admitted)
        program, runtime, limits = admitted
        return self._charged(self._sandbox.run(runtime, program, Invocation(stdin=stdin), limits))

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
        fuel = min(SUBMISSION_LIMITS.fuel, self._fuel_left)
        return Program(found.source), found.runtime, replace(SUBMISSION_LIMITS, fuel=fuel)

    def _spent(self) -> Failure | None:
        if self._fuel_left <= 0:
            return _USED_UP
        return _TOO_LATE if self._seconds_left <= 0 else None

    def _charged(self, outcome: Outcome) -> Outcome:
        """The outcome with its value as JSON text, paid for."""
        self._charge(outcome)
        return outcome if outcome.failure is not None else replace(outcome, value=dump_value(outcome.value))

    def _charge(self, outcome: Outcome) -> None:
        self._fuel_left -= outcome.usage.fuel
        self._seconds_left -= outcome.usage.wall_ms / 1000
        cause = outcome.failure and outcome.failure.cause
        if cause in OURS:
            self.fault = self.fault or outcome.failure
        elif cause is Cause.SYNTAX:
            self.unreadable = self.unreadable or outcome.failure


def _require_array(args: str) -> None:
    """Raises BadValue unless the text is a JSON array."""
    value: Any = parse_value(args, SUBMISSION_LIMITS.args_bytes)
    if not isinstance(value, list):
        raise BadValue("The arguments are not a list.")
