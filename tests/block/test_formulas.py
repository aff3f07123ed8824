"""How a formula is read, told before it is submitted: to whom, when, how often, and nothing of the author's."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from wasm_problem.block import rates, settings

from .runtimes import PYTHON, installed, python_again
from .support import ANONYMOUS, AUTHOR, LEARNER, OTHER, Course, Who, Workbench, init_of, post

XML = """
<wasm_problem display_name="Formula" runtime="python-3.14-science" max_attempts="2" showanswer="never">
  <prompt>Prompt</prompt>
  <input name="f" kind="formula" variables="x"/><input name="word" kind="text"/>
  <grader># canary-comment
def grade(answer, problem): return answer["f"] == "x^2"</grader>
  <solution>canary-solution</solution>
</wasm_problem>
"""
PLAIN = XML.replace("python-3.14-science", "python-3.14")
BOTH = {"f": "x^2", "word": "w"}


@pytest.fixture
def usage(course: Course) -> Any:
    return course.add(XML)


def ask(course: Course, usage: Any, text: Any = "x^2+1", who: Who = LEARNER, **body: Any) -> Any:
    return post(course.block(usage, who), "read_formula", {"field": "f", "text": text} | body)


def test_a_formula_is_read(anywhere: Course) -> None:
    reading = ask(anywhere, anywhere.add(XML)).json["reading"]
    assert set(reading) == {"latex", "text", "variables", "notes", "error"}
    assert reading["latex"]
    assert "x^2" in reading["text"]
    assert reading["variables"] == ["x"]
    assert reading["error"] is None


def test_what_is_wrong_is_told_with_its_place(course: Course, usage: Any) -> None:
    reading = ask(course, usage, "x + y").json["reading"]
    assert reading["error"]["parts"] == ["x + ", "y", ""]
    assert "y" in reading["error"]["message"]
    assert (reading["latex"], reading["text"]) == ("", "")


def test_nothing_is_stored_and_no_attempt_is_used(course: Course, usage: Any) -> None:
    visit = course.visit(usage)
    before, events = dict(course.store.db_dict), list(course.events)
    assert ask(course, usage).status == 200
    assert (dict(course.store.db_dict), course.events) == (before, events)
    assert course.visit(usage).state == visit.state


def test_the_grader_gets_what_was_typed(course: Course, usage: Any) -> None:
    reply = course.visit(usage).submit({"f": "x^2", "word": "w"})
    assert reply.state["status"] == "correct"
    assert course.visit(usage).earlier()[0]["answers"] == BOTH


def test_the_page_asks_only_where_somebody_can_read_formulas(course: Course) -> None:
    for xml, reads in (
        (XML, True),
        (PLAIN, False),
        (XML.replace('kind="formula" variables="x"', 'kind="text"'), False),
    ):
        content = course.visit(course.add(xml)).fragment.content
        assert ("data-reads" in content) == reads
        assert ("wp-reading" in content) == reads
    operator = Who("learner", LEARNER.attributes, settings={"readings_per_minute": 0})
    assert "data-reads" not in course.visit(course.add(XML), operator).fragment.content


def test_authors_are_told_of_the_field(course: Course, usage: Any) -> None:
    assert "<code>f</code> (formula)" in course.block(usage, AUTHOR).render("author_view", {}).content
    init = init_of(course.block(usage, AUTHOR).render("studio_view", {}))
    assert init["settings"]["inputs"][0]["variables"] == ["x"]
    features = {runtime["id"]: runtime["features"] for runtime in init["runtimes"]}
    assert features["python-3.14-science@1"] == ["formulas"]
    assert features["python-3.14@1"] == []


def test_a_runtime_that_reads_no_formulas_gives_no_reading(course: Course) -> None:
    assert ask(course, course.add(PLAIN)).json == {"reading": None}


def test_a_runtime_that_fails_gives_no_reading(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It says that it reads formulas, and has no such module."""
    with installed(python_again(tmp_path, PYTHON, features=["formulas"]), monkeypatch=monkeypatch):
        usage = course.add(PLAIN)
        assert "data-reads" in course.visit(usage).fragment.content
        reply = ask(course, usage, "typed-by-a-learner")
        assert (reply.status, reply.json) == (200, {"reading": None})
    assert "typed-by-a-learner" not in caplog.text


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"field": "f"},
        {"field": "word", "text": "x"},
        {"field": "gone", "text": "x"},
        {"field": None, "text": "x"},
        {"field": ["f"], "text": "x"},
        {"field": {"f": 1}, "text": "x"},
        {"field": "f", "text": None},
        {"field": "f", "text": 5},
        {"field": "f", "text": ["x"]},
        {"field": "f", "text": ""},
        {"field": "f", "text": "  \n"},
        {"field": "f", "text": "x" * 2001},
        {"field": "f", "text": "\ud800"},
        {"field": "f", "text": "a\0b"},
    ],
)
def test_a_request_that_our_page_does_not_send(course: Course, usage: Any, body: Any) -> None:
    reply = post(course.block(usage), "read_formula", body)
    assert reply.status == 400
    assert reply.error["name"] in ("bad-request", "fields")
    assert "canary" not in reply.text


@pytest.mark.parametrize(
    ("body", "status"), [(b"", 400), (b"[]", 400), (b"{", 400), (b'{"text": "' + b"x" * 40_000 + b'"}', 413)]
)
def test_a_request_that_is_none(course: Course, usage: Any, body: bytes, status: int) -> None:
    assert post(course.block(usage), "read_formula", body).status == status
    assert post(course.block(usage), "read_formula", b"", "GET").status == 405


def test_whoever_is_not_signed_in_is_told_nothing(course: Course, usage: Any) -> None:
    reply = ask(course, usage, who=ANONYMOUS)
    assert (reply.status, reply.error["name"]) == (403, "forbidden")


def test_only_while_an_answer_can_be_typed(course: Course, usage: Any) -> None:
    course.set(usage, due=datetime.now(UTC) - timedelta(days=1))
    assert ask(course, usage).error["name"] == "past-due"
    course.set(usage, due=None, start=datetime.now(UTC) + timedelta(days=1))
    assert ask(course, usage).error["name"] == "not-started"
    course.set(usage, start=None)
    visit = course.visit(usage)
    for _ in range(2):
        assert ask(course, usage).status == 200
        visit.submit({"f": "x", "word": "w"})
    assert ask(course, usage).error["name"] == "no-attempts"


def test_while_the_next_submission_has_to_wait(course: Course, usage: Any) -> None:
    course.set(usage, submission_wait_seconds=1000)
    course.visit(usage).submit({"f": "x", "word": "w"})
    assert ask(course, usage).status == 200


def test_readings_are_counted_for_each_learner(course: Course, usage: Any) -> None:
    allowed = {"readings_per_minute": 3}
    often, other = (
        Who("learner", LEARNER.attributes, settings=allowed),
        Who("other", OTHER.attributes, settings=allowed),
    )
    assert [ask(course, usage, who=often).status for _ in range(4)] == [200, 200, 200, 429]
    refused = ask(course, usage, who=often)
    assert refused.error["name"] == "too-many-readings"
    assert 1 <= refused.error["retry_after"] <= 60
    assert refused.headers["Retry-After"] == str(refused.error["retry_after"])
    assert ask(course, usage, who=other).status == 200
    assert ask(course, course.add(XML), who=often).status == 200


def test_where_no_cache_is_shared_this_process_counts(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "READINGS_PER_MINUTE", 2)
    usage = workbench.add(XML)
    assert [ask(workbench, usage).status for _ in range(3)] == [200, 200, 429]


class BrokenCache:
    def get(self, key: str) -> Any:
        raise OSError("canary")

    add = set = delete = get


def test_a_cache_that_is_broken_lets_this_process_count(caplog: pytest.LogCaptureFixture) -> None:
    waits = [rates.wait_or_count(BrokenCache(), "somebody", 2) for _ in range(3)]  # type: ignore[arg-type]
    assert waits[:2] == [0, 0]
    assert waits[2] > 0
    assert "OSError" in caplog.text
    assert "canary" not in caplog.text


def test_a_process_remembers_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "REMEMBERED", 2)
    assert [rates.wait_or_count(None, name, 1) for name in ("first", "second", "third", "first")] == [0, 0, 0, 0]
    assert rates.wait_or_count(None, "first", 1) > 0


@pytest.mark.parametrize("value", ["5", -1, True, None, 2.5])
def test_a_setting_that_is_none(course: Course, caplog: pytest.LogCaptureFixture, value: Any) -> None:
    who = Who("learner", LEARNER.attributes, settings={"readings_per_minute": value})
    assert settings.readings_per_minute(course.block(course.add(XML), who)) == settings.READINGS_PER_MINUTE
    assert "readings_per_minute" in caplog.text


def test_neither_grader_nor_solution_takes_part(course: Course, usage: Any) -> None:
    course.set(usage, grader="this is no program of any language (")
    reply = ask(course, usage)
    assert reply.json["reading"]["error"] is None
    assert "canary" not in json.dumps(reply.json) + json.dumps(reply.headers)
