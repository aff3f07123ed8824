"""A learner's way through a problem, in the workbench and in a runtime with the platform's rules."""

from __future__ import annotations

import re

import pytest

from tests.examples import SQUARES

from .support import LEARNER, OTHER, RIGHT, STAFF, UNKNOWN, Course, Who, one_field

ATTEMPT = "def grade(answer, problem):\n    return {'score': 0.25 * problem.attempt, 'message': f'**{answer}**'}"
NOT_A_DIGIT = """
def grade(answer, problem):
    if not answer.isdigit():
        raise InvalidAnswer("Digits *only*.")
    return 1
"""
BROKEN = "def grade(answer, problem):\n    print('a print')\n    return 1 / 0"


def n_of(visit) -> int:  # type: ignore[no-untyped-def]
    return int(re.search(r"<strong>(\d+)</strong>", visit.fragment.content)[1])  # type: ignore[index]


def test_the_problem_of_the_issue_is_solved(anywhere: Course) -> None:
    visit = anywhere.visit(anywhere.add(SQUARES))
    assert visit.state == {
        "status": "new",
        "message_html": "",
        "score": {"earned": 0.0, "possible": 2.0},
        "attempts": {"used": 0, "max": 3, "left": 3},
        "can_submit": True,
        "can_save": True,
        "can_reset": False,
        "can_run": False,
        "history": 0,
        "marks": [],
        "answers": {},
        "errors": {},
        "tests": [],
        "figure": None,
        "overridden": False,
        "opens": None,
        "due": None,
        "closes": None,
        "wait": 0,
        "wait_between": 0,
        "counts": "last_score",
        "results": {"shown": True, "from": None},
        "solution": {"shown": False, "when": "finished", "attempts": 0},
        "reset_draws": False,
        "closed": None,
    }
    wrong = visit.submit({"a": "0", "b": "0"})
    assert wrong.status == 200
    assert wrong.state["status"] == "incorrect"
    assert wrong.state["message_html"] == "<p>Check your squares.</p>\n"
    a, b = RIGHT[n_of(visit)]
    right = visit.submit({"a": a, "b": b}).state
    assert right["status"] == "correct"
    assert right["score"] == {"earned": 2.0, "possible": 2.0}
    assert right["attempts"] == {"used": 2, "max": 3, "left": 1}
    assert right["answers"] == {"a": a, "b": b}
    assert anywhere.grades == [
        {"value": 0.0, "max_value": 1.0, "only_if_higher": None},
        {"value": 1.0, "max_value": 1.0, "only_if_higher": None},
    ]


def test_a_reload_shows_what_the_last_reply_showed(anywhere: Course) -> None:
    usage = anywhere.add(one_field(ATTEMPT))
    first = anywhere.visit(usage)
    first.submit({"answer": "<b>me</b>"})
    again = anywhere.visit(usage)
    assert again.state == first.state
    assert again.fingerprint == first.fingerprint
    assert again.state["status"] == "partial"
    assert again.state["message_html"] == "<p><strong><b>me</b></strong></p>\n"


def test_variables_are_a_learner_s_own_and_stay(anywhere: Course) -> None:
    usage = anywhere.add(
        SQUARES.replace("problem.random.choice([25, 50, 65])", "problem.random.randrange(10**12)").replace(
            "n ==", "n =="
        )
    )
    mine, theirs = anywhere.visit(usage), anywhere.visit(usage, OTHER)
    assert n_of(mine) != n_of(theirs)
    assert mine.fingerprint != theirs.fingerprint
    assert n_of(anywhere.visit(usage)) == n_of(mine)


def test_variables_stay_when_the_author_changes_generate_until_the_prompt_needs_others(course: Course) -> None:
    usage = course.add(SQUARES)
    before = n_of(course.visit(usage))
    block = course.block(usage)
    block.grader = 'def generate(problem):\n    return {"n": -1, "m": -2}\ndef grade(answer, problem):\n    return True'
    block.save()
    assert n_of(course.visit(usage)) == before
    block.prompt = "{{n}} and {{m}}"
    block.save()
    assert "<p>-1 and -2</p>" in course.visit(usage).fragment.content


def test_an_answer_that_cannot_be_graded_uses_no_attempt(anywhere: Course) -> None:
    usage = anywhere.add(one_field(NOT_A_DIGIT, max_attempts="1"))
    visit = anywhere.visit(usage)
    state = visit.submit({"answer": "x"}).state
    assert state["status"] == "invalid"
    assert state["message_html"] == "<p>Digits <em>only</em>.</p>\n"
    assert state["attempts"]["used"] == 0
    assert anywhere.events == []
    assert visit.submit({"answer": "7"}).state["status"] == "correct"


def test_a_fault_of_the_grader_uses_no_attempt_and_loses_nothing(
    course: Course, caplog: pytest.LogCaptureFixture
) -> None:
    usage = course.add(one_field(BROKEN, max_attempts="1"))
    visit = course.visit(usage)
    state = visit.submit({"answer": "two hours of work"}).state
    assert state["status"] == "not-graded"
    assert "was not graded, and no attempt was used" in state["message_html"]
    assert "division" not in state["message_html"]
    assert state["attempts"] == {"used": 0, "max": 1, "left": 1}
    assert state["score"]["earned"] == 0
    assert course.events == []
    assert course.visit(usage).state["answers"] == {"answer": "two hours of work"}
    reference = re.search(r"team: ([0-9a-f]{8})<", state["message_html"])[1]  # type: ignore[index]
    logged = [record.getMessage() for record in caplog.records if reference in record.getMessage()]
    assert len(logged) == 1
    assert "cause=raised line=3" in logged[0]
    assert "two hours" not in caplog.text


def test_staff_see_what_is_wrong_with_the_grader(course: Course) -> None:
    state = course.visit(course.add(one_field(BROKEN)), STAFF).submit({"answer": "x"}).state
    assert "ZeroDivisionError" in state["message_html"]
    assert "line 3" in state["message_html"]


@pytest.mark.parametrize("grader", [
    "x = 1",
    "def grade(answer, problem):\n    return None",
    "def grade(answer, problem):\n    return float('nan')",
    "def grade(answer, problem):\n    return 2",
    "def grade(answer, problem):\n    return 'yes'",
    "def grade(answer, problem):\n    return {'score': 1, 'message': 'x' * 10_000_000}",
    "def grade(answer, problem):\n    return",
    "def grade(answer):\n    return 1",
    "def grade(answer, problem):\n    return grade(answer, problem)",
    "def grade(",
], ids=["no grade", "None", "NaN", "2", "yes", "10 MB", "nothing", "one parameter", "recursion", "syntax"])  # fmt: skip
def test_bad_graders(course: Course, grader: str) -> None:
    usage = course.add(one_field(grader, max_attempts="2"))
    reply = course.visit(usage).submit({"answer": "mine"})
    assert reply.status == 200
    assert reply.state["status"] == "not-graded"
    assert "no attempt was used" in reply.state["message_html"]
    assert reply.state["attempts"]["used"] == 0
    assert course.visit(usage).state["answers"] == {"answer": "mine"}
    assert course.events == []


def test_a_problem_without_a_grader_says_so(course: Course) -> None:
    content = course.block(course.add(one_field(""))).render("student_view", {}).content
    assert "not finished" in content
    assert "<form" not in content


@pytest.mark.parametrize(("generate", "author_reads"), [
    ("raise ValueError('secret reason')", "secret reason"),
    ("return 5", "return a dictionary"),
    ("while True: pass", "fuel"),
])  # fmt: skip
def test_a_generate_that_fails_gives_a_page_and_details_for_staff(
    course: Course, generate: str, author_reads: str
) -> None:
    usage = course.add(one_field(f"def generate(problem):\n    {generate}\ndef grade(answer, problem): return 1"))
    learners = course.block(usage).render("student_view", {}).content
    assert "cannot be shown at the moment" in learners
    assert author_reads not in learners
    assert author_reads in course.block(usage, STAFF).render("student_view", {}).content


def test_old_content_with_an_unknown_runtime(course: Course) -> None:
    usage = course.add(one_field("def grade(answer, problem): return 1", runtime="cobol-85@3"))
    assert course.block(usage).runtime_id == "cobol-85@3"
    content = course.block(usage).render("student_view", {}).content
    assert "not available right now. Nothing is lost" in content
    assert "cobol" not in content
    assert "cobol-85@3" in course.block(usage, STAFF).render("author_view", {}).content


def test_saving_keeps_an_answer_without_grading_it(anywhere: Course) -> None:
    usage = anywhere.add(SQUARES)
    state = anywhere.visit(usage).save({"a": "3", "b": "not yet"}).state
    assert (state["status"], state["attempts"]["used"]) == ("draft", 0)
    assert anywhere.visit(usage).state["answers"] == {"a": "3", "b": "not yet"}
    assert anywhere.visit(usage, OTHER).state["answers"] == {}
    assert anywhere.grades == []


def test_reset_clears_the_answer_and_gives_no_attempt_back(anywhere: Course) -> None:
    usage = anywhere.add(SQUARES.replace("weight=", 'show_reset_button="true" weight='))
    visit = anywhere.visit(usage)
    visit.submit({"a": "0", "b": "0"})
    assert visit.state["can_reset"] is True
    reply = visit.reset()
    assert reply.state["status"] == "new"
    assert reply.state["answers"] == {}
    assert reply.state["attempts"]["used"] == 1
    assert str(n_of(visit)) in reply.json["prompt_html"]
    assert anywhere.visit(usage).state == reply.state


def test_reset_is_refused_when_it_is_not_offered(course: Course) -> None:
    visit = course.visit(course.add(SQUARES))
    visit.submit({"a": "0", "b": "0"})
    reply = visit.reset()
    assert (reply.status, reply.error["name"]) == (403, "forbidden")
    assert visit.course.visit(visit.usage).state["answers"] == {"a": "0", "b": "0"}


def test_the_last_attempt_is_the_last(anywhere: Course) -> None:
    usage = anywhere.add(SQUARES)
    visit = anywhere.visit(usage)
    for used in (1, 2, 3):
        assert visit.submit({"a": "0", "b": "0"}).state["attempts"]["used"] == used
    assert visit.state["can_submit"] is visit.state["can_save"] is False
    reply = visit.submit({"a": "3", "b": "4"})
    assert (reply.status, reply.error["name"]) == (403, "no-attempts")
    assert visit.save({"a": "3", "b": "4"}).error["name"] == "no-attempts"
    assert len(anywhere.grades) == 3


def test_a_second_tab_is_told_and_nothing_is_counted(anywhere: Course) -> None:
    usage = anywhere.add(SQUARES)
    one, two = anywhere.visit(usage), anywhere.visit(usage)
    one.submit({"a": "0", "b": "0"})
    reply = two.submit({"a": "3", "b": "4"})
    assert (reply.status, reply.error["name"]) == (409, "two-tabs")
    assert reply.error["state"] == one.state
    assert len(anywhere.grades) == 1


def test_a_page_from_before_the_author_s_change_is_told_and_nothing_is_counted(anywhere: Course) -> None:
    usage = anywhere.add(SQUARES)
    visit = anywhere.visit(usage)
    block = anywhere.block(usage)
    block.prompt = "Give two **other** integers for {{n}}."
    block.save()
    for reply in (visit.submit({"a": "3", "b": "4"}), visit.save({"a": "3", "b": "4"})):
        assert (reply.status, reply.error["name"]) == (409, "stale")
        assert reply.error["state"]["attempts"]["used"] == 0
    assert anywhere.events == []


def test_the_page_works_without_a_user_service(course: Course) -> None:
    visit = course.visit(course.add(one_field(ATTEMPT)), UNKNOWN)
    assert visit.submit({"answer": "x"}).state["status"] == "partial"


def test_public_view_says_nothing_of_the_problem(course: Course) -> None:
    content = course.block(course.add(SQUARES), Who(None)).render("public_view", {}).content
    assert "Sign in" in content
    assert "squares" not in content


def test_labels_are_markdown_and_what_is_dangerous_is_taken_out(course: Course) -> None:
    evil = """<wasm_problem runtime="python-3.14"><prompt><![CDATA[<script>1</script>

        *P*]]></prompt>
        <input name="c" kind="choice" label="`L` &lt;img src=x onerror=alert(1)&gt;">
            <choice value="&quot;&gt;">**T**</choice>
        </input><grader>def grade(answer, problem): return 1</grader></wasm_problem>"""
    content = course.block(course.add(evil)).render("student_view", {}).content
    for expected in ("<em>P</em>", "<code>L</code>", "<strong>T</strong>", 'value="&#34;&gt;"'):
        assert expected in content
    for forbidden in ("<script>1", "onerror"):
        assert forbidden not in content


def test_what_a_learner_typed_cannot_leave_its_place_in_the_page(course: Course) -> None:
    usage = course.add(one_field(ATTEMPT))
    typed = "\"'></div><script>alert(1)</script><!--"
    course.visit(usage).save({"answer": typed})
    visit = course.visit(usage, LEARNER)
    assert visit.state["answers"] == {"answer": typed}
    assert "<script>" not in visit.fragment.content
