"""What the policies of the course team do to a learner: through the page's own requests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from xblock.fields import Scope

from wasm_problem.block import WasmProblemBlock

from .support import AUTHOR, LEARNER, STAFF, STRANGER_IN_STUDIO, Course, Visit, Who, init_of, one_field, post

NOW = datetime.now(UTC).replace(microsecond=0)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BETA = Who("beta", {"edx-platform.user_is_beta_tester": True, "edx-platform.is_authenticated": True})
SCORE_IS_THE_ANSWER = "def grade(answer, problem):\n    return {'score': float(answer), 'message': 'The verdict.'}"
NUMBERS = """
def generate(problem):
    import random
    return {"n": random.randrange(10**12)}
def grade(answer, problem):
    return int(answer) == problem.variables["n"]
"""


def problem(course: Course, grader: str = SCORE_IS_THE_ANSWER, **settings: Any) -> Any:
    solution = "<solution>The solution is 1.</solution></wasm_problem>"
    usage = course.add(one_field(grader).replace("</wasm_problem>", solution))
    course.set(usage, **settings)
    return usage


def submitted(visit: Visit, *answers: str) -> Visit:
    for answer in answers:
        assert visit.submit({"answer": answer}).status == 200
    return visit


def test_names_and_scopes_are_those_that_course_defaults_are_inherited_by() -> None:
    for name in (
        *("max_attempts", "showanswer", "show_correctness", "attempts_before_showanswer_button", "rerandomize"),
        *("submission_wait_seconds", "show_reset_button", "grading_method", "weight"),
    ):
        assert WasmProblemBlock.fields[name].scope is Scope.settings
    for name in ("due", "graceperiod", "start"):
        assert name not in WasmProblemBlock.fields, "the platform's own"


def test_the_closing_date(course: Course) -> None:
    usage = problem(course, due=NOW - HOUR, graceperiod=2 * HOUR)
    visit = submitted(course.visit(usage), "0.5")
    assert (visit.state["due"], visit.state["closes"]) == (
        (NOW - HOUR).isoformat(),
        (NOW + HOUR).isoformat(),
    )
    course.set(usage, graceperiod=timedelta(0))
    for reply in (visit.submit({"answer": "1"}), visit.save({"answer": "1"})):
        assert (reply.status, reply.error["name"]) == (403, "past-due")
        assert "no attempt was used" in reply.error["message"]
        assert reply.error["state"]["closed"] == "past_due"
    assert (len(course.grades), course.block(usage).attempts) == (1, 1)
    assert submitted(course.visit(problem(course, due=NOW + DAY)), "1").state["closed"] is None


def test_the_workbench_s_due_date_of_this_moment_closes_nothing(workbench: Course) -> None:
    usage = workbench.add(one_field(SCORE_IS_THE_ANSWER))
    visit = submitted(workbench.visit(usage), "0.5", "1")
    assert (visit.state["closed"], visit.state["due"]) == (None, None)


def test_a_date_without_a_time_zone_is_no_date(course: Course) -> None:
    usage = problem(course)
    block = course.block(usage)
    block.due = datetime(2020, 1, 1)
    assert init_of(block.render("student_view", {}))["state"]["closed"] is None


def test_not_open_yet_except_for_staff_and_for_beta_testers_some_days_earlier(course: Course) -> None:
    usage = problem(course, start=NOW + DAY, days_early_for_beta=2)
    visit = course.visit(usage)
    assert (visit.state["closed"], visit.state["opens"]) == ("not_started", (NOW + DAY).isoformat())
    reply = visit.submit({"answer": "1"})
    assert (reply.status, reply.error["name"]) == (403, "not-started")
    assert submitted(course.visit(usage, STAFF), "1").state["opens"] is None
    assert submitted(course.visit(usage, BETA), "1").state["attempts"]["used"] == 1


def test_the_wait_between_attempts_is_told_and_kept(course: Course) -> None:
    usage = problem(course, submission_wait_seconds=60)
    visit = submitted(course.visit(usage), "0.5")
    assert visit.state["closed"] == "wait"
    assert 55 <= visit.state["wait"] <= 60
    assert (visit.state["can_submit"], visit.state["can_save"]) == (False, True)
    reply = visit.submit({"answer": "1"})
    assert (reply.status, reply.error["name"]) == (429, "wait")
    assert reply.headers["Retry-After"] == str(reply.error["retry_after"])
    assert visit.save({"answer": "typed meanwhile"}).status == 200
    block = course.block(usage)
    block.last_submission_time = datetime.now(UTC) - timedelta(seconds=61)
    block.save()
    assert submitted(visit, "1").state["attempts"]["used"] == 2
    submitted(course.visit(usage, STAFF), "0", "1")


@pytest.mark.parametrize(
    ("method", "scores"),
    [
        ("last_score", [0.5, 1.0, 0.25]),
        ("first_score", [0.5, 0.5, 0.5]),
        ("highest_score", [0.5, 1.0, 1.0]),
        ("average_score", [0.5, 0.75, 0.58]),
    ],
)
def test_which_attempt_counts(course: Course, method: str, scores: list[float]) -> None:
    usage = problem(course, grading_method=method)
    visit = submitted(course.visit(usage), "0.5", "1", "0.25")
    assert [grade["value"] for grade in course.grades] == scores
    assert visit.state["score"]["earned"] == scores[-1]
    assert visit.state["status"] == "partial", "what is told is of the last attempt"
    block = course.block(usage)
    assert block.calculate_score().raw_earned == scores[-1]
    course.set(usage, grader="def grade(answer, problem):\n    return float(answer) / 2")
    block = course.block(usage)
    block.rescore(only_if_higher=False)
    assert course.grades[-1]["value"] == pytest.approx(scores[-1] / 2, abs=0.01)


def test_more_attempts_than_are_kept_count(course: Course) -> None:
    usage = problem(course, grading_method="highest_score")
    visit = submitted(course.visit(usage), "0.1", "0.9", *["0"] * 25)
    assert visit.state["score"]["earned"] == 0.9
    course.set(usage, grading_method="average_score")
    assert submitted(visit, "0").state["score"]["earned"] == round(1.0 / 28, 2)
    course.set(usage, grading_method="first_score")
    assert submitted(visit, "0").state["score"]["earned"] == 0.1


@pytest.mark.parametrize("value", ["never", "never_but_include_grade", "past_due"])
def test_hidden_results_are_nowhere(course: Course, value: str) -> None:
    usage = problem(course, show_correctness=value, due=NOW + HOUR, showanswer="always")
    visit = submitted(course.visit(usage), "1")
    assert course.grades == [{"value": 1.0, "max_value": 1.0, "only_if_higher": None}]
    for state in (visit.state, course.visit(usage).state):
        assert state["status"] == "submitted"
        assert (state["message_html"], state["tests"], state["marks"]) == ("", [], [])
        assert state["score"] == {"earned": None, "possible": 1.0}
        assert (state["solution"]["shown"], state["results"]["shown"]) == (False, False)
    assert [(each["status"], each["score"]["earned"]) for each in visit.earlier()] == [("submitted", None)]
    assert post(course.block(usage), "show_answer", {}).status == 403
    page = course.block(usage).render("student_view", {}).content
    assert "The verdict." not in page
    assert "correct" not in page.replace("show_correctness", "")
    if value == "past_due":
        assert visit.state["results"]["from"] == visit.state["closes"]
        course.set(usage, due=NOW - HOUR)
        assert course.visit(usage).state["status"] == "correct"


def test_staff_see_results_before_learners_but_not_what_is_never_shown(course: Course) -> None:
    usage = problem(course, show_correctness="past_due", due=NOW + HOUR)
    assert submitted(course.visit(usage, STAFF), "1").state["status"] == "correct"
    course.set(usage, show_correctness="never")
    assert course.visit(usage, STAFF).state["status"] == "submitted"


MASQUERADING = Who("staff", {"edx-platform.user_is_staff": False, "edx-platform.is_authenticated": True})


def test_the_solution_when_the_policy_says_so(anywhere: Course) -> None:
    usage = anywhere.add(
        one_field(SCORE_IS_THE_ANSWER, max_attempts="2").replace(
            "</wasm_problem>", "<solution>S-1</solution></wasm_problem>"
        )
    )
    visit = anywhere.visit(usage)
    assert visit.state["solution"] == {"shown": False, "when": "finished", "attempts": 0}
    reply = visit.send("show_answer", {})
    assert (reply.status, reply.error["name"]) == (403, "forbidden")
    assert "S-1" not in visit.fragment.content + reply.text
    submitted(visit, "0.5")
    assert visit.send("show_answer", {}).status == 403
    submitted(visit, "0.5")
    assert visit.state["solution"]["shown"] is True
    assert visit.send("show_answer", {}).json == {"solution_html": "<p>S-1</p>\n"}
    assert "S-1" not in anywhere.block(usage).render("student_view", {}).content


def test_staff_see_the_solution_unless_they_view_the_course_as_a_learner(course: Course) -> None:
    usage = problem(course, showanswer="past_due")
    assert post(course.block(usage, STAFF), "show_answer", {}).status == 200
    assert post(course.block(usage, MASQUERADING), "show_answer", {}).status == 403


def test_a_problem_without_a_solution_promises_none(course: Course) -> None:
    usage = course.add(one_field(SCORE_IS_THE_ANSWER))
    course.set(usage, showanswer="always")
    visit = course.visit(usage)
    assert visit.state["solution"] is None
    assert visit.send("show_answer", {}).status == 403


def number_of(course: Course, usage: Any, who: Who = LEARNER) -> int:
    course.visit(usage, who)
    return int(course.block(usage, who).variables["values"]["n"])


def test_variants_for_everybody_and_for_each(course: Course) -> None:
    same = problem(course, NUMBERS, rerandomize="never")
    learners = [Who(f"learner-{number}", LEARNER.attributes) for number in range(60)]
    assert len({number_of(course, same, who) for who in learners}) == 1
    each = problem(course, NUMBERS)
    assert 10 <= len({number_of(course, each, who) for who in learners}) <= 20


def test_the_variant_of_a_learner_is_the_same_after_staff_deleted_the_state(course: Course) -> None:
    usage = problem(course, NUMBERS)
    before = number_of(course, usage)
    block = course.block(usage)
    for name in ("seed", "variables", "page_key"):
        block.fields[name].delete_from(block)
    block.save()
    assert number_of(course, usage) == before


@pytest.mark.parametrize("rerandomize", ["always", "onreset"])
def test_a_reset_draws_new_numbers(course: Course, rerandomize: str) -> None:
    usage = problem(course, NUMBERS, rerandomize=rerandomize)
    visit = course.visit(usage)
    before = number_of(course, usage)
    submitted(visit, "1")
    assert (visit.state["can_reset"], visit.state["reset_draws"]) == (True, True)
    again = visit.submit({"answer": "2"})
    if rerandomize == "always":
        assert (again.status, again.error["name"]) == (403, "needs-reset")
        assert again.error["state"]["closed"] == "needs_reset"
    else:
        assert again.status == 200
    visit.reset()
    assert number_of(course, usage) != before
    submitted(visit, str(number_of(course, usage)))
    assert visit.state["status"] == "correct"
    assert course.block(usage).calculate_score().raw_earned == 1.0, "each submission is graded with its own numbers"
    course.set(usage, grading_method="first_score")
    assert course.block(usage).calculate_score().raw_earned == 0.0


def test_a_reset_brings_the_texts_of_the_new_variant(course: Course) -> None:
    xml = one_field(NUMBERS).replace("Type.", "What is {{n}}?").replace('label="Answer"', 'label="It is {{n}}"')
    usage = course.add(xml)
    course.set(usage, rerandomize="onreset")
    visit = submitted(course.visit(usage), "1")
    reply = visit.reset().json
    number = str(number_of(course, usage))
    assert number in reply["prompt_html"]
    assert number in str(reply["fields"])
    assert reply["examples_html"].strip() == ""


def test_a_reset_of_a_problem_without_numbers_promises_no_new_ones(course: Course) -> None:
    usage = problem(course, "def grade(answer, problem):\n    return 0.5", rerandomize="always")
    visit = submitted(course.visit(usage), "1")
    assert (visit.state["reset_draws"], visit.state["can_reset"]) == (False, True)


def test_an_open_page_of_the_variant_before_is_out_of_date(course: Course) -> None:
    usage = problem(course, NUMBERS, rerandomize="onreset")
    one, other = course.visit(usage), course.visit(usage)
    submitted(one, "1")
    one.reset()
    assert other.submit({"answer": "1"}).error["name"] == "stale"


def test_a_survey_takes_no_submission(course: Course) -> None:
    visit = course.visit(problem(course, max_attempts=0))
    assert visit.state["closed"] == "no_attempts"
    assert visit.submit({"answer": "1"}).error["name"] == "no-attempts"


def test_who_reads_the_grader_in_studio_tries_the_problem_before_its_start(course: Course) -> None:
    usage = problem(course, start=NOW + DAY)
    assert course.visit(usage, AUTHOR).state["closed"] is None
    assert course.visit(usage, STRANGER_IN_STUDIO).state["closed"] == "not_started"


def test_where_start_dates_are_off_they_are(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = problem(course, start=NOW + DAY)
    monkeypatch.setattr(settings, "FEATURES", {"DISABLE_START_DATES": True}, raising=False)
    assert course.visit(usage).state["closed"] is None


@pytest.mark.parametrize("name", ["showanswer", "show_correctness"])
def test_a_stored_value_of_another_type_shows_nothing_and_breaks_nothing(course: Course, name: str) -> None:
    usage = problem(course)
    block = course.block(usage)
    block._field_data.set(block, name, 7)
    visit = submitted(course.visit(usage), "1")
    assert visit.send("show_answer", {}).status == 403
    assert (visit.state["status"] == "submitted") == (name == "show_correctness")
