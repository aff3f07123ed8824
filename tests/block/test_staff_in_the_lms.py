"""Staff's tools in the LMS: the same block object is bound to a learner and back, see tests/block/lms.py."""

from __future__ import annotations

import contextlib
import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import User
from xblock.scorable import Score

from wasm_problem.block import compat
from wasm_problem.block.permissions import is_course_staff

from .lms import Lms, StudentModule, prepared
from .support import NOBODY, STAFF, PlatformRuntime, Who, one_field, post
from .test_staff import ask

ADA, BOB, CARL = Who("ada"), Who("bob"), Who("carl")
SCORES = "def grade(answer, problem):\n    return float(answer)"
HALVED = "def grade(answer, problem):\n    return float(answer) / 2"


@pytest.fixture
def lms(monkeypatch: pytest.MonkeyPatch) -> Lms:
    return prepared(monkeypatch)


@pytest.fixture
def usage(lms: Lms) -> Any:
    usage = lms.add(one_field(SCORES, weight="10", max_attempts="2"))
    for who, answer in ((ADA, "1"), (BOB, "0.5")):
        assert lms.visit(usage, who).submit({"answer": answer}).status == 200
    lms.visit(usage, CARL)
    assert lms.published == [("ada", 1.0), ("bob", 0.5)]
    lms.published.clear()
    lms.tracked.clear()
    return usage


def change_grader(lms: Lms, usage: Any, grader: str) -> None:
    """As a new version of the course, which comes from Studio."""
    block = authored_block(lms, usage)
    block.grader = grader
    block.save()


def authored_block(lms: Lms, usage: Any) -> Any:
    return PlatformRuntime(lms, NOBODY).get_block(usage)


def learner_id(who: Who) -> str:
    return str(User.objects.get(username=who.user).id)


def test_learners_are_listed_by_user_name_and_found_by_address(lms: Lms, usage: Any) -> None:
    rows = ask(lms, usage, "staff_learners")["learners"]
    assert [(row["name"], row["learner"]) for row in rows] == [(who.user, learner_id(who)) for who in (ADA, BOB, CARL)]
    assert rows[0]["score"] == {"earned": 10.0, "possible": 10.0}
    for search, names in (("B", ["bob"]), ("BOB@example.org", ["bob"]), ("example.org", []), ("a", ["ada", "carl"])):
        found = ask(lms, usage, "staff_learners", {"search": search})["learners"]
        assert [row["name"] for row in found] == names


def test_learners_of_other_problems_and_without_a_state_are_not_there(lms: Lms, usage: Any) -> None:
    other = lms.add(one_field(SCORES))
    lms.visit(other, Who("zoe")).submit({"answer": "1"})
    rows = {"module_state_key": usage, "course_id": usage.context_key, "module_type": "wasm_problem"}
    StudentModule.objects.create(student=lms.user(Who("never")), state=None, **rows)
    StudentModule.objects.create(student=lms.user(Who("deleted")), state="{}", **rows)
    StudentModule.objects.create(
        student=lms.user(Who("elsewhere")), state='{"attempts": 1}', **rows | {"course_id": "course-v1:Org+Other+Run"}
    )
    assert [row["name"] for row in ask(lms, usage, "staff_learners")["learners"]] == ["ada", "bob", "carl"]
    for stranger in ("zoe", "never", "deleted", "elsewhere"):
        for handler in ("staff_learner", "staff_reset_attempts", "staff_rescore"):
            reply = post(lms.block(usage, STAFF), handler, {"learner": learner_id(Who(stranger))})
            assert (reply.status, reply.error["name"]) == (400, "bad-request")


@pytest.mark.parametrize("learner", ["ada", "-1", "1.5", "9" * 30, "٣", ""])
def test_an_id_that_is_none_is_nobody_s(lms: Lms, usage: Any, learner: str) -> None:
    assert post(lms.block(usage, STAFF), "staff_learner", {"learner": learner}).status == 400


def test_a_learner_is_seen_and_the_block_is_the_staff_s_again(lms: Lms, usage: Any) -> None:
    before = lms.state_of(ADA)
    block = lms.block(usage, STAFF)
    reply = post(block, "staff_learner", {"learner": learner_id(ADA)}).json
    assert (reply["row"]["name"], reply["verdict"]["score"], reply["replay"]["same_verdict"]) == ("ada", 1.0, True)
    assert reply["view"]["state"] == lms.visit(usage, ADA).state
    assert lms.state_of(ADA) == before
    assert (block.scope_ids.user_id, is_course_staff(block), block.attempts) == (lms.user(STAFF).id, True, 0)
    assert lms.published == []


def test_a_learner_is_seen_by_dates_of_one_s_own(lms: Lms, usage: Any) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    later = now + timedelta(days=1)
    lms.dates |= {who.user: {"due": (now - timedelta(days=1)).isoformat()} for who in (ADA, STAFF)}
    lms.dates["bob"] = {"due": later.isoformat()}
    views = {who.user: ask(lms, usage, "staff_learner", {"learner": learner_id(who)})["view"] for who in (ADA, BOB)}
    assert views["ada"]["state"]["closed"] == "past_due"
    assert views["bob"]["state"]["closed"] is None
    assert datetime.fromisoformat(views["bob"]["state"]["due"]) == later
    assert views["bob"]["state"] == lms.visit(usage, BOB).state


def test_attempts_come_back_to_the_learner_alone(lms: Lms, usage: Any) -> None:
    lms.visit(usage, STAFF).submit({"answer": "0.25"})
    lms.tracked.clear()
    before = {who.user: lms.state_of(who) for who in (ADA, BOB, STAFF)}
    row = ask(lms, usage, "staff_reset_attempts", {"learner": learner_id(ADA)})["row"]
    assert (row["name"], row["attempts"], row["score"]["earned"]) == ("ada", 0, 10.0)
    assert lms.tracked == [("staff", "problem_reset_attempts")]
    after = {who.user: lms.state_of(who) for who in (ADA, BOB, STAFF)}
    assert {name for name in after["ada"] if after["ada"][name] != before["ada"][name]} == {"attempts", "handled"}
    assert (after["bob"], after["staff"]) == (before["bob"], before["staff"])


@pytest.mark.parametrize("handler", ["staff_reset_attempts", "staff_rescore"])
def test_a_submission_that_began_before_is_not_stored_over_it(lms: Lms, usage: Any, handler: str) -> None:
    visit, stale = lms.visit(usage, ADA), lms.block(usage, ADA)  # its request has read the state already
    assert stale.problem.grader == SCORES
    change_grader(lms, usage, HALVED)
    assert ask(lms, usage, handler, {"learner": learner_id(ADA)})["row"]["name"] == "ada"
    after = lms.state_of(ADA)
    lms.request = SimpleNamespace(user=lms.user(ADA))
    body = {"answers": {"answer": "0.5"}, "fingerprint": visit.fingerprint, "attempt": 1}
    reply = post(stale, "submit_answer", body)
    assert (reply.status, reply.error["name"]) == (409, "two-tabs")
    assert lms.state_of(ADA) == after


def test_a_rescore_counts_for_the_learner_and_is_tracked_as_one(lms: Lms, usage: Any) -> None:
    change_grader(lms, usage, HALVED)
    reply = ask(lms, usage, "staff_rescore", {"learner": learner_id(ADA)})
    assert (reply["row"]["score"]["earned"], reply["changed"]) == (5.0, True)
    assert lms.published == [("ada", 0.5)]
    assert lms.tracked == [("staff", "problem_rescore")]
    assert set(lms.transactions) == {"edx.grades.problem.rescored"}
    assert lms.state_of(ADA)["score"] == {"raw_earned": 0.5, "raw_possible": 1.0}
    assert lms.state_of(BOB)["score"]["raw_earned"] == 0.5
    assert "score" not in lms.state_of(STAFF)


def test_all_are_rescored_as_previewed(lms: Lms, usage: Any) -> None:
    change_grader(lms, usage, HALVED)
    before = [lms.state_of(who) for who in (ADA, BOB, CARL, STAFF)]
    block = lms.block(usage, STAFF)
    preview = post(block, "staff_rescore_preview", {}).json
    assert [(row["name"], row["new"]["earned"]) for row in preview["rows"]] == [("ada", 5.0), ("bob", 2.5)]
    assert ([lms.state_of(who) for who in (ADA, BOB, CARL, STAFF)], lms.published) == (before, [])
    body = {"mode": "all", "token": preview["token"]}
    block = lms.block(usage, STAFF)
    assert post(block, "staff_rescore_apply", body).json == {
        "done": 2, "changed": 2, "kept": 0, "busy": 0, "next": None
    }  # fmt: skip
    assert lms.published == [("ada", 0.5), ("bob", 0.25)]
    assert (block.scope_ids.user_id, is_course_staff(block)) == (lms.user(STAFF).id, True)
    assert post(lms.block(usage, STAFF), "staff_rescore_apply", body).json["changed"] == 0
    assert len(lms.published) == 2


def test_who_left_the_course_is_kept_and_stops_nobody(lms: Lms, usage: Any) -> None:
    change_grader(lms, usage, HALVED)
    lms.shut_out.add("ada")
    before = lms.state_of(ADA)
    token = ask(lms, usage, "staff_rescore_preview")["token"]
    reply = ask(lms, usage, "staff_rescore_apply", {"mode": "all", "token": token})
    assert (reply["changed"], reply["kept"]) == (1, 1)
    assert lms.published == [("bob", 0.25)]
    reply = post(lms.block(usage, STAFF), "staff_rescore", {"learner": learner_id(ADA)})
    assert (reply.status, reply.error["name"]) == (403, "forbidden")
    assert ask(lms, usage, "staff_learner", {"learner": learner_id(ADA)})["row"]["attempts"] == 1
    assert lms.state_of(ADA) == before


def test_who_left_the_course_is_seen_as_a_learner_not_as_staff(lms: Lms) -> None:
    usage = lms.add(one_field(SCORES, show_correctness="past_due"))
    lms.dates |= {who.user: {"due": "2999-01-01T00:00:00+00:00"} for who in (ADA, STAFF)}
    lms.visit(usage, ADA).submit({"answer": "1"})
    for left in (set(), {"ada"}):
        lms.shut_out = left
        reply = ask(lms, usage, "staff_learner", {"learner": learner_id(ADA)})
        assert (reply["view"]["state"]["status"], reply["row"]["status"]) == ("submitted", "correct")
        assert reply["view"]["state"]["results"]["shown"] is False


class Full(Exception):
    """As a receiver of the signal raises, or the database."""


def test_what_fails_halfway_stores_nothing_for_anybody(lms: Lms, usage: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    change_grader(lms, usage, HALVED)
    before = [lms.state_of(who) for who in (ADA, STAFF)]

    def refuse(self: Any, block: Any, event_type: str, event: Any) -> None:
        if event_type == "grade" and self.user.username == "ada":
            raise Full
        lms.published.append((self.user.username, event.get("value")))

    monkeypatch.setattr("tests.block.lms.EventPublishingService.publish", refuse)
    token = ask(lms, usage, "staff_rescore_preview")["token"]
    block = lms.block(usage, STAFF)
    reply = post(block, "staff_rescore_apply", {"mode": "all", "token": token}).json
    assert (reply["changed"], reply["kept"]) == (1, 1)
    assert [lms.state_of(who) for who in (ADA, STAFF)] == before
    assert block.scope_ids.user_id == lms.user(STAFF).id


def test_what_a_learner_s_block_did_not_save_goes_to_nobody(lms: Lms, usage: Any) -> None:
    before = [lms.state_of(who) for who in (ADA, STAFF)]
    block = lms.block(usage, STAFF)
    with contextlib.suppress(Full), compat.bound_to(block, learner_id(ADA)) as theirs:
        theirs.attempts = 7
        raise Full
    block.save()
    assert [lms.state_of(who) for who in (ADA, STAFF)] == before


def test_what_was_not_saved_of_the_staff_s_own_is_kept(lms: Lms, usage: Any) -> None:
    block = lms.block(usage, STAFF)
    block.attempts = 1
    with compat.bound_to(block, learner_id(ADA)) as theirs:
        assert theirs.attempts == 1
        theirs.set_score(Score(0.0, 1.0))
        theirs.save()
    assert (block.attempts, block.score, lms.state_of(STAFF)["attempts"]) == (1, None, 1)
    assert lms.state_of(ADA)["score"]["raw_earned"] == 0.0


@pytest.mark.parametrize("missing", ["lms.djangoapps.courseware.models", "crum", "no request", "another request"])
def test_without_the_platform_s_help_only_one_s_own_state_is_there(
    lms: Lms, usage: Any, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    before = lms.state_of(ADA)
    block = lms.block(usage, STAFF)
    if missing in sys.modules:
        monkeypatch.setitem(sys.modules, missing, None)
    elif missing == "no request":
        lms.request = None
    else:
        lms.request = type("Request", (), {"user": lms.user(BOB)})()
    reply = post(block, "staff_reset_attempts", {"learner": learner_id(ADA)})
    assert (reply.status, reply.error["name"]) == (503, "unavailable")
    assert post(block, "staff_learner", {}).json["row"]["learner"] == learner_id(STAFF)
    assert lms.state_of(ADA) == before
