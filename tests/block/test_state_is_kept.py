"""A learner's text and score survive whatever author, staff and operator do.

tests/content has states of old versions.
"""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from xblock.fields import Scope
from xblock.scorable import Score

from wasm_problem.block import WasmProblemBlock
from wasm_problem.block.fields import STATE_VERSION

from .support import AUTHOR, LEARNER, NOBODY, OTHER, Course, Workbench, init_of, one_field, post

GRADER = "def grade(answer, problem):\n    return 0.75"
STATE = [name for name, field in WasmProblemBlock.fields.items() if field.scope is Scope.user_state]


def state_of(course: Course, usage: Any) -> dict[str, Any]:
    block = course.block(usage)
    return {name: block.fields[name].to_json(getattr(block, name)) for name in STATE}


def with_fields(course: Course, usage: Any, *fields: dict[str, Any]) -> None:
    course.set(usage, inputs={"version": 1, "inputs": list(fields)})


CHANGES: dict[str, list[dict[str, Any]]] = {
    "renamed": [{"name": "other", "kind": "text"}],
    "another one added": [{"name": "answer", "kind": "text"}, {"name": "more", "kind": "number"}],
    "now a number": [{"name": "answer", "kind": "number"}],
    "now a choice": [{"name": "answer", "kind": "choice", "choices": [{"value": "a", "text": "A"}]}],
    "now several choices": [{"name": "answer", "kind": "choices", "choices": [{"value": "a", "text": "A"}]}],
    "now a program": [{"name": "answer", "kind": "code"}],
    "all removed": [],
}


@pytest.mark.parametrize("fields", CHANGES.values(), ids=CHANGES)
def test_answer_fields_that_change_after_answers_exist(anywhere: Course, fields: list[dict[str, Any]]) -> None:
    usage = anywhere.add(one_field(GRADER))
    visit = anywhere.visit(usage)
    visit.submit({"answer": "submitted"})
    visit.save({"answer": "typed"})
    before = state_of(anywhere, usage)
    with_fields(anywhere, usage, *fields)
    page = anywhere.block(usage).render("student_view", {})
    assert state_of(anywhere, usage) == before, "looking at it changes nothing"
    anywhere.block(usage).rescore(only_if_higher=False)
    assert anywhere.block(usage).get_score() == Score(0.75, 1.0)
    if fields:
        changed = anywhere.visit(usage)
        assert changed.state["score"]["earned"] == 0.75
        assert changed.save({field["name"]: [] if field["kind"] == "choices" else "" for field in fields}).status == 200
    else:
        assert "not finished" in page.content
    with_fields(anywhere, usage, {"name": "answer", "kind": "text"})
    back = anywhere.visit(usage)
    is_replaced = any(field["name"] == "answer" for field in fields)
    assert back.state["answers"] == (
        {"answer": back.state["answers"].get("answer")} if is_replaced else {"answer": "typed"}
    )
    assert [each["answers"] for each in back.earlier()] == [{"answer": "submitted"}]


def test_what_is_kept_for_fields_that_are_gone_is_bounded(course: Course) -> None:
    usage = course.add(one_field(GRADER))
    course.visit(usage).save({"answer": "x" * 300_000})
    with_fields(course, usage, {"name": "other", "kind": "text"})
    course.visit(usage).save({"other": "y"})
    assert len(json.dumps(course.block(usage).draft)) < 1000


def test_reset_clears_what_is_typed_and_nothing_else(anywhere: Course) -> None:
    usage = anywhere.add(one_field(GRADER, show_reset_button="true"))
    visit = anywhere.visit(usage)
    visit.submit({"answer": "submitted"})
    visit.reset()
    assert (visit.state["score"]["earned"], visit.state["attempts"]["used"]) == (0.75, 1)
    assert [each["answers"] for each in visit.earlier()] == [{"answer": "submitted"}]
    assert anywhere.grades[-1]["value"] == 0.75, "capa publishes 0 here"


def test_attempts_that_the_lms_sets_to_0(course: Course) -> None:
    """`reset_student_attempts` of the LMS writes 0 to the key `attempts` of the stored state."""
    usage = course.add(one_field(GRADER, max_attempts="1"))
    visit = course.visit(usage)
    visit.submit({"answer": "first"})
    assert visit.submit({"answer": "x"}).status == 403
    block = course.block(usage)
    block.attempts = 0
    block.save()
    again = course.visit(usage)
    assert (again.state["attempts"]["left"], again.state["score"]["earned"]) == (1, 0.75)
    assert again.submit({"answer": "second"}).status == 200
    assert [each["answers"]["answer"] for each in again.earlier()] == ["second", "first"]


def test_a_deleted_state_is_a_new_learner(course: Course) -> None:
    usage = course.add(one_field(GRADER))
    course.visit(usage).submit({"answer": "x"}, id="a")
    block = course.block(usage)
    for name in STATE:
        block.fields[name].delete_from(block)
    block.save()
    assert course.visit(usage).state["status"] == "new"


@pytest.mark.parametrize("name", ["draft", "history", "result", "submission", "variables"])
def test_state_of_newer_software_is_left_alone(anywhere: Course, name: str, caplog: pytest.LogCaptureFixture) -> None:
    """An operator went back to this release after learners had answered under the next one."""
    usage = anywhere.add(one_field(GRADER, show_reset_button="true"))
    visit = anywhere.visit(usage)
    visit.submit({"answer": "typed"})
    block = anywhere.block(usage)
    setattr(block, name, {"version": STATE_VERSION + 1, "new": "form"})
    block.save()
    before = state_of(anywhere, usage)
    assert "Nothing is lost" in anywhere.block(usage).render("student_view", {}).content
    for handler in ("submit_answer", "save_answer", "reset_answer", "run_answer", "show_answer", "earlier_submissions"):
        body = {"answers": {"answer": "x"}, "fingerprint": visit.fingerprint, "attempt": 1}
        reply = post(anywhere.block(usage), handler, body)
        assert (reply.status, reply.error["name"]) == (503, "unavailable")
    assert state_of(anywhere, usage) == before
    assert "newer version" in caplog.text


def test_two_tabs_that_save_keep_what_came_last_and_lose_no_submission(course: Course) -> None:
    usage = course.add(one_field(GRADER))
    one, other = course.visit(usage), course.visit(usage)
    one.save({"answer": "in one"})
    other.save({"answer": "in the other"})
    assert course.visit(usage).state["answers"] == {"answer": "in the other"}
    one.submit({"answer": "submitted"})
    other.save({"answer": "later"})
    visit = course.visit(usage)
    assert (visit.state["answers"], visit.state["status"]) == ({"answer": "later"}, "draft")
    assert [each["answers"] for each in visit.earlier()] == [{"answer": "submitted"}]


def content_of(block: Any) -> dict[str, Any]:
    return {
        name: getattr(block, name)
        for name, field in WasmProblemBlock.fields.items()
        if field.scope in (Scope.settings, Scope.content) and field.is_set_on(block)
    }


POLICIES = (
    'max_attempts="3" weight="2.5" show_reset_button="true" showanswer="after_attempts" '
    'attempts_before_showanswer_button="2" show_correctness="past_due" submission_wait_seconds="30" '
    'rerandomize="onreset" grading_method="highest_score"'
)
WHOLE = f"""<wasm_problem display_name="Whole" runtime="python-3.14@1" {POLICIES}>
<prompt>A **prompt** with $n$.</prompt>
<input name="answer" kind="code" own_input="code" locked="1"><starter>def f():\n    pass</starter></input>
<grader><![CDATA[def grade(answer, problem):\n    return "<&]" != answer\n]]></grader><solution>S</solution>
<file name="data.csv">1,2</file></wasm_problem>"""


def test_a_copy_has_all_of_the_author_and_nothing_of_learners(course: Course) -> None:
    """Studio copies a block as OLX and pastes it under another key, in the same course or another one."""
    usage = course.add(WHOLE)
    course.visit(usage).save({"answer": {"source": "pass", "runtime": "python-3.14@1"}})
    node = etree.Element("copied")
    course.block(usage, AUTHOR).add_xml_to_node(node)
    copy = course.add(etree.tostring(node, encoding="unicode"))
    assert content_of(course.block(copy)) == content_of(course.block(usage))
    assert len(content_of(course.block(copy))) >= 15
    assert course.visit(copy).state["status"] == "new"
    elsewhere = Course()
    moved = elsewhere.add(etree.tostring(node, encoding="unicode"))
    assert content_of(elsewhere.block(moved)) == content_of(course.block(usage))
    assert init_of(elsewhere.block(moved).render("student_view", {}))["state"]["answers"] == {}


def test_export_and_import_within_a_sequence_and_a_vertical() -> None:
    """By the runtime's own export, as a course is exported."""
    workbench = Workbench()
    whole = f"<sequence_demo><vertical_demo>{WHOLE}{one_field(GRADER)}</vertical_demo></sequence_demo>"
    outer = workbench.add(whole)

    def problems(usage: Any) -> list[Any]:
        sequence = workbench.block(usage, NOBODY)
        (vertical,) = (sequence.runtime.get_block(child) for child in sequence.children)
        return [vertical.runtime.get_block(child) for child in vertical.children]

    sequence, written = workbench.block(outer, NOBODY), BytesIO()
    sequence.runtime.export_to_xml(sequence, written)
    text = written.getvalue().decode()
    assert text.count("<wasm_problem ") == 2
    again = problems(workbench.add(text.removeprefix("<?xml version='1.0' encoding='UTF-8'?>\n")))
    assert [content_of(block) for block in again] == [content_of(block) for block in problems(outer)]


def test_learners_of_one_problem_have_nothing_of_each_other(course: Course) -> None:
    usage = course.add(one_field(GRADER))
    course.visit(usage, LEARNER).submit({"answer": "mine"}, id="a")
    other = course.visit(usage, OTHER)
    assert (other.state["answers"], other.earlier()) == ({}, [])
