"""What staff see and do about one learner, in the workbench's runtime and database."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from workbench.models import XBlockState
from xblock.scorable import Score

from wasm_problem.block import locks

from .support import (
    ANONYMOUS,
    AUTHOR,
    LEARNER,
    NOBODY,
    READER,
    STAFF,
    STRANGER_IN_STUDIO,
    UNKNOWN,
    Course,
    Who,
    Workbench,
    code_field,
    one_field,
    post,
)

HANDLERS = (
    *("staff_learners", "staff_learner", "staff_reset_attempts", "staff_rescore", "staff_rescore_preview"),
    *("staff_rescore_apply", "staff_statistics"),
)
ADA, BOB = Who("ada"), Who("bob")
GRADER = """
def grade(answer, problem):
    print("said by the grader")
    if answer == "odd":
        raise InvalidAnswer("Type something else.")
    right = answer == "right"
    return {"score": 1 if right else 0.5, "message": "Told.", "tests": [
        {"name": "Seen", "passed": right},
        {"name": "Not seen", "passed": True, "visibility": "hidden"},
    ]}
"""
EVENTS = "workbench.runtime"


def ask(course: Course, usage: Any, handler: str, body: Any = None, who: Who = STAFF) -> Any:
    """What staff get."""
    reply = post(course.block(usage, who), handler, body or {})
    assert reply.status == 200, reply.text
    return reply.json


def stored(usage: Any) -> dict[str, str]:
    """All that is stored of anybody in this problem, by learner."""
    return dict(XBlockState.objects.filter(scope_id=usage).exclude(user_id=None).values_list("user_id", "state"))


def grades(caplog: pytest.LogCaptureFixture) -> list[float]:
    """The scores that were published for others: the workbench's runtime logs what a block publishes."""
    events = [record.msg for record in caplog.records if record.name == EVENTS and isinstance(record.msg, dict)]
    return [event["value"] for event in events if "value" in event]


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize(
    "who", [LEARNER, UNKNOWN, ANONYMOUS, NOBODY, STRANGER_IN_STUDIO, AUTHOR, READER], ids=lambda who: who.user
)
def test_for_staff_only(course: Course, handler: str, who: Who) -> None:
    usage = course.add(one_field(GRADER))
    course.visit(usage).submit({"answer": "x"})
    reply = post(course.block(usage, who), handler, {"learner": LEARNER.user})
    assert (reply.status, reply.error["name"]) == (403, "forbidden")
    assert LEARNER.user not in reply.text


def test_the_list_is_by_name_and_says_where_each_learner_stands(workbench: Workbench) -> None:
    usage = workbench.add(one_field(GRADER, weight="4", max_attempts="3"))
    workbench.visit(usage, BOB).submit({"answer": "x"})
    visit = workbench.visit(usage, ADA)
    visit.submit({"answer": "right"})
    visit.save({"answer": "another"})
    workbench.visit(usage, Who("carol"))
    reply = ask(workbench, usage, "staff_learners")
    ada, bob, carol = reply["learners"]
    assert reply["next"] is None
    assert (ada["name"], ada["learner"], ada["status"], ada["attempts"]) == ("ada", "ada", "draft", 1)
    assert (bob["status"], bob["score"], bob["overridden"]) == ("partial", {"earned": 2.0, "possible": 4.0}, False)
    assert abs(bob["last"] - ada["last"]) < 60
    assert (carol["status"], carol["score"], carol["attempts"], carol["last"]) == ("new", None, 0, None)


def test_results_that_learners_do_not_see_are_shown_to_staff(workbench: Workbench) -> None:
    usage = workbench.add(one_field(GRADER, show_correctness="never"))
    workbench.visit(usage, ADA).submit({"answer": "right"})
    reply = ask(workbench, usage, "staff_learner", {"learner": "ada"})
    assert (reply["row"]["status"], reply["row"]["score"]["earned"]) == ("correct", 1.0)
    assert (reply["view"]["state"]["status"], reply["view"]["state"]["score"]["earned"]) == ("submitted", None)


def test_the_list_comes_in_pages_and_can_be_searched(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wasm_problem.block.learners.PAGE", 2)
    usage = workbench.add(one_field(GRADER))
    for name in ("dora", "ada", "bob", "carl", "eve"):
        workbench.visit(usage, Who(name))
    pages, after = [], None
    while not pages or after:
        reply = ask(workbench, usage, "staff_learners", {"after": after})
        pages.append([each["name"] for each in reply["learners"]])
        after = reply["next"]
    assert pages == [["ada", "bob"], ["carl", "dora"], ["eve"]]
    found = ask(workbench, usage, "staff_learners", {"search": " A"})
    assert [each["name"] for each in found["learners"]] == ["ada", "carl"]
    assert ask(workbench, usage, "staff_learners", {"search": "nobody"}) == {"learners": [], "next": None}


@pytest.mark.parametrize(
    ("handler", "body"),
    [
        ("staff_learners", {"after": 1}),
        ("staff_learners", {"after": "x" * 300}),
        ("staff_learners", {"search": ["a"]}),
        ("staff_learner", {"learner": 1}),
        ("staff_learner", {"learner": "ada", "submission": 1}),
        ("staff_learner", {"learner": "ada", "submission": -1}),
        ("staff_learner", {"learner": "ada", "submission": True}),
        ("staff_learner", {"learner": "stranger"}),
        ("staff_reset_attempts", {"learner": "stranger"}),
        ("staff_reset_attempts", {"learner": {}}),
        ("staff_rescore", {"learner": "stranger"}),
        ("staff_rescore", {"learner": "ada", "only_if_higher": 1}),
        ("staff_rescore", {"learner": None}),
        ("staff_rescore_preview", {"after": []}),
        ("staff_rescore_apply", {"mode": "some"}),
    ],
)
def test_what_the_page_does_not_send_is_refused_and_changes_nothing(
    workbench: Workbench, handler: str, body: Any
) -> None:
    usage = workbench.add(one_field(GRADER))
    workbench.visit(usage, ADA).submit({"answer": "x"})
    before = stored(usage)
    reply = post(workbench.block(usage, STAFF), handler, body)
    assert (reply.status, reply.error["name"]) == (400, "bad-request")
    assert stored(usage)["ada"] == before["ada"]
    assert "stranger" not in stored(usage)


def test_a_submission_is_shown_with_all_that_its_grader_says(workbench: Workbench) -> None:
    usage = workbench.add(one_field(GRADER, weight="2"))
    visit = workbench.visit(usage, ADA)
    visit.submit({"answer": "first"})
    visit.submit({"answer": "right"})
    before = stored(usage)["ada"]
    reply = ask(workbench, usage, "staff_learner", {"learner": "ada"})
    newest, oldest = reply["submissions"]
    assert (newest["index"], newest["attempt"], newest["status"]) == (1, 2, "correct")
    assert (oldest["index"], oldest["answers"], oldest["score"]) == (
        0,
        {"answer": "first"},
        {"earned": 1, "possible": 2},
    )
    verdict = reply["verdict"]
    assert (verdict["status"], verdict["score"], verdict["stdout"]) == ("graded", 1, "said by the grader\n")
    assert [(test["name"], test["status"]) for test in verdict["tests"]] == [("Seen", "pass"), ("Not seen", "pass")]
    assert "Told." in verdict["message_html"]
    assert verdict["usage"]["fuel"] > 0
    same = {"same_grader": True, "same_runtimes": True, "same_verdict": True, "same_fuel": True}
    assert (reply["replay"], reply["cannot"]) == (same, None)
    first = ask(workbench, usage, "staff_learner", {"learner": "ada", "submission": 0})
    assert (first["verdict"]["score"], first["verdict"]["tests"][0]["status"]) == (0.5, "fail")
    assert stored(usage)["ada"] == before
    assert "Not seen" not in before


def test_what_cannot_be_graded_any_more_says_why(workbench: Workbench) -> None:
    usage = workbench.add(one_field(GRADER))
    workbench.visit(usage, ADA).submit({"answer": "x"})
    block = workbench.block(usage)
    block.grader = "def grade(answer, problem):\n    return {}[answer]"
    block.save()
    reply = ask(workbench, usage, "staff_learner", {"learner": "ada"})
    assert (reply["verdict"]["status"], reply["verdict"]["failure"]["line"], reply["replay"]) == ("failed", 2, None)
    assert "raised" in reply["cannot"]
    block.inputs = {"version": 1, "inputs": [{"name": "other", "kind": "number"}]}
    block.save()
    reply = ask(workbench, usage, "staff_learner", {"learner": "ada"})
    assert (reply["verdict"], reply["replay"]) == (None, None)
    assert "does not fit" in reply["cannot"]
    assert reply["submissions"][0]["answers"] == {}


def test_a_learner_is_seen_as_the_learner_sees_the_page(workbench: Workbench) -> None:
    usage = workbench.add(one_field(GRADER, max_attempts="1", showanswer="finished"))
    visit = workbench.visit(usage, ADA)
    visit.submit({"answer": "x"})
    reply = ask(workbench, usage, "staff_learner", {"learner": "ada"})
    assert reply["view"]["state"] == workbench.visit(usage, ADA).state
    assert reply["view"]["state"]["closed"] == "no_attempts"
    assert reply["view"]["prompt_html"] == "<p>Type.</p>\n"
    assert "Not seen" not in json.dumps(reply["view"])


def test_somebody_who_did_nothing_is_oneself(workbench: Workbench) -> None:
    usage = workbench.add(one_field(GRADER))
    reply = ask(workbench, usage, "staff_learner")
    assert (reply["row"]["learner"], reply["row"]["status"]) == ("staff", "new")
    assert (reply["submissions"], reply["verdict"], reply["cannot"], reply["replay"]) == ([], None, None, None)
    assert (reply["override"], reply["faults"]) == (None, {})


def test_one_s_own_state_is_seen_without_any_access_to_those_of_others(course: Course) -> None:
    usage = course.add(one_field(GRADER))
    course.visit(usage, STAFF).submit({"answer": "right"})
    reply = ask(course, usage, "staff_learner")
    assert (reply["row"]["status"], reply["replay"]["same_verdict"]) == ("correct", True)
    assert ask(course, usage, "staff_rescore")["changed"] is False
    assert ask(course, usage, "staff_reset_attempts")["row"]["attempts"] == 0
    assert course.block(usage, STAFF).attempts == 0
    bodies = {"staff_rescore_apply": {"mode": "all", "token": None}}
    for handler in ("staff_learners", "staff_rescore_preview", "staff_statistics"):
        reply = post(course.block(usage, STAFF), handler, bodies.get(handler, {}))
        assert (reply.status, reply.error["name"]) == (503, "unavailable")
        assert "instructor dashboard" in reply.error["message"]
    for handler in ("staff_learner", "staff_reset_attempts", "staff_rescore"):
        reply = post(course.block(usage, STAFF), handler, {"learner": LEARNER.user})
        assert (reply.status, reply.error["name"]) == (503, "unavailable")


def test_attempts_come_back_and_all_else_stays(workbench: Workbench) -> None:
    usage = workbench.add(one_field(GRADER, max_attempts="1"))
    workbench.visit(usage, ADA).submit({"answer": "x"})
    workbench.visit(usage, BOB).submit({"answer": "x"})
    before = json.loads(stored(usage)["ada"])
    bobs = stored(usage)["bob"]
    row = ask(workbench, usage, "staff_reset_attempts", {"learner": "ada"})["row"]
    assert (row["attempts"], row["score"]["earned"], row["status"]) == (0, 0.5, "partial")
    after = json.loads(stored(usage)["ada"])
    assert {name for name in before if before[name] != after[name]} == {"attempts", "handled"}
    assert stored(usage)["bob"] == bobs
    visit = workbench.visit(usage, ADA)
    assert (visit.state["can_submit"], visit.state["history"]) == (True, 1)
    assert visit.submit({"answer": "right"}).state["status"] == "correct"


def test_a_learner_s_score_is_mended_and_published_once(workbench: Workbench, caplog: pytest.LogCaptureFixture) -> None:
    usage = workbench.add(one_field(GRADER, weight="4"))
    workbench.visit(usage, ADA).submit({"answer": "x"})
    block = workbench.block(usage)
    block.grader = "def grade(answer, problem):\n    return 0.75"
    block.save()
    with caplog.at_level(logging.INFO, EVENTS):
        reply = ask(workbench, usage, "staff_rescore", {"learner": "ada", "only_if_higher": True})
    assert (reply["row"]["score"]["earned"], reply["changed"], reply["reason"]) == (3.0, True, "")
    assert grades(caplog) == [0.75]
    assert ask(workbench, usage, "staff_rescore", {"learner": "ada"})["changed"] is False
    assert workbench.visit(usage, ADA).state["score"] == {"earned": 3.0, "possible": 4.0}


def test_a_score_that_would_fall_stays_when_only_higher_ones_are_wanted(workbench: Workbench) -> None:
    usage = workbench.add(one_field(GRADER))
    workbench.visit(usage, ADA).submit({"answer": "right"})
    block = workbench.block(usage)
    block.grader = "def grade(answer, problem):\n    return 0.25"
    block.save()
    before = stored(usage)["ada"]
    assert ask(workbench, usage, "staff_rescore", {"learner": "ada", "only_if_higher": True})["changed"] is False
    assert stored(usage)["ada"] == before
    reply = ask(workbench, usage, "staff_rescore", {"learner": "ada", "only_if_higher": False})
    assert (reply["changed"], reply["row"]["score"]["earned"]) == (True, 0.25)


def test_a_score_that_staff_set_is_told_and_a_rescore_replaces_it(workbench: Workbench) -> None:
    usage = workbench.add(one_field(GRADER, weight="4"))
    workbench.visit(usage, ADA).submit({"answer": "x"})
    block = workbench.block(usage, ADA)
    block.set_score(Score(0.9, 1.0))
    block.save()
    reply = ask(workbench, usage, "staff_learner", {"learner": "ada"})
    assert (reply["row"]["overridden"], reply["override"]["score"]) == (True, {"earned": 3.6, "possible": 4.0})
    assert reply["override"]["time"] > 1_700_000_000
    row = ask(workbench, usage, "staff_rescore", {"learner": "ada"})["row"]
    assert (row["overridden"], row["score"]["earned"]) == (False, 2.0)


def test_a_learner_who_cannot_be_rescored_keeps_the_score(workbench: Workbench) -> None:
    usage = workbench.add(one_field(GRADER))
    workbench.visit(usage, ADA).submit({"answer": "x"})
    block = workbench.block(usage)
    block.grader = "def grade(answer, problem):\n    1 / 0"
    block.save()
    before = stored(usage)["ada"]
    reply = ask(workbench, usage, "staff_rescore", {"learner": "ada"})
    assert (reply["changed"], reply["row"]["score"]["earned"]) == (False, 0.5)
    assert "raised" in reply["reason"]
    assert stored(usage)["ada"] == before


def test_nothing_is_changed_while_the_learner_is_submitting(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "WAIT_SECONDS", 0.01)
    usage = workbench.add(one_field(GRADER))
    workbench.visit(usage, ADA).submit({"answer": "x"})
    before = stored(usage)["ada"]
    with locks.exclusively(f"ada|{usage}"):
        for handler in ("staff_reset_attempts", "staff_rescore"):
            reply = post(workbench.block(usage, STAFF), handler, {"learner": "ada"})
            assert (reply.status, reply.error["name"]) == (409, "two-tabs")
    assert stored(usage)["ada"] == before


def test_faults_are_counted_by_cause(workbench: Workbench) -> None:
    usage = workbench.add(one_field("def grade(answer, problem):\n    1 / 0"))
    visit = workbench.visit(usage, ADA)
    visit.submit({"answer": "x"})
    visit.submit({"answer": "x"})
    assert ask(workbench, usage, "staff_learner", {"learner": "ada"})["faults"] == {"raised": 2}


def test_a_state_of_version_1_is_shown_and_graded_again(workbench: Workbench) -> None:
    kept = json.loads((Path(__file__).parent / "data" / "v1" / "code_answer.json").read_text("utf-8"))
    usage = workbench.add(
        code_field("def grade(answer, problem): return answer.call('double', 3) / 6", max_attempts="5")
    )
    block = workbench.block(usage, ADA)
    for name, value in kept["stored"].items():
        setattr(block, name, Score(**value) if name == "score" else value)
    block.save()
    reply = ask(workbench, usage, "staff_learner", {"learner": "ada"})
    assert reply["replay"] == {"same_grader": None, "same_runtimes": None, "same_verdict": None, "same_fuel": None}
    assert reply["row"]["last"] == reply["submissions"][0]["time"]
    assert reply["verdict"]["status"] == "graded"


def test_logs_name_nobody(workbench: Workbench, caplog: pytest.LogCaptureFixture) -> None:
    usage = workbench.add(one_field("def grade(answer, problem):\n    return {'secret': 1}[answer]"))
    workbench.visit(usage, Who("ada.lovelace")).submit({"answer": "secret"})
    block = workbench.block(usage)
    block.grader = "def grade(answer, problem):\n    raise ValueError(answer)"
    block.save()
    with caplog.at_level(logging.DEBUG, "wasm_problem"):
        ask(workbench, usage, "staff_rescore", {"learner": "ada.lovelace"})
        token = ask(workbench, usage, "staff_rescore_preview")["token"]
        ask(workbench, usage, "staff_rescore_apply", {"mode": "all", "token": token})
        ask(workbench, usage, "staff_statistics")
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("wasm_problem")]
    assert len(ours) >= 3
    assert not [line for line in ours if "lovelace" in line or "secret" in line]


def test_a_state_that_cannot_be_read_hides_nobody_from_the_list(workbench: Workbench) -> None:
    usage = workbench.add(one_field(GRADER))
    for who in (ADA, BOB):
        workbench.visit(usage, who).submit({"answer": "right"})
    row = XBlockState.objects.get(scope_id=usage, user_id="ada")
    row.state = json.dumps(json.loads(row.state) | {"history": {"version": 1, "submissions": 7}, "attempts": "many"})
    row.save()
    ada, bob = ask(workbench, usage, "staff_learners")["learners"]
    assert (ada["name"], ada["status"]) == ("ada", "unreadable")
    assert (bob["name"], bob["status"]) == ("bob", "correct")
