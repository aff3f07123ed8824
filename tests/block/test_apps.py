"""What apps and the search index get instead of a page. The content is in test_disclosure and test_leaks, too."""

from __future__ import annotations

import json

import pytest

from tests.examples import SQUARES

from .support import ANONYMOUS, LEARNER, NOBODY, OTHER, Course, Who, one_field, post
from .test_events import EVERY_KIND, TYPED, restrict

HANDLER = "student_view_user_state"
PARTS = {
    *("status", "message_html", "score", "overridden", "attempts", "opens", "due", "closes", "wait", "results"),
    *("closed", "can_submit", "answers"),
}


def test_an_app_gets_the_learner_s_own_standing(anywhere: Course) -> None:
    usage = anywhere.add(EVERY_KIND)
    anywhere.visit(usage).submit(TYPED)
    state = post(anywhere.block(usage), HANDLER, b"", "GET").json
    assert set(state) == PARTS
    assert (state["status"], state["answers"], state["attempts"]["used"]) == ("partial", TYPED, 1)
    assert state["score"] == {"earned": 0.25, "possible": 1.0}
    assert "again" in state["message_html"]
    other = post(anywhere.block(usage, OTHER), HANDLER, b"", "GET").json
    assert (other["status"], other["answers"]) == ("new", {})


def test_results_that_are_not_shown_yet_are_not_told_to_apps(course: Course) -> None:
    grader = "def grade(answer, problem): return {'score': 1, 'message': 'Well done'}"
    usage = course.add(one_field(grader, show_correctness="never"))
    course.visit(usage).submit({"answer": "x"})
    reply = post(course.block(usage), HANDLER, b"", "GET")
    assert (reply.json["status"], reply.json["score"]["earned"], reply.json["results"]["shown"]) == (
        *("submitted", None, False),
    )
    assert "Well done" not in reply.text


def test_asking_changes_nothing(course: Course) -> None:
    usage = course.add(SQUARES)
    assert post(course.block(usage), HANDLER, b"", "GET").json["status"] == "new"
    assert course.block(usage).seed is None
    assert course.events == []


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_it_is_only_to_be_asked_for(course: Course, method: str) -> None:
    reply = post(course.block(course.add(SQUARES)), HANDLER, {}, method)
    assert (reply.status, reply.headers["Allow"]) == (405, "GET")


@pytest.mark.parametrize("who", [ANONYMOUS, NOBODY], ids=["anonymous", "nobody"])
def test_who_is_not_signed_in_has_no_standing(course: Course, who: Who) -> None:
    assert post(course.block(course.add(SQUARES), who), HANDLER, b"", "GET").status == 403


def test_content_that_cannot_be_read_is_refused(course: Course) -> None:
    usage = course.add(SQUARES)
    restrict(course, usage, {"inputs": {"version": 99}})
    assert post(course.block(usage), HANDLER, b"", "GET").status == 409


def test_what_is_the_same_for_every_learner_is(course: Course) -> None:
    usage = course.add(EVERY_KIND)
    course.visit(usage).submit(TYPED)
    data = [course.block(usage, who).student_view_data() for who in (LEARNER, OTHER, ANONYMOUS, NOBODY)]
    assert all(each == data[0] for each in data)
    assert set(data[0]) == {"display_name", "max_attempts", "weight", "inputs"}


def test_the_index_has_the_prompt_and_nothing_else_of_the_problem(course: Course) -> None:
    indexed = course.block(course.add(EVERY_KIND)).index_dictionary()
    assert set(indexed) == {"content", "content_type"}
    assert set(indexed["content"]) == {"display_name", "prompt"}
    assert isinstance(json.loads(json.dumps(indexed))["content_type"], str)
