"""Running a program without being graded."""

from __future__ import annotations

from typing import Any

import pytest

from .support import ANONYMOUS, LEARNER, STAFF, Course, Who, code_field, init_of, one_field, post

GRADER = """
tests = [
    {"name": "two", "call": "double(2)", "expected": 4, "visibility": "example"},
    {"name": "three", "call": "double(3)", "expected": 6, "visibility": "hidden"},
]
def results(answer, tests):
    for test in tests:
        outcome, = answer.calls([("double", int(test["call"][7]))])
        found = {"passed": outcome.value == test["expected"], "actual": outcome.value, "output": outcome.stdout}
        if outcome.failure:
            found["error"], found["cause"], found["line"] = (
                outcome.failure.trace or str(outcome.failure), outcome.failure.cause, outcome.failure.line)
        yield test | found
def grade(answer, problem):
    return {"tests": list(results(answer, tests))}
def run_examples(answer, problem):
    return {"tests": list(results(answer, tests[:1]))}
def examples(problem):
    return [{name: str(tests[0][name]) for name in ("name", "call", "expected")} | {"secret": "x"}]
"""
PLAIN = "def grade(answer, problem): return answer.call('double', 3) == 6"
RIGHT = {"program": "def double(n):\n    print('n is', n)\n    return 2 * n"}
WRONG = {"program": "def double(n): return n + 1"}
RAISES = {"program": "def double(n):\n    return n / 0"}
NO_PROGRAM = {"program": "def double(n:"}


def report(reply: Any) -> Any:
    assert reply.status == 200, reply.text
    return reply.json["run"]


def test_a_run_shows_the_examples_and_counts_for_nothing(anywhere: Course) -> None:
    usage = anywhere.add(code_field(GRADER, max_attempts="2"))
    visit = anywhere.visit(usage)
    assert visit.state["can_run"] is True
    ran = report(visit.run(WRONG))
    assert [(test["name"], test["status"], test["expected"], test["actual"]) for test in ran["tests"]] == [
        ("two", "fail", "4", "3")
    ]
    assert (ran["status"], ran["own"], ran["marks"], ran["message_html"]) == ("ran", None, [], "")
    (test,) = report(visit.run(RIGHT))["tests"]
    assert (test["status"], test["output"], test["visibility"]) == ("pass", "n is 2\n", "example")
    assert visit.state["status"] == "new"
    assert visit.state["attempts"] == {"used": 0, "max": 2, "left": 2}
    assert (visit.state["history"], anywhere.events) == (0, [])


def test_what_was_run_is_there_after_a_reload(anywhere: Course) -> None:
    usage = anywhere.add(code_field(GRADER))
    anywhere.visit(usage).run(WRONG)
    again = anywhere.visit(usage)
    assert again.state["answers"] == WRONG
    assert again.state["status"] == "new"


def test_a_run_leaves_the_last_verdict_where_it_is(course: Course) -> None:
    visit = course.visit(course.add(code_field(GRADER)))
    graded = visit.submit(RIGHT).state
    assert visit.run(WRONG).state == graded | {"answers": WRONG}


def test_an_error_of_the_program_has_its_line(course: Course) -> None:
    visit = course.visit(course.add(code_field(GRADER)))
    ran = report(visit.run(RAISES))
    assert (ran["tests"][0]["cause"], ran["tests"][0]["line"]) == ("raised", 2)
    assert ran["marks"] == [
        {"field": "program", "line": 2, "column": None, "message": "ZeroDivisionError: division by zero"}
    ]
    assert visit.submit(RAISES).state["marks"] == ran["marks"]


def test_a_syntax_error_has_its_place_and_costs_nothing(course: Course) -> None:
    visit = course.visit(course.add(code_field(GRADER)))
    ran = report(visit.run(NO_PROGRAM))
    assert (ran["status"], ran["tests"]) == ("invalid", [])
    assert "cannot be read, so it was not run" in ran["message_html"]
    (mark,) = ran["marks"]
    assert (mark["field"], mark["line"]) == ("program", 1)
    assert visit.submit(NO_PROGRAM).state["marks"] == ran["marks"]
    assert visit.state["attempts"]["used"] == 0
    assert course.visit(visit.usage).state["marks"] == ran["marks"]


@pytest.mark.parametrize("grader", [PLAIN, PLAIN + "  # for example"])
def test_without_examples_the_program_is_started(course: Course, grader: str) -> None:
    visit = course.visit(course.add(code_field(grader)))
    assert report(visit.run(RIGHT)) == {"status": "ran", "message_html": "", "tests": [], "own": None, "marks": []}
    ran = report(visit.run({"program": "x = 1\nprint(y)"}))
    assert (ran["tests"][0]["cause"], ran["tests"][0]["line"], ran["tests"][0]["field"]) == ("raised", 2, "program")
    assert report(visit.run(NO_PROGRAM))["status"] == "invalid"


def test_the_starter_can_be_run_but_not_submitted(course: Course) -> None:
    visit = course.visit(course.add(code_field(GRADER)))
    starter = {"program": "def double(n):\n    return 0\n"}
    assert report(visit.run(starter))["tests"][0]["status"] == "fail"
    refused = visit.submit(starter)
    assert (refused.status, refused.error["name"]) == (400, "fields")
    assert "the code that was there at the start" in refused.error["fields"]["program"]
    assert course.visit(visit.usage).state["attempts"]["used"] == 0


def test_locked_lines_are_checked_by_the_server(course: Course) -> None:
    visit = course.visit(course.add(code_field(PLAIN, 'locked="1"')))
    refused = visit.submit({"program": "def double(x): return 2 * x"})
    assert "cannot be changed" in refused.error["fields"]["program"]
    assert visit.submit({"program": "def double(n):\n    return 2 * n"}).state["status"] == "correct"


def test_a_learner_tries_code_of_their_own(course: Course) -> None:
    visit = course.visit(course.add(code_field(PLAIN, 'own_input="code"')))
    own = {"field": "program", "text": "double(21)"}
    ran = report(visit.run(RIGHT, own))
    assert ran["own"] == {"field": "program", "output": "n is 21\n42\n", "error": "", "cause": "", "line": None}
    ran = report(visit.run(RAISES, own))
    assert (ran["own"]["cause"], ran["own"]["line"]) == ("raised", 2)
    assert "ZeroDivisionError" in ran["own"]["error"]
    ran = report(visit.run(RIGHT, {"field": "program", "text": "double("}))
    assert (ran["status"], ran["own"]["cause"]) == ("ran", "syntax")
    assert report(visit.run(NO_PROGRAM, own))["status"] == "invalid"


def test_a_learner_tries_input_of_their_own(course: Course) -> None:
    visit = course.visit(course.add(code_field(PLAIN, 'own_input="stdin"')))
    program = {"program": "n = int(input())\nprint(2 * n)"}
    assert report(visit.run(program, {"field": "program", "text": "21\n"}))["own"]["output"] == "42\n"
    failing = report(visit.run(program, {"field": "program", "text": "x\n"}))["own"]
    assert (failing["cause"], failing["line"]) == ("raised", 1)


@pytest.mark.parametrize(
    "own",
    [
        "double(1)",
        {"field": "program"},
        {"field": "other", "text": "x"},
        {"field": "program", "text": 3},
        {"field": ["program"], "text": "3"},
        {"field": "program", "text": "x" * 10_001},
        {"field": "program", "text": "\ud800"},
    ],
)
def test_what_cannot_be_tried_is_refused(course: Course, own: Any) -> None:
    visit = course.visit(course.add(code_field(PLAIN, 'own_input="code"')))
    assert visit.run(RIGHT, own).status == 400


def test_what_the_author_does_not_allow_is_not_tried(course: Course) -> None:
    visit = course.visit(course.add(code_field(PLAIN)))
    assert visit.run(RIGHT, {"field": "program", "text": "double(1)"}).status == 400


def test_runs_are_counted_for_each_learner(course: Course) -> None:
    often = Who("often", LEARNER.attributes, settings={"runs_per_minute": 2})
    other = Who("other", LEARNER.attributes, settings={"runs_per_minute": 2})
    usage = course.add(code_field(PLAIN))
    visit = course.visit(usage, often)
    assert [visit.run(RIGHT).status for _ in range(3)] == [200, 200, 429]
    refused = visit.run(RIGHT)
    assert refused.error["name"] == "too-many-runs"
    assert 1 <= refused.error["retry_after"] <= 60
    assert refused.headers["Retry-After"] == str(refused.error["retry_after"])
    assert "2 times within a minute. Wait a little" in refused.error["message"]
    assert course.visit(usage, other).run(RIGHT).status == 200
    assert visit.submit(RIGHT).state["status"] == "correct"


def test_a_page_that_is_out_of_date_runs_nothing(course: Course) -> None:
    usage = course.add(code_field(PLAIN))
    visit = course.visit(usage)
    block = course.block(usage)
    block.prompt = "Another question."
    block.save()
    refused = visit.run(RIGHT)
    assert (refused.status, refused.error["name"]) == (409, "stale")
    assert "so your program was not run" in refused.error["message"]


def test_an_operator_turns_running_off(course: Course) -> None:
    visit = course.visit(course.add(code_field(PLAIN)), Who("a", LEARNER.attributes, settings={"runs_per_minute": 0}))
    assert visit.state["can_run"] is False
    assert visit.run(RIGHT).status == 403


@pytest.mark.parametrize(
    "wrong", [{"runs_per_minute": "many"}, {"program_limits": {"fuel": -1}}, {"program_limits": 3}]
)
def test_a_setting_that_makes_no_sense_is_logged_and_ignored(
    course: Course, caplog: pytest.LogCaptureFixture, wrong: dict[str, Any]
) -> None:
    visit = course.visit(course.add(code_field(PLAIN)), Who("a", LEARNER.attributes, settings=wrong))
    assert report(visit.run(RIGHT))["tests"] == []
    assert visit.submit(RIGHT).state["status"] == "correct"
    assert "XBLOCK_SETTINGS" in caplog.text


def test_an_operator_sets_what_programs_may_use(course: Course) -> None:
    little = Who("a", LEARNER.attributes, settings={"most_program_limits": {"fuel": 20_000_000}})
    visit = course.visit(course.add(code_field(PLAIN, 'fuel="1000000000"')), little)
    busy = {"program": "def double(n):\n    for i in range(10**6): pass\n    return 2 * n"}
    (test,) = visit.submit(busy).state["tests"]
    assert (test["status"], test["cause"]) == ("error", "fuel")


def test_nobody_runs_a_problem_without_code_or_without_being_signed_in(course: Course) -> None:
    visit = course.visit(course.add(one_field("def grade(answer, problem): return True")))
    assert visit.state["can_run"] is False
    assert visit.run({"answer": "x"}).status == 403
    assert course.visit(course.add(code_field(PLAIN)), ANONYMOUS).run(RIGHT).status == 403


def test_a_fault_of_the_examples_is_nobody_s_wrong_answer(course: Course, caplog: pytest.LogCaptureFixture) -> None:
    grader = PLAIN + "\ndef run_examples(answer, problem): raise ValueError('secret')"
    usage = course.add(code_field(grader))
    ran = report(course.visit(usage).run(RIGHT))
    assert (ran["status"], ran["tests"]) == ("not-run", [])
    assert "no fault of yours" in ran["message_html"]
    assert "secret" not in ran["message_html"]
    assert "program not run reference=" in caplog.text
    assert "secret" not in caplog.text
    assert "ValueError: secret" in report(course.visit(usage, STAFF).run(RIGHT))["message_html"]


def test_the_examples_are_on_the_page(course: Course) -> None:
    content = course.visit(course.add(code_field(GRADER))).fragment.content
    assert "double(2)" in content
    assert "double(3)" not in content


def test_what_the_page_knows_of_the_program(course: Course) -> None:
    usage = course.add(code_field(PLAIN, 'own_input="code" locked="1" runtimes="python-3.14 gone-1@7"'))
    init = init_of(course.block(usage).render("student_view", {}))
    code = init["code"]["program"]
    assert (code["own_input"], code["locked"]) == ("code", [[1, 1]])
    starter = "def double(n):\n    return 0"
    assert [(each["id"], each["mode"], each["starter"]) for each in code["runtimes"]] == [
        ("python-3.14@1", "python", starter),
        ("gone-1@7", "text", ""),
    ]
    assert init["editor"] == {"plain": False, "theme": "auto"}


def test_the_editor_stays_as_the_learner_wants_it(anywhere: Course) -> None:
    first, second = anywhere.add(code_field(PLAIN)), anywhere.add(code_field(GRADER))
    assert anywhere.visit(first).send("keep_editor", {"plain": True, "theme": "dark"}).json == {}
    for usage in (first, second):
        assert init_of(anywhere.block(usage).render("student_view", {}))["editor"] == {"plain": True, "theme": "dark"}


@pytest.mark.parametrize("body", [{}, {"plain": 1, "theme": "dark"}, {"plain": True, "theme": "<b>"}])
def test_anything_else_is_no_editor(course: Course, body: Any) -> None:
    assert post(course.block(course.add(code_field(PLAIN))), "keep_editor", body).status == 400
