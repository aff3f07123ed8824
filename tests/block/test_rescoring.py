"""A rescore of all learners: looked at first, then done."""

from __future__ import annotations

import contextlib
import json
import logging
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from workbench.models import XBlockState
from xblock.runtime import NullI18nService
from xblock.scorable import Score

from wasm_problem.block import locks, rescoring

from .runtimes import installed
from .support import STAFF, Course, Settings, Who, Workbench, code_field, one_field, post
from .test_staff import EVENTS, ask, grades, stored

SCORES = "def grade(answer, problem):\n    return float(answer)"
HALVED = "def grade(answer, problem):\n    return float(answer) / 2"
RAISED = "def grade(answer, problem):\n    return min(1, float(answer) + 0.25)"
SAME = "def grade(answer, problem):\n    score = float(answer)\n    return score"
PICKY = (
    "def grade(answer, problem):\n    if answer == '0.5':\n        raise KeyError(answer)\n    return float(answer) / 2"
)


def problem_of(bench: Workbench, grader: str = SCORES, **answers: str) -> Any:
    """A problem with these learners' answers."""
    usage = bench.add(one_field(grader, weight="10"))
    for name, answer in answers.items():
        assert bench.visit(usage, Who(name)).submit({"answer": answer}).status == 200
    return usage


def change(bench: Workbench, usage: Any, **fields: Any) -> None:
    block = bench.block(usage)
    for name, value in fields.items():
        setattr(block, name, value)
    block.save()


def preview(bench: Workbench, usage: Any) -> Any:
    return ask(bench, usage, "staff_rescore_preview")


def rows(bench: Workbench, usage: Any) -> dict[str, Any]:
    return {row["name"]: row for row in preview(bench, usage)["rows"]}


def apply(bench: Workbench, usage: Any, mode: str = "all", **more: Any) -> Any:
    return ask(bench, usage, "staff_rescore_apply", {"mode": mode, "token": preview(bench, usage)["token"]} | more)


def scores(bench: Workbench, usage: Any, *names: str) -> list[float]:
    return [bench.block(usage, Who(name)).get_score().raw_earned for name in names]


def published(caplog: pytest.LogCaptureFixture) -> list[str]:
    """All events of the workbench's runtime."""
    return [record.getMessage() for record in caplog.records if record.name == EVENTS]


def test_a_preview_tells_old_and_new_scores_and_stores_and_publishes_nothing(
    workbench: Workbench, caplog: pytest.LogCaptureFixture
) -> None:
    usage = problem_of(workbench, ada="1", bob="0.5", carl="0", dora="0.25")
    workbench.visit(usage, Who("eve"))
    change(workbench, usage, grader=PICKY)
    before, events = stored(usage), list(workbench.events)
    with caplog.at_level(logging.INFO, EVENTS):
        reply = preview(workbench, usage)
        again = preview(workbench, usage)
    assert reply == again
    ada, bob, carl, dora = reply["rows"]
    assert (ada["name"], ada["change"]) == ("ada", "lower")
    assert (ada["old"], ada["new"]) == ({"earned": 10.0, "possible": 10.0}, {"earned": 5.0, "possible": 10.0})
    assert (bob["change"], bob["new"]) == ("cannot", None)
    assert "raised" in bob["reason"]
    assert (carl["change"], carl["new"]["earned"], carl["reason"]) == ("same", 0.0, "")
    assert (dora["learner"], dora["new"]["earned"]) == ("dora", 1.25)
    assert reply["next"] is None
    after = stored(usage)
    assert {name: after[name] for name in before} == before
    assert json.loads(after["staff"]) == {} if "staff" in after else True
    assert published(caplog) == []
    assert workbench.events == events


@pytest.mark.parametrize(
    ("method", "old", "new"),
    [("last_score", 2.0, 4.5), ("first_score", 5.0, 7.5), ("highest_score", 8.0, 10.0), ("average_score", 5.0, 7.3)],
)
def test_the_score_that_counts_is_by_the_grading_method(
    workbench: Workbench, method: str, old: float, new: float
) -> None:
    usage = workbench.add(one_field(SCORES, weight="10", grading_method=method))
    visit = workbench.visit(usage, Who("ada"))
    for answer in ("0.5", "0.8", "0.2"):
        visit.submit({"answer": answer})
    change(workbench, usage, grader=RAISED)
    row = rows(workbench, usage)["ada"]
    assert (row["old"]["earned"], row["new"]["earned"], row["change"]) == (old, new, "higher")
    assert apply(workbench, usage)["changed"] == 1
    assert workbench.visit(usage, Who("ada")).state["score"]["earned"] == new


def test_all_scores_are_changed_and_each_is_published_once(
    workbench: Workbench, caplog: pytest.LogCaptureFixture
) -> None:
    usage = problem_of(workbench, ada="1", bob="0.5", carl="0")
    change(workbench, usage, grader=HALVED)
    with caplog.at_level(logging.INFO, EVENTS):
        reply = apply(workbench, usage)
    assert reply == {"done": 3, "changed": 2, "kept": 0, "busy": 0, "next": None}
    assert sorted(grades(caplog)) == [0.25, 0.5]
    assert scores(workbench, usage, "ada", "bob", "carl") == [0.5, 0.25, 0.0]
    assert workbench.visit(usage, Who("ada")).state["status"] == "partial"
    kept = workbench.visit(usage, Who("ada")).earlier()
    assert (kept[0]["status"], kept[0]["score"]["earned"]) == ("partial", 5.0)


def test_a_second_time_changes_nothing(workbench: Workbench, caplog: pytest.LogCaptureFixture) -> None:
    usage = problem_of(workbench, ada="1", bob="0.5")
    change(workbench, usage, grader=HALVED)
    apply(workbench, usage)
    before = stored(usage)
    with caplog.at_level(logging.INFO, EVENTS):
        assert apply(workbench, usage) == {"done": 2, "changed": 0, "kept": 0, "busy": 0, "next": None}
    assert (stored(usage), published(caplog)) == (before, [])
    assert {row["change"] for row in preview(workbench, usage)["rows"]} == {"same"}


def test_a_grader_that_gives_the_same_scores_is_noted_and_publishes_no_score(
    workbench: Workbench, caplog: pytest.LogCaptureFixture
) -> None:
    usage = problem_of(workbench, ada="1")
    change(workbench, usage, grader=SAME)
    assert ask(workbench, usage, "staff_learner", {"learner": "ada"})["replay"]["same_grader"] is False
    with caplog.at_level(logging.INFO, EVENTS):
        assert apply(workbench, usage)["changed"] == 0
    assert grades(caplog) == []
    assert ask(workbench, usage, "staff_learner", {"learner": "ada"})["replay"]["same_grader"] is True


def test_only_higher_scores(workbench: Workbench, caplog: pytest.LogCaptureFixture) -> None:
    grader = "def grade(answer, problem):\n    return 1 - float(answer)"
    usage = problem_of(workbench, ada="0.75", bob="0.25", carl="0.5")
    change(workbench, usage, grader=grader)
    before = stored(usage)
    with caplog.at_level(logging.INFO, EVENTS):
        assert apply(workbench, usage, "higher") == {"done": 3, "changed": 1, "kept": 0, "busy": 0, "next": None}
    assert grades(caplog) == [0.75]
    assert scores(workbench, usage, "ada", "bob", "carl") == [0.75, 0.75, 0.5]
    assert {name for name in before if stored(usage)[name] != before[name]} == {"bob"}


def test_who_cannot_be_graded_keeps_the_score_and_stops_nobody(workbench: Workbench) -> None:
    usage = problem_of(workbench, ada="1", bob="0.5", carl="0.5", dora="0.2")
    change(workbench, usage, grader=PICKY)
    before = stored(usage)
    assert apply(workbench, usage) == {"done": 4, "changed": 2, "kept": 2, "busy": 0, "next": None}
    assert scores(workbench, usage, "ada", "bob", "carl", "dora") == [0.5, 0.5, 0.5, 0.1]
    assert stored(usage)["bob"] == before["bob"]


def test_a_damaged_state_stops_nobody(workbench: Workbench) -> None:
    usage = problem_of(workbench, ada="1", bob="1", carl="1")
    row = XBlockState.objects.get(scope_id=usage, user_id="ada")
    row.state = json.dumps(json.loads(row.state) | {"score": "much", "history": {"version": 2, "submissions": [7]}})
    row.save()
    change(workbench, usage, grader=HALVED)
    found = rows(workbench, usage)
    assert (found["ada"]["change"], found["bob"]["change"], found["carl"]["change"]) == ("cannot", "lower", "lower")
    assert "cannot be read" in found["ada"]["reason"]
    assert apply(workbench, usage) == {"done": 3, "changed": 2, "kept": 1, "busy": 0, "next": None}
    assert XBlockState.objects.get(scope_id=usage, user_id="ada").state == row.state
    assert ask(workbench, usage, "staff_statistics")["learners"] == 2


def test_who_submits_after_the_preview_is_rescored_as_things_stand_then(workbench: Workbench) -> None:
    usage = problem_of(workbench, ada="1")
    change(workbench, usage, grader=HALVED)
    token = preview(workbench, usage)["token"]
    workbench.visit(usage, Who("ada")).submit({"answer": "0.4"})
    reply = ask(workbench, usage, "staff_rescore_apply", {"mode": "all", "token": token})
    assert (reply["done"], reply["changed"]) == (1, 0)
    block = workbench.block(usage, Who("ada"))
    assert (block.get_score().raw_earned, block.attempts) == (0.2, 2)
    assert [each["score"]["earned"] for each in workbench.visit(usage, Who("ada")).earlier()] == [2.0, 5.0]


def test_who_is_submitting_right_now_is_kept_and_told(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rescoring, "WAIT_SECONDS", 0.01)
    usage = problem_of(workbench, ada="1", bob="1")
    change(workbench, usage, grader=HALVED)
    before = stored(usage)["ada"]
    with locks.exclusively(f"ada|{usage}"):
        assert apply(workbench, usage) == {"done": 2, "changed": 1, "kept": 1, "busy": 1, "next": None}
    assert stored(usage)["ada"] == before
    assert apply(workbench, usage)["changed"] == 1


def test_a_submission_and_a_rescore_at_once_end_with_both(workbench: Workbench) -> None:
    """Whichever comes first: the learner's two attempts are there, graded by the grader of today."""
    usage = problem_of(workbench, ada="1")
    change(workbench, usage, grader=HALVED)
    token = preview(workbench, usage)["token"]
    visit = workbench.visit(usage, Who("ada"))
    start = threading.Barrier(2)
    replies: list[Any] = []

    def submit() -> None:
        start.wait()
        replies.append(visit.submit({"answer": "0.4"}))

    thread = threading.Thread(target=submit)
    thread.start()
    start.wait()
    ask(workbench, usage, "staff_rescore_apply", {"mode": "all", "token": token})
    thread.join()
    kept = workbench.visit(usage, Who("ada")).earlier()
    if replies[0].status == 200:
        assert [each["score"]["earned"] for each in kept] in ([2.0, 5.0], [2.0, 10.0])
    else:
        assert [each["score"]["earned"] for each in kept] == [5.0]


CHANGES: dict[str, dict[str, Any]] = {
    "grader": {"grader": HALVED},
    "grading method": {"grading_method": "first_score"},
    "answer field": {"inputs": {"version": 1, "inputs": [{"name": "answer", "kind": "number"}]}},
    "bounds of programs": {},
    "runtime": {},
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_preview_that_is_out_of_date_is_not_applied(
    workbench: Workbench, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = problem_of(workbench, ada="1")
    body = {"mode": "all", "token": preview(workbench, usage)["token"]}
    before = stored(usage)["ada"]
    change(workbench, usage, **CHANGES[what])
    block = workbench.block(usage, STAFF)
    if what == "bounds of programs":
        block.runtime._services["settings"] = Settings({"program_limits": {"fuel": 1_000_000_000}})
    with contextlib.ExitStack() as stack:
        if what == "runtime":
            stack.enter_context(installed(tmp_path, monkeypatch=monkeypatch))
        reply = post(block, "staff_rescore_apply", body)
    assert (reply.status, reply.error["name"]) == (409, "stale")
    assert stored(usage)["ada"] == before


@pytest.mark.parametrize("token", [None, "", 1, "x"])
def test_nothing_is_applied_without_a_preview(workbench: Workbench, token: Any) -> None:
    usage = problem_of(workbench, ada="1")
    assert post(workbench.block(usage, STAFF), "staff_rescore_apply", {"mode": "all", "token": token}).status == 409


def test_many_learners_come_in_pages(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rescoring, "MOST_LEARNERS", 2)
    names = ["ada", "bob", "carl", "dora", "eve"]
    usage = problem_of(workbench, **dict.fromkeys(names, "1"))
    change(workbench, usage, grader=HALVED)

    def pages(handler: str, **body: Any) -> list[Any]:
        replies = [ask(workbench, usage, handler, body)]
        while replies[-1]["next"] is not None:
            replies.append(ask(workbench, usage, handler, body | {"after": replies[-1]["next"]}))
        return replies

    seen = pages("staff_rescore_preview")
    assert [[row["name"] for row in page["rows"]] for page in seen] == [["ada", "bob"], ["carl", "dora"], ["eve"]]
    assert len({page["token"] for page in seen}) == 1
    done = pages("staff_rescore_apply", mode="all", token=seen[0]["token"])
    assert [page["changed"] for page in done] == [2, 2, 1]
    assert scores(workbench, usage, *names) == [0.5] * 5


def test_a_request_ends_when_its_time_is_over(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rescoring, "MOST_SECONDS", 0.0)
    usage = problem_of(workbench, ada="1", bob="1")
    first = preview(workbench, usage)
    assert ([row["name"] for row in first["rows"]], first["next"]) == (["ada"], "ada")
    second = ask(workbench, usage, "staff_rescore_preview", {"after": "ada"})
    assert ([row["name"] for row in second["rows"]], second["next"]) == (["bob"], None)


def test_a_score_that_staff_set_is_told_before_it_is_replaced(workbench: Workbench) -> None:
    usage = problem_of(workbench, ada="0.5")
    block = workbench.block(usage, Who("ada"))
    block.set_score(Score(1.0, 1.0))
    block.save()
    row = rows(workbench, usage)["ada"]
    assert (row["overridden"], row["old"]["earned"], row["new"]["earned"], row["change"]) == (True, 10.0, 5.0, "lower")
    assert apply(workbench, usage, "higher")["changed"] == 0
    assert apply(workbench, usage, "all")["changed"] == 1
    assert rows(workbench, usage)["ada"]["overridden"] is False


TESTS = """
from wasm_problem import call
tests = [
    call("double", 1, returns={first}, name="One"),
    call("double", 2, returns=4, name="Two", visibility="shown-on-failure"),
    call("double", 3, returns={third}, name="Three", visibility="hidden"),
]
"""
DOUBLE = {"program": "def double(n):\n    return 2 * n"}


@pytest.mark.parametrize(
    ("first", "third", "told"),
    [
        (2, 6, ("", "", "")),
        (3, 7, ("One", "pass", "fail")),
        (2, 7, ("Three", "pass", "fail")),
    ],
)
def test_the_first_test_that_ends_otherwise_is_named(
    workbench: Workbench, first: int, third: int, told: tuple[str, str, str]
) -> None:
    usage = workbench.add(code_field(TESTS.format(first=2, third=6)))
    workbench.visit(usage, Who("ada")).submit(DOUBLE)
    change(workbench, usage, grader=TESTS.format(first=first, third=third))
    row = rows(workbench, usage)["ada"]
    assert (row["test"], row["test_old"], row["test_new"]) == told
    block = workbench.block(usage, Who("ada"))
    block.result, block.done = {}, False  # as after a reset: only the numbers of failed tests are left
    block.save()
    row = rows(workbench, usage)["ada"]
    assert (row["test"], row["test_old"], row["test_new"]) == told


def test_a_new_test_that_fails_and_one_that_is_gone_are_named(workbench: Workbench) -> None:
    def tests(*named: str) -> str:
        calls = {"right": "returns=2", "wrong": "returns=0", "other": "returns=1"}
        listed = [f"call('double', 1, {calls[name]}, name='{name}')" for name in named]
        return f"from wasm_problem import call\ntests = [{', '.join(listed)}]"

    usage = workbench.add(code_field(tests("right", "wrong")))
    workbench.visit(usage, Who("ada")).submit(DOUBLE)
    expected = {
        ("right",): ("wrong", "fail", ""),
        ("other", "right", "wrong"): ("other", "", "fail"),
        ("wrong", "right"): ("", "", ""),
    }
    for named, told in expected.items():
        change(workbench, usage, grader=tests(*named))
        row = rows(workbench, usage)["ada"]
        assert (row["test"], row["test_old"], row["test_new"]) == told


def test_a_hundred_learners_are_previewed_in_about_a_second(workbench: Workbench) -> None:
    usage = problem_of(workbench, ada="1")
    state = XBlockState.objects.get(scope_id=usage, user_id="ada")
    for number in range(99):
        state.pk, state.user_id = None, f"learner{number:03}"
        state.save()
    block = workbench.block(usage, STAFF)
    began = time.process_time()
    assert len(post(block, "staff_rescore_preview", {}).json["rows"]) == 100
    assert time.process_time() - began < 3.0


class NoRequest(NullI18nService):
    """A task of Celery has no request, so nothing may be translated in it."""

    def gettext(self, text: str) -> str:
        raise AssertionError("there is no request")

    ugettext = gettext
    ngettext = ungettext = gettext


def test_the_platform_s_task_rescores_one_learner_after_the_other_without_a_request(course: Course) -> None:
    usage = course.add(one_field(SCORES))
    names = [f"learner{number}" for number in range(4)]
    for number, name in enumerate(names):
        course.visit(usage, Who(name)).submit({"answer": str(number / 4)})
    author = course.block(usage)
    author.grader = PICKY
    author.save()
    course.events.clear()
    for name in names:
        block = course.block(usage, Who(name))
        block.runtime._services["i18n"] = NoRequest()
        assert block.has_submitted_answer()
        block.rescore(only_if_higher=False)
        block.save()
    assert [grade["value"] for grade in course.grades] == [0.0, 0.125, 0.375]
    found = [course.block(usage, Who(name)).get_score().raw_earned for name in names]
    assert found == [0.0, 0.125, 0.5, 0.375]
