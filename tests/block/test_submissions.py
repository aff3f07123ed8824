"""A learner's earlier submissions."""

from __future__ import annotations

import json
import time
from pathlib import Path

from xblock.scorable import Score

from .support import ANONYMOUS, OTHER, Course, code_field, init_of, one_field, post

GRADER = "def grade(answer, problem): return answer.call('double', 3) / 6"
HALF = {"program": "def double(n): return n"}
RIGHT = {"program": "def double(n): return 2 * n"}


def test_the_newest_comes_first_with_score_time_and_code(anywhere: Course) -> None:
    usage = anywhere.add(code_field(GRADER, weight="4"))
    visit = anywhere.visit(usage)
    before = int(time.time())
    visit.submit(HALF)
    visit.submit(RIGHT)
    assert visit.state["history"] == 2
    newest, oldest = anywhere.visit(usage).earlier()
    assert (newest["attempt"], newest["status"], newest["answers"]) == (2, "correct", RIGHT)
    assert (oldest["attempt"], oldest["status"], oldest["answers"]) == (1, "partial", HALF)
    assert oldest["score"] == {"earned": 2.0, "possible": 4.0}
    assert before <= oldest["time"] <= newest["time"] <= time.time()


def test_what_was_not_graded_is_not_among_them(course: Course) -> None:
    visit = course.visit(course.add(code_field(GRADER)))
    visit.submit({"program": "def double(n:"})
    visit.save(HALF)
    assert visit.earlier() == []


def test_the_first_and_the_last_nineteen_are_kept(course: Course) -> None:
    visit = course.visit(course.add(one_field("def grade(answer, problem): return False")))
    for number in range(23):
        visit.submit({"answer": str(number)})
    kept = visit.earlier()
    assert [each["answers"]["answer"] for each in kept] == [*(str(number) for number in range(22, 3, -1)), "0"]
    assert kept[0]["attempt"] == 23


def test_long_programs_push_out_old_ones_but_never_the_newest(course: Course) -> None:
    visit = course.visit(course.add(code_field("def grade(answer, problem): return False")))
    for number in range(6):
        visit.submit({"program": f"#{number}" + "x" * 99_000})
    assert [each["answers"]["program"][:2] for each in visit.earlier()] == ["#5", "#4", "#3", "#0"]


def test_they_are_the_learner_s_own(course: Course) -> None:
    usage = course.add(code_field(GRADER))
    course.visit(usage).submit(RIGHT)
    assert course.visit(usage, OTHER).earlier() == []
    assert post(course.block(usage, ANONYMOUS), "earlier_submissions", {}).status == 403


def test_a_field_that_the_author_took_away_is_left_out(course: Course) -> None:
    usage = course.add(code_field(GRADER))
    course.visit(usage).submit(RIGHT)
    block = course.block(usage)
    block.inputs = {"version": 1, "inputs": [{"name": "other", "kind": "text"}]}
    block.save()
    (kept,) = course.visit(usage).earlier()
    assert kept["answers"] == {}


def test_reset_keeps_them(course: Course) -> None:
    visit = course.visit(course.add(code_field(GRADER, show_reset_button="true")))
    visit.submit(HALF)
    visit.reset()
    assert len(visit.earlier()) == 1


def test_what_version_1_stored_of_a_learner_is_read_for_ever(course: Course) -> None:
    kept = json.loads((Path(__file__).parent / "data" / "v1" / "code_answer.json").read_text("utf-8"))
    usage = course.add(code_field(GRADER, max_attempts="5"))
    block = course.block(usage)
    for name, value in kept["stored"].items():
        setattr(block, name, Score(**value) if name == "score" else value)
    block.save()
    visit = course.visit(usage)
    assert visit.state == visit.state | kept["state"]
    assert visit.earlier() == kept["earlier"]
    assert init_of(visit.fragment)["editor"] == {"plain": True, "theme": "dark"}
