"""The learner's programs while they are tested."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from wasm_problem import trees
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
        self._trees: dict[str, tuple[ast.Module, list[ast.AST]] | None] = {}
        self._kept: dict[tuple[str, str], Start] = {}
        self.sharing = ""
        """Tests with the same word share one start of a program; "": each has one of its own."""
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
    def started(self, code: CodeAnswer) -> Iterator[Start]:
        """A start of the program. Raises Broken when it does not start, SubmissionError when it is no program."""
        if not self.sharing:
            start = self._start(code)
            try:
                yield start
            finally:
                start.close()
            return
        key = code.input, self.sharing
        if key not in self._kept:
            self._kept[key] = self._start(code)
        yield self._kept[key]

    def end_sharing(self) -> None:
        """Ends the starts that were shared."""
        for start in self._kept.values():
            start.close()
        self._kept.clear()
        self.sharing = ""

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

    def tree(self, code: CodeAnswer) -> tuple[ast.Module, list[ast.AST]] | None:
        """The program as a tree, and its nodes; None when there are too many.

        Read once, for that takes as long as compiling it.
        """
        if code.input not in self._trees:
            self._trees[code.input] = trees.read(code.source)
        return self._trees[code.input]

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
