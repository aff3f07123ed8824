"""Content and learners' states as files: what a version of this software stored, to be read by all that come after.

`data/VERSION/CASE/` holds:
  content.xml    the problem as an author wrote it in OLX
  learners.json  what each learner types and does
  fields.json    the fields of the block as they were stored, of content and settings
  states.json    for each learner the fields as they were stored, what the page was told, and the verdict in full
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from xblock.fields import Scope
from xblock.scorable import Score

from tests.block.support import Course, Visit, init_of
from wasm_problem.grading.answers import AnswerError, read_answers
from wasm_problem.grading.grader import grade
from wasm_problem.sandbox import Cause, Sandbox

DATA = Path(__file__).parent / "data"
CONTENT = (Scope.content, Scope.settings)
OWN = (Scope.user_state, Scope.preferences)


@dataclass(frozen=True)
class Case:
    """A problem of a version, and learners at it."""

    folder: Path

    @property
    def xml(self) -> str:
        return (self.folder / "content.xml").read_text("utf-8")

    @cached_property
    def learners(self) -> Mapping[str, Any]:
        return self._read("learners.json")

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        return self._read("fields.json")

    @cached_property
    def states(self) -> Mapping[str, Any]:
        return self._read("states.json")

    def _read(self, name: str) -> Any:
        return json.loads((self.folder / name).read_text("utf-8"))


def cases(version: str) -> list[Case]:
    return [Case(folder) for folder in sorted((DATA / version).iterdir())]


def new_block(course: Course) -> Any:
    """The usage of a block in which nothing is stored."""
    return course.ids.create_usage(course.ids.create_definition("wasm_problem"))


def stored_fields(block: Any, scopes: tuple[Scope, ...]) -> dict[str, Any]:
    """What is in the database of the block, as JSON."""
    return {
        name: _as_platforms_store(field.to_json(getattr(block, name)))
        for name, field in sorted(block.fields.items())
        if field.scope in scopes and field.is_set_on(block)
    }


def _as_platforms_store(value: Any) -> Any:
    """Platforms store named tuples, such as a Score, as objects, for they use simplejson."""
    return dict(value._asdict()) if isinstance(value, Score) else value


def store(course: Course, usage: Any, values: Mapping[str, Any]) -> None:
    """Puts such values into the database, whoever wrote them."""
    block = course.block(usage)
    for name, value in values.items():
        setattr(block, name, block.fields[name].from_json(value))
    block.save()


def page_of(visit: Visit) -> dict[str, Any]:
    """What a learner's page is told, besides what changes with every visit and what runtimes are called."""
    code = init_of(visit.fragment).get("code")
    for field in (code or {}).values():
        for runtime in field["runtimes"]:
            del runtime["title"]
    return {"state": visit.state, "code": code, "earlier": visit.earlier()}


def act(visit: Visit, learner: Mapping[str, Any]) -> None:
    """Does what the learner does."""
    for handler in learner["does"]:
        body = {"answers": learner["types"], "fingerprint": visit.fingerprint}
        body["attempt"] = visit.state["attempts"]["used"]
        if handler == "run_answer":
            name = next(iter(learner["types"]))
            body["own"] = {"field": name, "text": learner["own"]} if "own" in learner else None
        visit.send(handler, body)


def verdict_of(sandbox: Sandbox, block: Any, types: Mapping[str, Any], attempt: int) -> dict[str, Any]:
    """All that the grader makes of an answer, but for the fuel and the time it takes."""
    problem = block.problem
    try:
        answers = read_answers(problem.inputs, types)
    except AnswerError as error:
        return {"status": "unreadable", "message": error.message, "fields": dict(error.field_errors)}
    graded = grade(sandbox, problem, answers, block.seed, block.variables.get("values", {}), attempt)
    told = dataclasses.asdict(graded)
    del told["usage"]
    if told["verdict"] and told["verdict"]["figure"] is None:
        del told["verdict"]["figure"]  # which verdicts of the first versions did not have
    if graded.failure is not None and graded.failure.cause is Cause.UNKNOWN_RUNTIME:
        return {"status": told["status"], "cause": graded.failure.cause.value}
    return told


def as_text(value: Any) -> str:
    """JSON that is the same text for the same value."""
    return json.dumps(value, indent=1, ensure_ascii=True, sort_keys=True) + "\n"


__all__ = [
    *("CONTENT", "DATA", "LEARNER", "OWN", "Case", "act", "as_text", "cases", "new_block", "page_of", "store"),
    *("stored_fields", "verdict_of"),
]
