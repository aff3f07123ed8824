"""The report of problem responses that the course team downloads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.content.stored import OWN, Case, cases, store, stored_fields
from tests.examples import SQUARES

from .support import AUTHOR, LEARNER, OTHER, STRANGER_IN_STUDIO, Course, Who, code_field, one_field, post
from .test_events import EVERY_KIND, TYPED, restrict
from .test_leaks import FILE, MODES, PROGRAM_XML, PROGRAMS, SECRETS, XML, rendered


@dataclass
class UserState:
    """As the platform's client gives them for each learner of a block."""

    username: str
    state: Any


def stored(course: Course, usage: Any, who: Who = LEARNER) -> UserState:
    """What the platform has of a learner, read back from its JSON."""
    return UserState(str(who.user), json.loads(json.dumps(stored_fields(course.block(usage, who), OWN))))


def report(course: Course, usage: Any, *states: UserState, limit: int | None = None) -> list[tuple[str, Any]]:
    return list(course.block(usage, AUTHOR).generate_report_data(iter(states), limit))


def test_a_row_for_each_answer_field(course: Course) -> None:
    usage = course.add(EVERY_KIND.replace("rerandomize", 'weight="2" rerandomize', 1))
    course.visit(usage).submit(TYPED)
    rows = report(course, usage, stored(course, usage))
    standing = {"Status": "partially correct", "Score": 0.5, "Maximum score": 2.0, "Attempt": 1}
    assert rows == [
        ("learner", {"Answer ID": f"{usage}_2_{number}", "Question": question, "Answer": answer} | standing | more)
        for number, question, answer, more in (
            (1, "A word of 5 letters", "seven", {}),
            (2, "A number", "3.5", {}),
            (3, "Every kind", "First of 5", {}),
            (4, "Some", "First, B", {}),
            (5, "Program", "print(1)", {"Language": "python-3.14@1"}),
        )
    ]


def test_the_ids_are_those_of_the_events(course: Course) -> None:
    usage = course.add(EVERY_KIND)
    course.visit(usage).submit(TYPED)
    (data,) = (data for name, data in course.events if name == "problem_check")
    assert [row["Answer ID"] for _, row in report(course, usage, stored(course, usage))] == list(data["answers"])


def test_what_was_submitted_last_and_not_what_was_typed_since(course: Course) -> None:
    usage = course.add(one_field("def grade(answer, problem):\n    return answer == 'right'"))
    visit = course.visit(usage)
    for word in ("right", "wrong"):
        visit.submit({"answer": word})
    visit.save({"answer": "draft"})
    ((_, row),) = report(course, usage, stored(course, usage))
    assert (row["Answer"], row["Status"], row["Score"], row["Attempt"]) == ("wrong", "incorrect", 0.0, 2)


def test_the_status_is_of_the_submission_also_after_an_answer_that_was_not_graded(course: Course) -> None:
    usage = course.add(one_field("def grade(answer, problem):\n    return True if answer == 'right' else None"))
    visit = course.visit(usage)
    visit.submit({"answer": "right"})
    assert visit.submit({"answer": "x"}).state["status"] == "not-graded"
    ((_, row),) = report(course, usage, stored(course, usage))
    assert (row["Answer"], row["Status"]) == ("right", "correct")


def test_the_score_that_staff_set(course: Course) -> None:
    usage = course.add(one_field("def grade(answer, problem): return 0", weight="4"))
    course.visit(usage).submit({"answer": "x"})
    block = course.block(usage)
    block.set_score(type(block.get_score())(3.0, 4.0))
    block.save()
    ((_, row),) = report(course, usage, stored(course, usage))
    assert (row["Score"], row["Maximum score"], row["Status"]) == (3.0, 4.0, "incorrect")


def test_an_answer_that_was_only_saved(course: Course) -> None:
    usage = course.add(SQUARES)
    course.visit(usage).save({"a": "3", "b": ""})
    rows = report(course, usage, stored(course, usage))
    assert [(row["Answer"], row["Status"], row["Score"], row["Attempt"]) for _, row in rows] == [
        ("3", "saved, not submitted", "", ""),
        ("", "saved, not submitted", "", ""),
    ]


def test_nothing_of_learners_who_have_not_answered(course: Course) -> None:
    usage = course.add(SQUARES)
    course.visit(usage)
    assert report(course, usage, stored(course, usage), UserState("new", {})) == []


def test_questions_have_the_numbers_that_the_learner_saw(course: Course) -> None:
    grader = "def generate(problem):\n    return {'n': problem.seed}\ndef grade(answer, problem): return True"
    usage = course.add(
        one_field(grader, rerandomize="onreset").replace('label="Answer"', 'label="Twice {{n}} &lt; *3*?"')
    )
    visit = course.visit(usage)
    seed = course.block(usage).seed
    visit.submit({"answer": "x"})
    visit.reset()
    assert course.block(usage).seed != seed
    ((_, row),) = report(course, usage, stored(course, usage))
    assert row["Question"] == f"Twice {seed} < 3?"


def test_the_limit_counts_rows_and_nothing_is_read_beyond_it(course: Course) -> None:
    usage = course.add(SQUARES)
    for who in (LEARNER, OTHER):
        course.visit(usage, who).submit({"a": "1", "b": "2"})
    states = [stored(course, usage, who) for who in (LEARNER, OTHER)]
    lengths = {limit: len(report(course, usage, *states, limit=limit)) for limit in (0, 1, 2, 3, 9, None)}
    assert lengths == {0: 0, 1: 1, 2: 2, 3: 3, 9: 4, None: 4}

    def endless() -> Iterator[UserState]:
        while True:
            yield states[0]

    assert len(list(course.block(usage).generate_report_data(endless(), 101))) == 101


def test_a_field_that_the_problem_no_longer_has(course: Course) -> None:
    usage = course.add(SQUARES)
    course.visit(usage).submit({"a": "1", "b": "2"})
    state = stored(course, usage)
    inputs = course.block(usage).inputs
    restrict(course, usage, {"inputs": {**inputs, "inputs": inputs["inputs"][:1]}})
    rows = report(course, usage, state)
    assert [(row["Answer ID"], row["Question"], row["Answer"]) for _, row in rows] == [
        (f"{usage}_2_1", "a", "1"),
        ("b", "b (an answer field that the problem no longer has)", "2"),
    ]


DAMAGED: dict[str, Any] = {
    "no state": None,
    "a list": [],
    "a text": "{}",
    "of newer software": {"submission": {"version": 99, "typed": {"answer": "x"}}},
    "a draft of newer software": {"draft": {"version": 99}, "has_saved_answers": True},
    "of no version": {"submission": {"typed": {"answer": "x"}}},
    "a submission that is a list": {"submission": ["x"]},
    "nothing typed": {"submission": {"version": 2, "attempt": 1}},
    "typed is a text": {"submission": {"version": 2, "typed": "x"}},
    "a history of newer software": {"submission": {"version": 2, "typed": {}}, "history": {"version": 99}},
    "a history that is a text": {"submission": {"version": 2, "typed": {}}, "history": "x"},
    "submissions are a text": {
        "submission": {"version": 2, "typed": {}},
        "history": {"version": 2, "submissions": "x"},
    },
    "a submission is a text": {
        "submission": {"version": 2, "typed": {}},
        "history": {"version": 2, "submissions": ["x"]},
    },
    "a score that is a text": {"submission": {"version": 2, "typed": {}}, "score": "1"},
    "a score of texts": {"submission": {"version": 2, "typed": {}}, "score": {"raw_earned": "1", "raw_possible": "1"}},
    "variables are a list": {"submission": {"version": 2, "typed": {}}, "variables": {"version": 2, "values": []}},
}


@pytest.mark.parametrize("state", DAMAGED.values(), ids=DAMAGED)
def test_a_state_that_cannot_be_read_gets_a_row_that_says_so(course: Course, state: Any) -> None:
    usage = course.add(one_field("def grade(answer, problem): return True"))
    course.visit(usage).submit({"answer": "fine"})
    damaged, (_, fine) = report(course, usage, UserState("poor", state), stored(course, usage))
    assert damaged[0] == "poor"
    assert set(damaged[1]) == {"Answer ID", "Question", "Answer"}
    assert "cannot be read" in damaged[1]["Answer"]
    assert fine["Answer"] == "fine"


@pytest.mark.parametrize("typed", [{"answer": None}, {"answer": {"x": 1}}, {"answer": [1]}, {"answer": 3}, {}])
def test_odd_answers_are_told_as_text(course: Course, typed: Any) -> None:
    usage = course.add(one_field("def grade(answer, problem): return True"))
    rows = report(course, usage, UserState("odd", {"submission": {"version": 2, "typed": typed}}))
    assert [type(row["Answer"]) for _, row in rows] == [str] * len(typed)


def test_a_problem_that_cannot_be_read_gets_rows_that_say_so(course: Course) -> None:
    usage = course.add(SQUARES)
    course.visit(usage).submit({"a": "1", "b": "2"})
    state = stored(course, usage)
    restrict(course, usage, {"inputs": {"version": 99}})
    ((name, row),) = report(course, usage, state)
    assert name == "learner"
    assert row["Question"] == "Sum of two squares"
    assert "problem cannot be read" in row["Answer"]


LEARNERS = [(case, learner) for case in cases("v1") for learner in case.learners]


@pytest.mark.parametrize(
    ("case", "learner"), LEARNERS, ids=lambda each: each.folder.name if isinstance(each, Case) else each
)
def test_states_of_version_1(course: Course, case: Case, learner: str) -> None:
    usage = course.ids.create_usage(course.ids.create_definition("wasm_problem"))
    store(course, usage, case.fields)
    state = case.states[learner]["stored"]
    rows = report(course, usage, UserState(learner, state))
    submission = state.get("submission")
    typed = submission["typed"] if submission else state["draft"]["answers"] if state.get("has_saved_answers") else {}
    assert len(rows) == len(typed)
    for _, row in rows:
        assert "cannot be read" not in row["Answer"]
        assert row["Attempt"] == (submission["attempt"] if submission else "")
        told = case.states[learner]["page"]["state"]["score"]
        if submission and told is not None:
            assert row["Score"] == told["earned"]


@pytest.mark.parametrize("xml", [XML, PROGRAM_XML], ids=["problem", "program"])
def test_a_report_has_nothing_that_learners_may_not_know(course: Course, xml: str) -> None:
    """It is downloaded, mailed and read by people who may not read the grader."""
    usage = course.add(xml)
    for answer in (MODES if xml is XML else PROGRAMS).values():
        course.visit(usage).submit(answer)
    rows = report(course, usage, stored(course, usage))
    assert rows
    told = json.dumps(rows).lower()
    assert [place for place, secret in SECRETS.items() if secret in told] == []
    assert FILE not in json.dumps(rows)
    assert "Correct Answer" not in {column for _, row in rows for column in row}


@pytest.mark.parametrize("who", [LEARNER, STRANGER_IN_STUDIO], ids=["learner", "stranger in Studio's preview"])
def test_a_learner_who_names_it_as_a_view_or_a_handler_gets_nothing(anywhere: Course, who: Who) -> None:
    usage = anywhere.add(one_field("def grade(answer, problem): return True"))
    anywhere.visit(usage, OTHER).submit({"answer": "somebody else's"})
    with pytest.raises(TypeError, match="made of learners' states"):
        rendered(anywhere.block(usage, who), "generate_report_data")
    for context in (None, {}, {"student": "other"}, "other"):
        with pytest.raises(TypeError):
            anywhere.block(usage, who).generate_report_data(context)
    with pytest.raises(Exception, match="generate_report_data"):
        post(anywhere.block(usage, who), "generate_report_data", {})


class German:
    """An i18n service of the platform's shape."""

    words = {"Answer": "Antwort", "Question": "Frage", "Status": "Stand", "correct": "richtig"}

    def gettext(self, text: str) -> str:
        return self.words.get(text, text)


def test_columns_and_words_are_in_the_language_of_the_reader(course: Course) -> None:
    usage = course.add(code_field("def grade(answer, problem): return True"))
    course.visit(usage).submit({"program": "x = 1"})
    block = course.block(usage, AUTHOR)
    block.runtime._services["i18n"] = German()
    ((_, row),) = block.generate_report_data(iter([stored(course, usage)]))
    assert (row["Frage"], row["Antwort"], row["Stand"]) == ("Program", "x = 1", "richtig")
