"""Does the steps of a case, through the doors that a server uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..grading import answers as answers_of
from ..grading import grader, practice
from ..grading.inputs import Input, InputKind, ProgramLimits
from ..grading.problem import Problem
from ..sandbox import Invocation, Limits, Program, Sandbox, Session
from ..sandbox.values import dump_value
from . import found
from .case import MIB, Action, Case, Part, Step
from .expecting import Surroundings
from .found import Found
from .translation import Translations

KIB = 1024


@dataclass(frozen=True, slots=True)
class Performer:
    """programs: of the runtime that the case is about. answers: of the runtime that learners' programs are for."""

    sandbox: Sandbox
    case: Case
    programs: Translations
    answers: Translations

    def perform(self) -> list[Found]:
        """What came of each step. Raises BadTranslation."""
        if not self.case.shared:
            return [self._do(step) for step in self.case.steps]
        with self._session(self.case.steps[0]) as session:
            if isinstance(session, Found):
                return [session] * len(self.case.steps)
            return [self._use(session, step) for step in self.case.steps]

    def surroundings(self, step: Step, before: Mapping[str, Found]) -> Surroundings:
        """What the step's expectations may speak of. Raises BadTranslation."""
        extension = self.programs.runtime.file_extension
        program = self.programs.path(self.case, step.of).name, self.programs.text(self.case, step.of)
        answers = {
            field: (self.answers.path(self.case, part.name).name, self.answers.text(self.case, part.name))
            for field, part in step.answer.items()
            if isinstance(part, Part)
        }
        return Surroundings(extension, program, answers, before)

    def _do(self, step: Step) -> Found:
        runtime = self.programs.runtime.id
        program, problem = partial(self._program, step), partial(self._problem, step)
        given: dict[str, Any] = {"seed": step.seed, "variables": step.variables}
        invocation = Invocation(step.what if step.action is Action.CALL else None, step.args, step.stdin)
        actions: Mapping[Action, Callable[[], Found]] = {
            Action.CHECK: lambda: found.of_check(self.sandbox.check(runtime, program(), step.limits)),
            Action.LOAD: lambda: self._load(step),
            Action.CALL: lambda: found.of_outcome(self.sandbox.run(runtime, program(), invocation, step.limits)),
            Action.RUN: lambda: found.of_outcome(self.sandbox.run(runtime, program(), invocation, step.limits)),
            Action.EVALUATE: lambda: self._alone(step),
            Action.ECHO: lambda: self._alone(step),
            Action.GENERATE: lambda: found.of_generated(grader.generate(self.sandbox, problem(), step.seed)),
            Action.GRADE: lambda: found.of_graded(
                grader.grade(self.sandbox, problem(), self._handed_in(step), attempt=step.attempt, **given)
            ),
            Action.RUN_EXAMPLES: lambda: found.of_practice(
                practice.practise(self.sandbox, problem(), self._handed_in(step), attempt=step.attempt, **given)
            ),
            Action.EXAMPLES: lambda: found.of_examples(practice.examples(self.sandbox, problem(), **given)),
        }
        return actions[step.action]()

    def _program(self, step: Step) -> Program:
        source = self.programs.text(self.case, step.of)
        source += "\n" * (step.program_bytes - len(source.encode()))
        return Program(source, self._files(), step.seed)

    def _files(self) -> dict[str, bytes]:
        extension = self.programs.runtime.file_extension
        return {
            name.replace("{ext}", extension): self.programs.text(self.case, content.name).encode()
            if isinstance(content, Part)
            else content
            for name, content in self.case.files.items()
        }

    def _load(self, step: Step) -> Found:
        session, loaded = self.sandbox.session(self.programs.runtime.id, self._program(step), step.limits)
        if session is not None:
            session.close()
        return found.of_outcome(loaded)

    @contextmanager
    def _session(self, step: Step) -> Iterator[Session | Found]:
        """A session; what came of loading the program, when that failed."""
        session, loaded = self.sandbox.session(self.programs.runtime.id, self._program(step), step.limits)
        if session is None:
            yield found.of_outcome(loaded)
            return
        try:
            yield session
        finally:
            session.close()

    def _alone(self, step: Step) -> Found:
        with self._session(step) as session:
            return session if isinstance(session, Found) else self._use(session, step)

    def _use(self, session: Session, step: Step) -> Found:
        if step.action is Action.CALL:
            return found.of_outcome(session.call(step.what, dump_value(list(step.args)), step.stdin))
        code = self.programs.text(self.case, step.what)
        return found.of_outcome(session.evaluate(code, step.stdin, echo=step.action is Action.ECHO))

    def _problem(self, step: Step) -> Problem:
        inputs = tuple(self._input(name, value, step.limits) for name, value in step.answer.items())
        source = self.programs.text(self.case, step.of)
        return Problem(self.programs.runtime.id, source, inputs=inputs, files=self._files())

    def _input(self, name: str, value: str | int | float | Part, limits: Limits) -> Input:
        if isinstance(value, Part):
            memory, output = limits.memory_bytes // MIB, limits.output_bytes // KIB
            wanted = ProgramLimits(limits.fuel, limits.seconds, memory, output)
            return Input(name, InputKind.CODE, runtimes=(self.answers.runtime.id,), limits=wanted)
        return Input(name, InputKind.TEXT if isinstance(value, str) else InputKind.NUMBER)

    def _handed_in(self, step: Step) -> answers_of.Answers:
        raw: dict[str, Any] = {
            name: {"source": self.answers.text(self.case, value.name), "runtime": self.answers.runtime.id}
            if isinstance(value, Part)
            else value
            for name, value in step.answer.items()
        }
        return answers_of.read_answers(self._problem(step).inputs, raw)
