"""The learner's programs while they are tested."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from wasm_problem.answers import CodeAnswer, Outcome, Start, SubmissionError
from wasm_problem.faults import BadTest
from wasm_problem.problem import Problem


class Broken(Exception):
    """The program does not even start. error: why."""

    def __init__(self, error: SubmissionError) -> None:
        super().__init__()
        self.error = error


class Bench:
    """Starts the learner's programs: for each test afresh, or once for several tests."""

    def __init__(self, answer: Any, problem: Problem) -> None:
        """answer: the grader's. Raises BadTest when it holds no program."""
        named = answer.values() if isinstance(answer, dict) else [answer]
        self.problem = problem
        self._codes = {code.input: code for code in named if isinstance(code, CodeAnswer)}
        self._broken: dict[str, SubmissionError] = {}
        self._compiled: set[str] = set()
        self._kept: dict[str, Start] | None = None
        if not self._codes:
            raise BadTest("the tests are of a program, and this problem has no answer field of the kind code")

    def code(self, of: str, line: int | None) -> CodeAnswer:
        """The program of an answer field; the only one for "". line: of the author's test."""
        if not of and len(self._codes) == 1:
            return next(iter(self._codes.values()))
        if of in self._codes:
            return self._codes[of]
        names = ", ".join(f'"{name}"' for name in self._codes)
        if of:
            raise BadTest(f'of is "{of}"; the answer fields of the kind code are {names}', line)
        raise BadTest(f"this test says not which program it is of: add of= with one of {names}", line)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Within it, all tests share one start of a program."""
        self._kept = {}
        try:
            yield
        finally:
            for start in self._kept.values():
                start.close()
            self._kept = None

    @contextmanager
    def started(self, code: CodeAnswer) -> Iterator[Start]:
        """A start of the program. Raises Broken when it does not start, SubmissionError when it is no program."""
        if self._kept is None:
            start = self._start(code)
            try:
                yield start
            finally:
                start.close()
            return
        if code.input not in self._kept:
            self._kept[code.input] = self._start(code)
        yield self._kept[code.input]

    def unreadable(self, code: CodeAnswer) -> SubmissionError | None:
        """Why the source must not be read here: source that nests too deeply ends the instance that compiles it.

        The program's own instance finds out. Raises SubmissionError when it is no program.
        """
        if code.input not in self._compiled:
            try:
                with self.started(code):
                    pass
            except Broken as broken:
                if broken.error.cause in ("stack", "crashed") and not broken.error.kinds:
                    return broken.error
            self._compiled.add(code.input)
        return None

    def _start(self, code: CodeAnswer) -> Start:
        # A program that does not start does not start the next time either, and finding out may take seconds.
        error = self._broken.get(code.input)
        if error is None:
            try:
                start = code.start()
                self._compiled.add(code.input)
                return start
            except SubmissionError as failure:
                error = self._broken[code.input] = passed_on(failure)
        raise Broken(error)


def used(outcome: Outcome, line: int | None) -> Outcome:
    """The outcome, unless it is not the program that failed: then raises SubmissionError, or BadTest for the test."""
    if outcome.failure is not None:
        passed_on(outcome.failure, line)
    return outcome


def passed_on(failure: SubmissionError, line: int | None = None) -> SubmissionError:
    if failure.cause == "syntax":
        raise failure
    if failure.cause == "refused":
        raise BadTest(str(failure), line)
    return failure
