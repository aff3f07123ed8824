"""Each submission is counted once, in whatever order and how often its requests come."""

from __future__ import annotations

import itertools
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.cache.backends.dummy import DummyCache
from hypothesis import given, settings
from hypothesis import strategies as st

from wasm_problem.block import compat, locks

from .support import LEARNER, OTHER, Course, Reply, Visit, one_field, post

SCORE_IS_THE_ANSWER = "def grade(answer, problem):\n    return float(answer)"
SLOW = "def grade(answer, problem):\n    return sum(range(3_000_000)) * 0 + float(answer)"


@pytest.fixture
def usage(course: Course) -> Any:
    return course.add(one_field(SCORE_IS_THE_ANSWER))


def loaded(course: Course, usage: Any) -> Any:
    """A block as the LMS hands it out: all of the learner's state was read when the request began."""
    block = course.block(usage)
    for name in block.fields:
        getattr(block, name)
    return block


def submit(block: Any, visit: Visit, answer: str, **more: Any) -> Reply:
    body = {"answers": {"answer": answer}, "fingerprint": visit.fingerprint, "attempt": 0}
    return post(block, "submit_answer", body | more)


def test_a_retry_after_a_lost_reply_tells_the_result_and_counts_nothing(anywhere: Course) -> None:
    usage = anywhere.add(one_field(SCORE_IS_THE_ANSWER))
    visit = anywhere.visit(usage)
    first = submit(anywhere.block(usage), visit, "1", id="a")
    for block in (anywhere.block(usage), anywhere.block(usage)):
        again = submit(block, visit, "1", id="a")
        assert (again.status, again.state) == (200, first.state)
    assert [grade["value"] for grade in anywhere.grades] == [1.0]
    assert anywhere.block(usage).attempts == 1
    assert submit(anywhere.block(usage), visit, "0.5", id="b", attempt=1).state["attempts"]["used"] == 2


def test_a_retry_of_what_was_not_counted_is_graded(course: Course, usage: Any) -> None:
    visit = course.visit(usage)
    assert submit(course.block(usage), visit, "no number", id="a").state["status"] == "not-graded"
    assert submit(course.block(usage), visit, "1", id="a").state["status"] == "correct"


def test_a_retry_after_the_closing_date_tells_the_result(course: Course, usage: Any) -> None:
    visit = course.visit(usage)
    submit(course.block(usage), visit, "1", id="a")
    course.set(usage, due=datetime.now(UTC) - timedelta(hours=1))
    assert submit(course.block(usage), visit, "1", id="a").state["status"] == "correct"
    assert submit(course.block(usage), visit, "1", id="b", attempt=1).error["name"] == "past-due"


@pytest.mark.parametrize("given_id", [None, 7, "", "x" * 65, "ä", "a\n", ["a"]])
def test_an_id_that_is_not_our_page_s_is_none(course: Course, usage: Any, given_id: Any) -> None:
    visit = course.visit(usage)
    assert submit(course.block(usage), visit, "1", id=given_id).status == 200
    assert submit(course.block(usage), visit, "1", id=given_id).error["name"] == "two-tabs"
    assert len(course.grades) == 1


def test_the_ids_of_one_learner_are_not_another_s(course: Course, usage: Any) -> None:
    submit(course.block(usage), course.visit(usage), "1", id="a")
    assert submit(course.block(usage, OTHER), course.visit(usage, OTHER), "1", id="a").state["attempts"]["used"] == 1


def test_a_request_that_loaded_its_state_before_another_was_counted_is_told(course: Course, usage: Any) -> None:
    visit = course.visit(usage)
    one, other = loaded(course, usage), loaded(course, usage)
    assert submit(one, visit, "1", id="a").status == 200
    late = submit(other, visit, "0", id="b")
    assert (late.status, late.error["name"]) == (409, "two-tabs")
    assert course.block(usage).get_score().raw_earned == 1.0
    assert (len(course.grades), course.block(usage).attempts) == (1, 1)


def test_two_servers_at_once_count_once(course: Course) -> None:
    usage = course.add(one_field(SLOW))
    visit = course.visit(usage)
    blocks = [loaded(course, usage) for _ in range(4)]
    start, replies = threading.Barrier(len(blocks)), []

    def request(block: Any, name: str) -> None:
        start.wait()
        replies.append(submit(block, visit, "1", id=name))

    threads = [threading.Thread(target=request, args=each) for each in zip(blocks, "abcd", strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(reply.status for reply in replies) == [200, 409, 409, 409]
    assert (len(course.grades), course.block(usage).attempts) == (1, 1)


def test_an_answer_that_came_in_time_counts_however_long_grading_takes(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The closing date passes while the request waits for another one of the same learner."""
    usage = course.add(one_field(SCORE_IS_THE_ANSWER))
    visit = course.visit(usage)
    asked = threading.Event()
    exclusively = locks.exclusively_everywhere

    def noted(*arguments: Any) -> Any:
        asked.set()
        return exclusively(*arguments)

    monkeypatch.setattr(locks, "exclusively_everywhere", noted)
    replies = []
    with locks.exclusively(f"{LEARNER.user}|{usage}"):
        thread = threading.Thread(target=lambda: replies.append(visit.submit({"answer": "1"})))
        thread.start()
        assert asked.wait(10)
        course.set(usage, due=datetime.now(UTC) + timedelta(seconds=2))
        while datetime.now(UTC) <= course.block(usage).due:
            pass  # dates are stored in whole seconds
    thread.join()
    assert replies[0].status == 200
    assert visit.submit({"answer": "0"}).error["name"] == "past-due"


class Broken:
    """A cache whose server is gone."""

    def add(self, *args: Any, **more: Any) -> bool:
        raise ConnectionError("the address of a server")

    get = set = delete = add


class Silent:
    """A cache whose server is gone, as memcached's clients tell it: not at all."""

    def add(self, *args: Any) -> bool:
        return False

    def get(self, *args: Any) -> None:
        return None

    set = delete = get


@pytest.mark.parametrize(
    ("kind", "is_told"),
    [(Broken(), True), (Silent(), True), (DummyCache("x", {}), False), (None, False)],
    ids=["fails", "silent", "keeps nothing", "none"],
)
def test_without_a_working_cache_learners_go_on(
    course: Course,
    usage: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    kind: Any,
    is_told: bool,
) -> None:
    monkeypatch.setattr(compat, "shared_cache", lambda runtime: kind)
    visit = course.visit(usage)
    assert visit.submit({"answer": "0"}).status == 200
    assert visit.submit({"answer": "1"}).state["attempts"]["used"] == 2
    assert ("shared cache" in caplog.text) is is_told
    assert "the address" not in caplog.text


def test_a_lock_that_another_server_holds_is_waited_for_and_then_told(
    course: Course, usage: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = course.visit(usage)
    monkeypatch.setattr(locks, "WAIT_SECONDS", 0.01)
    name = locks.cache_key("lock", f"{LEARNER.user}|{usage}")
    cache.add(name, "another server", 60)
    assert visit.submit({"answer": "1"}).error["name"] == "two-tabs"
    assert cache.get(name) == "another server"
    cache.delete(name)
    assert visit.submit({"answer": "1"}).status == 200
    assert cache.get(name) is None


def test_cache_keys_say_nothing_of_learner_and_problem(course: Course, usage: Any) -> None:
    course.visit(usage).submit({"answer": "1"})
    keys = list(cache._cache)
    assert keys
    for key in keys:
        assert LEARNER.user not in key
        assert str(usage) not in key


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.sampled_from(["0", "0.5", "1"])), max_size=12))
def test_whatever_tabs_and_servers_do_attempts_and_grades_agree(steps: list[tuple[int, int, str]]) -> None:
    """Three tabs, each of which may send an old id again; some requests loaded their state long before."""
    course = Course()
    usage = course.add(one_field(SCORE_IS_THE_ANSWER, max_attempts="5"))
    tabs = [course.visit(usage) for _ in range(3)]
    early = loaded(course, usage)
    counted: dict[str, str] = {}
    for turn, (tab, number, answer) in enumerate(steps):
        block = early if turn == 3 else course.block(usage)
        reply = submit(block, tabs[tab], answer, id=f"{tab}-{number}", attempt=tabs[tab].state["attempts"]["used"])
        if reply.status == 200:
            tabs[tab].state = reply.state
            counted.setdefault(f"{tab}-{number}", answer)
        else:
            assert reply.error["name"] in ("two-tabs", "no-attempts")
            tabs[tab].state = reply.error["state"]
    block = course.block(usage)
    assert block.attempts == len(counted) == len(course.grades) <= 5
    assert [grade["value"] for grade in course.grades] == [float(answer) for answer in counted.values()]
    last = list(itertools.islice(reversed(counted.values()), 1))
    assert [block.get_score().raw_earned] == [float(answer) for answer in last] or not last
