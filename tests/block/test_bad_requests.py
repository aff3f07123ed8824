"""What else can arrive at a handler: a clear answer, the right status, no attempt used."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.examples import SQUARES

from .support import AUTHOR, Course, Reply, post

LEARNER_HANDLERS = ("submit_answer", "save_answer", "reset_answer")
AUTHOR_HANDLERS = ("studio_save", "studio_try", "studio_check")
FIVE_MB = json.dumps({"answers": {"a": "x" * 5_000_000, "b": "1"}}).encode()

NOT_JSON_OBJECTS = {
    "nothing": b"",
    "not JSON": b"{",
    "not UTF-8": b'{"answers": "\xff"}',
    "a list": b"[]",
    "null": b"null",
    "a text": b'"x"',
    "nested deeply": b"[" * 100_000,
    "nested deeply in an object": b'{"answers": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
}

BAD_FIELDS: dict[str, Any] = {
    "a field is missing": {"a": "3"},
    "not a number": {"a": "3", "b": "four"},
    "blank": {"a": "3", "b": "  "},
    "a list for a number": {"a": "3", "b": ["4"]},
    "null for a number": {"a": "3", "b": None},
    "an object for a number": {"a": "3", "b": {"x": 1}},
    "true for a number": {"a": "3", "b": True},
    "NUL": {"a": "3", "b": "4\0"},
    "half a surrogate pair": {"a": "3", "b": "4\ud800"},
    "too long": {"a": "3", "b": "4" * 200_000},
}

BAD_SHAPES: dict[str, dict[str, Any]] = {
    "no answers": {"answers": None},
    "answers are a list": {"answers": ["3", "4"]},
    "answers are a text": {"answers": "34"},
    "attempt is missing": {"attempt": None},
    "attempt is a text": {"attempt": "0"},
    "attempt is a flag": {"attempt": False},
}


def unharmed(course: Course, usage: Any) -> bool:
    return course.visit(usage).state["attempts"]["used"] == 0 and course.events == []


def assert_refused(reply: Reply, status: int, name: str) -> None:
    assert (reply.status, reply.error["name"]) == (status, name)
    assert reply.error["message"].endswith(".")
    assert reply.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("handler", LEARNER_HANDLERS + AUTHOR_HANDLERS)
@pytest.mark.parametrize("body", NOT_JSON_OBJECTS.values(), ids=NOT_JSON_OBJECTS)
def test_what_is_not_a_json_object_is_400(course: Course, handler: str, body: bytes) -> None:
    usage = course.add(SQUARES)
    assert_refused(post(course.block(usage, AUTHOR), handler, body), 400, "bad-request")
    assert unharmed(course, usage)


@pytest.mark.parametrize("handler", LEARNER_HANDLERS + AUTHOR_HANDLERS)
def test_five_megabytes_are_413(course: Course, handler: str) -> None:
    usage = course.add(SQUARES)
    assert_refused(post(course.block(usage, AUTHOR), handler, FIVE_MB), 413, "too-large")
    assert unharmed(course, usage)


@pytest.mark.parametrize("handler", LEARNER_HANDLERS + AUTHOR_HANDLERS)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_405(course: Course, handler: str, method: str) -> None:
    reply = post(course.block(course.add(SQUARES), AUTHOR), handler, b"", method)
    assert_refused(reply, 405, "bad-request")
    assert reply.headers["Allow"] == "POST"


@pytest.mark.parametrize("answers", BAD_FIELDS.values(), ids=BAD_FIELDS)
def test_an_answer_that_cannot_be_read_is_400_with_a_message_for_its_field(course: Course, answers: Any) -> None:
    usage = course.add(SQUARES)
    visit = course.visit(usage)
    reply = visit.submit(answers)
    assert_refused(reply, 400, "fields")
    assert set(reply.error["fields"]) == {"b"}
    assert reply.error["state"]["errors"] == reply.error["fields"]
    assert unharmed(course, usage)
    assert course.visit(usage).state["answers"]["a"] == "3"


def test_what_was_typed_stays_when_it_cannot_be_read(course: Course) -> None:
    usage = course.add(SQUARES)
    course.visit(usage).submit({"a": "3", "b": "four"})
    assert course.visit(usage).state["answers"] == {"a": "3", "b": "four"}


def test_a_field_that_does_not_exist_is_refused(course: Course) -> None:
    usage = course.add(SQUARES)
    assert_refused(course.visit(usage).submit({"a": "3", "b": "4", "grader": "x"}), 400, "fields")
    assert unharmed(course, usage)
    assert set(course.visit(usage).state["answers"]) == {"a", "b"}


@pytest.mark.parametrize("change", BAD_SHAPES.values(), ids=BAD_SHAPES)
def test_a_request_of_the_wrong_shape_is_400(course: Course, change: dict[str, Any]) -> None:
    usage = course.add(SQUARES)
    assert_refused(course.visit(usage).submit({"a": "3", "b": "4"}, **change), 400, "bad-request")
    assert unharmed(course, usage)


@pytest.mark.parametrize("fingerprint", [None, "", "x", 5, ["x"], {}])
def test_a_wrong_fingerprint_is_a_stale_page(course: Course, fingerprint: Any) -> None:
    usage = course.add(SQUARES)
    assert_refused(course.visit(usage).submit({"a": "3", "b": "4"}, fingerprint=fingerprint), 409, "stale")
    assert unharmed(course, usage)


@pytest.mark.parametrize("attempt", [-1, 1, 10**30])
def test_a_wrong_count_of_attempts_is_another_tab(course: Course, attempt: int) -> None:
    usage = course.add(SQUARES)
    assert_refused(course.visit(usage).submit({"a": "3", "b": "4"}, attempt=attempt), 409, "two-tabs")
    assert unharmed(course, usage)


def test_content_of_a_newer_version_is_neither_shown_nor_graded(course: Course) -> None:
    usage = course.add(SQUARES)
    visit = course.visit(usage)
    block = course.block(usage)
    block.inputs = {"version": 99, "fields": []}
    block.save()
    assert "cannot be shown" in course.block(usage).render("student_view", {}).content
    assert "version 99" in course.block(usage, AUTHOR).render("studio_view", {}).content
    assert (
        "version 99" in post(course.block(usage, AUTHOR), "studio_check", {"settings": {}}).json["errors"][0]["message"]
    )
    assert course.block(usage).student_view_data()["inputs"] == []
    assert course.block(usage).index_dictionary()["content"]["prompt"] == ""
    assert visit.submit({"a": "3", "b": "4"}).status == 409
    assert course.events == []
