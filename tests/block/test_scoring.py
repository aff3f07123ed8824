"""What the gradebook and the LMS's staff tools call."""

from __future__ import annotations

import threading

import pytest
from xblock.scorable import ScorableXBlockMixin, Score

from tests.examples import SQUARES
from wasm_problem.block import WasmProblemBlock, locks

from .support import AUTHOR, LEARNER, NOBODY, Course, one_field

HALF = "def grade(answer, problem):\n    return 0.5"


def test_what_the_platform_looks_for() -> None:
    assert WasmProblemBlock.has_score is True
    assert issubclass(WasmProblemBlock, ScorableXBlockMixin)
    for name in ("attempts", "max_attempts", "weight", "show_reset_button", "seed", "score"):
        assert name in WasmProblemBlock.fields
    for name in ("rescore", "set_score", "get_score", "publish_grade", "max_score", "has_submitted_answer"):
        assert callable(getattr(WasmProblemBlock, name))


def test_raw_scores_are_published_and_weighted_ones_shown(course: Course) -> None:
    usage = course.add(one_field(HALF, weight="4"))
    state = course.visit(usage).submit({"answer": "x"}).state
    assert state["score"] == {"earned": 2.0, "possible": 4.0}
    block = course.block(usage)
    assert course.grades == [{"value": 0.5, "max_value": 1.0, "only_if_higher": None}]
    assert (block.get_score(), block.max_score(), block.has_submitted_answer()) == (Score(0.5, 1.0), 1.0, True)


def test_a_problem_of_no_points_shows_no_score(course: Course) -> None:
    assert course.visit(course.add(one_field(HALF, weight="0"))).submit({"answer": "x"}).state["score"] is None


def test_a_score_that_staff_set(course: Course) -> None:
    usage = course.add(one_field(HALF, weight="4"))
    block = course.block(usage)
    assert not block.has_submitted_answer()
    block.set_score(Score(1.0, 1.0))
    block.publish_grade()
    block.save()
    assert course.grades[-1]["value"] == 1.0
    assert course.visit(usage).state["score"]["earned"] == 4.0


def change_grader(course: Course, usage: object, grader: str) -> None:
    block = course.block(usage, AUTHOR)
    block.grader = grader
    block.save()


def test_rescoring_uses_the_submission_and_not_the_draft(course: Course) -> None:
    usage = course.add(one_field("def grade(answer, problem):\n    return answer == 'right'"))
    visit = course.visit(usage)
    visit.submit({"answer": "submitted"})
    visit.save({"answer": "draft"})
    change_grader(course, usage, "def grade(answer, problem):\n    return 0.75 if answer == 'submitted' else 0.1")
    block = course.block(usage)
    block.rescore(only_if_higher=False)
    assert course.grades[-1] == {"value": 0.75, "max_value": 1.0, "only_if_higher": False}
    assert (block.get_score().raw_earned, block.attempts) == (0.75, 1)


def test_rescoring_only_upwards(course: Course) -> None:
    usage = course.add(one_field(HALF))
    course.visit(usage).submit({"answer": "x"})
    change_grader(course, usage, "def grade(answer, problem):\n    return 0.25")
    block = course.block(usage)
    block.rescore(only_if_higher=True)
    assert (block.get_score().raw_earned, len(course.grades)) == (0.5, 1)


@pytest.mark.parametrize(
    "grader", ["def grade(", "def grade(answer, problem):\n    raise InvalidAnswer('no')", "1 / 0"]
)
def test_rescoring_with_a_grader_that_fails_keeps_the_score_and_goes_on(course: Course, grader: str) -> None:
    usage = course.add(one_field(HALF))
    course.visit(usage).submit({"answer": "x"})
    change_grader(course, usage, grader)
    block = course.block(usage)
    block.rescore(only_if_higher=False)
    assert (block.get_score().raw_earned, len(course.grades)) == (0.5, 1)


def test_rescoring_a_submission_that_no_longer_fits_keeps_the_score(course: Course) -> None:
    usage = course.add(one_field(HALF))
    course.visit(usage).submit({"answer": "x"})
    block = course.block(usage)
    block.store_problem(course.block(course.add(SQUARES)).problem)
    block.rescore(only_if_higher=False)
    assert len(course.grades) == 1


def test_rescoring_without_a_submission_is_the_platform_s_value_error(course: Course) -> None:
    with pytest.raises(ValueError, match="no submission"):
        course.block(course.add(one_field(HALF))).rescore(only_if_higher=False)


def test_two_requests_at_once_count_once(course: Course) -> None:
    usage = course.add(one_field("def grade(answer, problem):\n    return sum(range(300_000)) > 0"))
    visits = [course.visit(usage) for _ in range(4)]
    replies = []
    start = threading.Barrier(4)

    def submit(visit) -> None:  # type: ignore[no-untyped-def]
        start.wait()
        replies.append(visit.submit({"answer": "x"}))

    threads = [threading.Thread(target=submit, args=(visit,)) for visit in visits]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(reply.status for reply in replies) == [200, 409, 409, 409]
    assert course.block(usage).attempts == 1
    assert len(course.grades) == 1


def test_a_second_request_does_not_wait_for_ever(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "WAIT_SECONDS", 0.01)
    usage = course.add(one_field(HALF))
    visit = course.visit(usage)
    with locks.exclusively(f"{LEARNER.user}|{usage}"):
        reply = visit.submit({"answer": "x"})
    assert (reply.status, reply.error["name"]) == (409, "two-tabs")
    assert visit.submit({"answer": "x"}).status == 200


def test_learners_do_not_wait_for_each_other() -> None:
    with locks.exclusively(("one", "problem")), locks.exclusively(("two", "problem"), wait_seconds=0):
        pass
    with locks.exclusively(("one", "problem"), wait_seconds=0):
        pass


def test_locks_do_not_pile_up() -> None:
    for number in range(100):
        with locks.exclusively(("learner", number)):
            pass
    assert len(locks._locks) <= 1


def test_nobody_has_no_score(course: Course) -> None:
    assert course.block(course.add(one_field(HALF)), NOBODY).get_score() == Score(0.0, 1.0)
