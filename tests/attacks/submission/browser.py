"""A learner who hands in a program, and everything that reaches the learner's browser meanwhile."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

from wasm_problem.block import settings

from ...block import conftest  # noqa: F401  sets Django up, which the stand-ins for the platform need
from ...block.support import OTHER, Course, Visit, Who
from .honest import HONEST, SECOND
from .problems import problem_xml
from .program import HostileProgram


@dataclass(frozen=True)
class Seen:
    """run: the report of Run. state: the learner's after Submit. texts: all replies and pages as they were sent."""

    run: Any
    state: Any
    texts: tuple[str, ...]


def hand_in(program: HostileProgram, secrets: Any, course: Course | None = None) -> Seen:
    """What comes of running and of handing in a program."""
    course = course or Course()
    usage = course.add(problem_xml(program.problem, secrets, program.limits, program.extension))
    bounds = replace(settings.BOUNDS, total_fuel=program.total_fuel or settings.BOUNDS.total_fuel)
    with patch.object(settings, "BOUNDS", bounds):
        return use(course.visit(usage), program.answers)


def use(visit: Visit, answers: Mapping[str, Any]) -> Seen:
    """Runs and submits, as the page does, then opens the page again."""
    ran = visit.run(answers, {"field": "program", "text": "1 + 1"})
    submitted = visit.submit(answers)
    assert (ran.status, submitted.status) == (200, 200), (ran.text, submitted.text)
    again = visit.course.visit(visit.usage, visit.who)
    earlier = again.send("earlier_submissions", {})
    pages = (visit.fragment.content, again.fragment.content)
    return Seen(ran.json["run"], submitted.state, (ran.text, submitted.text, earlier.text, *pages))


def honest_state(problem: str, course: Course, usage: Any, who: Who = OTHER, extension: str = "py") -> Any:
    """What comes of handing in a right program."""
    second = {"second": SECOND[extension]} if problem == "two_programs" else {}
    answers = {"program": HONEST[extension][problem]} | second
    return course.visit(usage, who).submit(answers).state


def told(tests: Any) -> str:
    """All texts of tests that the learner reads."""
    return "\n".join(_texts(tests))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def without_hidden(state: Any) -> Any:
    """The state without what hidden tests and the score say."""
    tests = [test for test in state["tests"] if test["visibility"] != "hidden"]
    return state | {"tests": tests, "score": None, "status": "graded" if state["tests"] else state["status"]}


def decoded(text: str) -> str:
    """A reply without JSON's escapes; a page as it is."""
    try:
        return told(json.loads(text))
    except ValueError:
        return text
