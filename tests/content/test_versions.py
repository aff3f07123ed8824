"""A second version of a runtime beside the first: old content stays with the first, and new content uses the second."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.block.runtimes import PYTHON, installed, python_again, python_of_this_checkout
from tests.block.support import AUTHOR, Course, one_field, post
from tests.block.test_runtimes import studio
from wasm_problem.sandbox import Sandbox

from .stored import Case, as_text, cases, verdict_of
from .test_content import GRADED, named, restored

SECOND = "python-3.14@2"
TELLS = """
import wasm_problem

def grade(answer, problem):
    return {"score": 1, "message": getattr(wasm_problem, "BUILD", "the first")}
"""


@pytest.fixture
def both(second_python: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    with installed(python_of_this_checkout(), second_python, monkeypatch=monkeypatch) as sandbox:
        yield sandbox


@pytest.fixture
def first_retired(second_python: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    python_again(tmp_path, PYTHON, status="retired")
    with installed(tmp_path, second_python, monkeypatch=monkeypatch) as sandbox:
        yield sandbox


def verdict(course: Course, sandbox: Sandbox, case: Case, learner: str, **changes: Any) -> str:
    block = course.block(restored(course, case, learner))
    for name, value in changes.items():
        setattr(block, name, value)
    return as_text(verdict_of(sandbox, block, case.learners[learner]["types"], block.attempts + 1))


@pytest.mark.parametrize(("case", "learner"), GRADED, ids=named)
def test_old_content_is_graded_byte_for_byte_as_before(course: Course, both: Sandbox, case: Case, learner: str) -> None:
    assert verdict(course, both, case, learner) == as_text(case.states[learner]["verdict"])


def test_the_second_version_would_grade_it_otherwise(course: Course, both: Sandbox) -> None:
    """So the test above can fail."""
    (case,) = (case for case in cases("v1") if case.folder.name == "table_of_tests")
    moved = verdict(course, both, case, "right", runtime_id=SECOND)
    recorded = as_text(case.states["right"]["verdict"])
    assert moved != recorded
    assert moved.replace("Reads: 1 2 3", "Input: 1 2 3") == recorded


def test_new_content_uses_the_second(course: Course, both: Sandbox) -> None:
    new, old = course.add(one_field(TELLS)), course.add(one_field(TELLS, runtime=PYTHON))
    assert course.block(new).runtime_id == SECOND
    assert course.visit(new).submit({"answer": "x"}).state["message_html"] == "<p>the second</p>\n"
    assert course.visit(old).submit({"answer": "x"}).state["message_html"] == "<p>the first</p>\n"


def test_an_author_compares_the_two(course: Course, both: Sandbox) -> None:
    usage = course.add(one_field(TELLS, runtime=PYTHON))
    body = {"settings": studio(course, usage)["settings"], "answers": {"answer": "x"}, "from": PYTHON, "to": SECOND}
    told = post(course.block(usage, AUTHOR), "studio_compare", body).json
    assert [told[side]["message_html"] for side in ("before", "after")] == [
        "<p>the first</p>\n",
        "<p>the second</p>\n",
    ]
    assert course.block(usage).runtime_id == PYTHON


@pytest.mark.parametrize(("case", "learner"), GRADED, ids=named)
def test_a_retired_version_goes_on_grading_its_content(
    course: Course, first_retired: Sandbox, case: Case, learner: str
) -> None:
    assert verdict(course, first_retired, case, learner) == as_text(case.states[learner]["verdict"])


def test_a_retired_version_is_offered_only_where_it_is_used(course: Course, first_retired: Sandbox) -> None:
    old, new = course.add(one_field(TELLS, runtime=PYTHON)), course.add("<wasm_problem/>")
    for usage, used in ((old, True), (new, False)):
        (first,) = (each for each in studio(course, usage)["runtimes"] if each["id"] == PYTHON)
        assert (first["status"], first["used"], first["newer"]) == ("retired", used, SECOND)
    assert studio(course, new)["settings"]["runtime"] == SECOND
    saved = post(course.block(old, AUTHOR), "studio_save", {"settings": studio(course, old)["settings"]})
    assert (saved.status, json.loads(saved.text)["runtime"]) == (200, PYTHON)


def test_two_builds_of_one_version_have_two_digests(both: Sandbox) -> None:
    first, second = both.catalog.get(PYTHON), both.catalog.get(SECOND)
    assert first.inputs_digest != second.inputs_digest
    assert (first.status, second.status) == ("superseded", "current")
