"""A figure in the feedback: told where the message is told, stored with it, and drawn from numbers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from wasm_problem.block.fields import STATE_VERSION

from .support import AUTHOR, STAFF, Course, one_field, post

GRADER = """
def grade(answer, problem):
    if answer == "bad":
        return {"score": 1, "figure": {"title": "t", "series": [], "x": 1}}
    figure = {"title": "<b>T</b>", "series": [{"points": [[0, 1], None, (2, 1 / 3)]}], "x_range": (0, 2)}
    return {"score": answer == "right", "message": "See.", "figure": figure if answer != "none" else None}
"""
TOLD = {
    "title": "<b>T</b>",
    "description": "",
    "x_label": "",
    "y_label": "",
    "series": [{"label": "", "style": "line", "points": [[0.0, 1.0], None, [2.0, 0.333333333]]}],
    "x_range": [0.0, 2.0],
    "y_range": None,
}


@pytest.fixture
def usage(course: Course) -> Any:
    return course.add(one_field(GRADER))


def test_a_learner_is_told_the_figure_and_finds_it_again(anywhere: Course) -> None:
    usage = anywhere.add(one_field(GRADER))
    visit = anywhere.visit(usage)
    assert visit.submit({"answer": "wrong"}).state["figure"] == TOLD
    assert anywhere.visit(usage).state["figure"] == TOLD
    assert visit.submit({"answer": "none"}).state["figure"] is None


def test_what_is_stored_is_as_old_versions_store_it_but_for_the_figure(course: Course, usage: Any) -> None:
    visit = course.visit(usage)
    visit.submit({"answer": "wrong"})
    told = {"version": STATE_VERSION, "status": "incorrect", "message": "See.", "tests": []}
    assert course.block(usage).result == told | {"figure": TOLD}
    visit.submit({"answer": "none"})
    assert course.block(usage).result == told
    assert STATE_VERSION == 2


def test_a_figure_is_told_only_where_the_message_is(course: Course, usage: Any) -> None:
    visit = course.visit(usage)
    visit.submit({"answer": "wrong"})
    assert visit.save({"answer": "draft"}).state["figure"] is None
    course.set(usage, show_correctness="never")
    visit.submit({"answer": "wrong"})
    page = course.visit(usage)
    assert (page.state["message_html"], page.state["figure"]) == ("", None)
    assert "&lt;b&gt;T" not in page.fragment.content
    assert "<b>T" not in json.dumps(post(course.block(usage), "student_view_user_state", b"", "GET").json)


def test_a_figure_that_is_none_is_the_grader_s_fault(course: Course, usage: Any) -> None:
    state = course.visit(usage).submit({"answer": "bad"}).state
    assert (state["status"], state["figure"], state["attempts"]["used"]) == ("not-graded", None, 0)


def test_staff_and_authors_see_it(course: Course, usage: Any) -> None:
    course.visit(usage).submit({"answer": "wrong"})
    learner = course.block(usage).scope_ids.user_id
    course.visit(usage, STAFF).submit({"answer": "wrong"})
    told = post(course.block(usage, STAFF), "staff_learner", {}).json
    assert told["verdict"]["figure"] == TOLD
    assert told["view"]["state"]["figure"] == TOLD
    assert learner == "learner"
    settings = json.loads(
        json.dumps(
            {
                "runtime": "python-3.14",
                "grader": GRADER,
                "prompt": "",
                "inputs": [{"name": "answer", "kind": "text", "label": "", "help": "", "choices": [], "starter": ""}],
            }
        )
    )
    tried = post(course.block(usage, AUTHOR), "studio_try", {"settings": settings, "answers": {"answer": "right"}})
    assert tried.json["figure"] == TOLD


def test_rescoring_draws_it_anew(course: Course, usage: Any) -> None:
    course.visit(usage).submit({"answer": "none"})
    course.set(usage, grader=GRADER.replace('if answer != "none" else None', ""))
    block = course.block(usage)
    block.rescore(only_if_higher=False)
    block.save()
    assert course.visit(usage).state["figure"] == TOLD


def test_capa_shaped_events_have_no_figure(course: Course, usage: Any) -> None:
    course.visit(usage).submit({"answer": "wrong"})
    assert "figure" not in json.dumps(course.events, default=str)
