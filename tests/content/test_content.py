"""Content and learners' states of every version of this software are read, shown and graded as they were."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import etree

from tests.block.support import LEARNER, Course, Visit
from wasm_problem.sandbox import default_sandbox

from .stored import CONTENT, DATA, OWN, Case, act, as_text, cases, new_block, page_of, store, stored_fields, verdict_of

GONE = ("old_runtime",)
"""Cases whose grader's runtime is not installed."""
RECORDED = [case for version in sorted(DATA.iterdir()) for case in cases(version.name)]
LEARNERS = [(case, name) for case in RECORDED for name in case.learners]
GRADED = [(case, name) for case, name in LEARNERS if case.folder.name not in GONE]


def named(item: Any) -> str | None:
    return f"{item.folder.parent.name}-{item.folder.name}" if isinstance(item, Case) else None


def restored(course: Course, case: Case, learner: str = "") -> Any:
    """The usage of a block with what that version stored."""
    usage = new_block(course)
    store(course, usage, case.fields)
    if learner:
        store(course, usage, case.states[learner]["stored"])
    return usage


def holds(told: Any, recorded: Any) -> bool:
    """Whether all that was recorded is still told. Later versions may tell more."""
    if isinstance(recorded, dict):
        return isinstance(told, dict) and all(name in told and holds(told[name], recorded[name]) for name in recorded)
    if isinstance(recorded, list):
        return isinstance(told, list) and len(told) == len(recorded) and all(map(holds, told, recorded))
    return bool(told == recorded)


def test_there_are_cases_of_every_kind() -> None:
    assert len([case for case in RECORDED if case.folder.parent.name == "v1"]) == 7
    kinds = {field["kind"] for case in RECORDED for field in case.fields["inputs"]["inputs"]}
    assert kinds == {"text", "number", "choice", "choices", "code", "formula"}
    told = {state["page"]["state"]["status"] for case in RECORDED for state in case.states.values()}
    assert told == {"correct", "partial", "incorrect", "invalid", "draft", "submitted", "new"}


@pytest.mark.parametrize("case", RECORDED, ids=named)
def test_stored_content_is_the_content_of_its_olx(course: Course, case: Case) -> None:
    """What was imported then, what is imported now, and what is exported now and imported again: the same problem."""
    then, now = restored(course, case), course.add(case.xml)
    node = etree.Element("x")
    course.block(then).add_xml_to_node(node)
    again = course.add(etree.tostring(node, encoding="unicode"))
    fields = [stored_fields(course.block(usage), CONTENT) for usage in (then, now, again)]
    assert fields[0] == case.fields
    assert fields[2]["grader"] == case.fields["grader"].rstrip(), "OLX has no blanks at the end of a text"
    fields[2]["grader"] = case.fields["grader"]
    written = {name: value for name, value in case.fields.items() if name != "runtime_pins"}
    for one in fields[1:]:
        one.pop("runtime_pins", None)  # which version 1 did not store, and which names today's builds
        assert one == written | {name: one[name] for name in one if name not in written}


@pytest.mark.parametrize(("case", "learner"), GRADED, ids=named)
def test_a_learner_finds_the_page_as_it_was(course: Course, case: Case, learner: str) -> None:
    usage = restored(course, case, learner)
    told, recorded = page_of(course.visit(usage)), case.states[learner]["page"]
    assert holds(told, recorded), f"{as_text(told)}\nwas\n{as_text(recorded)}"
    stored = stored_fields(course.block(usage), OWN)
    assert stored == case.states[learner]["stored"], "looking at it changes nothing"


@pytest.mark.parametrize(("case", "learner"), LEARNERS, ids=named)
def test_an_answer_gets_the_verdict_that_it_got(course: Course, case: Case, learner: str) -> None:
    block = course.block(restored(course, case, learner))
    verdict = verdict_of(default_sandbox(), block, case.learners[learner]["types"], block.attempts + 1)
    assert as_text(verdict) == as_text(case.states[learner]["verdict"])


@pytest.mark.parametrize(("case", "learner"), GRADED, ids=named)
def test_the_same_is_stored_when_the_learner_does_it_now(course: Course, case: Case, learner: str) -> None:
    usage = restored(course, case)
    store(course, usage, {"seed": case.learners[learner]["seed"]})
    act(course.visit(usage), case.learners[learner])
    now, then = (timeless(each) for each in (stored_fields(course.block(usage), OWN), case.states[learner]["stored"]))
    assert holds(now, then), f"{as_text(now)}\nwas\n{as_text(then)}"


def timeless(stored: dict[str, Any]) -> Any:
    """Without what is another at each time and with each build of a runtime, and without the versions of the values."""
    copy = json.loads(json.dumps(stored, default=str))
    for value in copy.values():
        if isinstance(value, dict):
            value.pop("version", None)
    for submission in copy.get("history", {}).get("submissions", ()):
        submission["time"] = 0
        if "evidence" in submission:
            submission["ms"] = submission["evidence"]["fuel"] = 0
            submission["evidence"]["runtimes"] = sorted(submission["evidence"]["runtimes"])
    if "runs" in copy:
        copy["runs"]["times"] = [0 for _ in copy["runs"]["times"]]
    if "handled" in copy:
        copy["handled"]["ids"] = ["" for _ in copy["handled"]["ids"]]
    return copy | {name: "" for name in ("last_submission_time", "page_key") if name in copy}


@pytest.mark.parametrize("case", [case for case in RECORDED if case.folder.name in GONE], ids=named)
def test_content_for_a_runtime_that_is_gone_loses_nothing(course: Course, case: Case) -> None:
    for learner, state in case.states.items():
        usage = restored(course, case, learner)
        content = course.block(usage, LEARNER).render("student_view", {}).content
        assert "not available right now. Nothing is lost" in content
        assert stored_fields(course.block(usage), OWN) == state["stored"]
        with pytest.raises(IndexError):  # a page without a form
            Visit(course, usage, LEARNER)


def test_regrading_a_stored_submission_gives_the_stored_score(course: Course) -> None:
    scores = 0
    for case, learner in GRADED:
        block = course.block(restored(course, case, learner))
        if block.has_submitted_answer():
            assert block.calculate_score().raw_earned == block.score.raw_earned
            scores += 1
    assert scores > 8
