"""What is published for the gradebook and the tracking log: capa's events in capa's shape, each once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from xblock.completable import XBlockCompletionMode

from tests.examples import SQUARES
from wasm_problem.block import WasmProblemBlock, answer_texts
from wasm_problem.block.fields import versioned

from .capa_shapes import SHAPES, fits
from .support import AUTHOR, RIGHT, STAFF, Course, Visit, code_field, one_field, post

EVERY_KIND = """
<wasm_problem display_name="Every kind" runtime="python-3.14" rerandomize="onreset" show_reset_button="true">
  <prompt>Of {{n}}.</prompt>
  <input name="word" kind="text" label="A *word* of {{n}} letters"/>
  <input name="number" kind="number" label="A number"/>
  <input name="one" kind="choice"><choice value="a">*First* of {{n}}</choice><choice value="b">Second</choice></input>
  <input name="some" kind="choices" label="Some"><choice value="a">First</choice><choice value="b">B</choice></input>
  <input name="program" kind="code" label="Program" runtimes="python-3.14@1 javascript-es2023@1"/>
  <grader><![CDATA[
def generate(problem):
    return {"n": 5, "hidden": "never shown"}
def grade(answer, problem):
    print("printed by the grader")
    return {"score": 0.25, "message": "Look **again**.", "tests": [
        {"name": "T", "passed": False, "visibility": "hidden", "expected": "E", "message": "told of a hidden test"}]}
]]></grader>
  <solution>It is solved like this.</solution>
</wasm_problem>
"""
TYPED = {
    "word": "seven",
    "number": "3.5",
    "one": "a",
    "some": ["a", "b"],
    "program": {"source": "print(1)", "runtime": "python-3.14@1"},
}


def published(course: Course, act: Callable[[], Any]) -> list[tuple[str, Any]]:
    """The events of an act, each checked against its shape."""
    known = len(course.events)
    act()
    found = course.events[known:]
    assert [name for name, data in found if not fits(without_runtime(data), SHAPES[name])] == []
    return found


def without_runtime(data: Any) -> Any:
    """`runtime` of a submission is the only thing that capa has not."""
    if "submission" not in data:
        return data
    plain = {key: {k: v for k, v in item.items() if k != "runtime"} for key, item in data["submission"].items()}
    return data | {"submission": plain}


def names(course: Course, act: Callable[[], Any]) -> list[str]:
    return [name for name, _ in published(course, act)]


def right(course: Course, usage: Any) -> dict[str, str]:
    n = course.block(usage).variables["values"]["n"]
    a, b = RIGHT[n]
    return {"a": a, "b": b}


def test_a_submission_of_every_kind_of_answer(anywhere: Course) -> None:
    usage = anywhere.add(EVERY_KIND)
    visit = anywhere.visit(usage)
    (_, grade), (name, data) = published(anywhere, lambda: visit.submit(TYPED))
    assert (name, grade["value"], data["grade"], data["max_grade"], data["attempts"]) == (
        "problem_check",
        0.25,
        0.25,
        1.0,
        1,
    )
    block = anywhere.block(usage)
    ids = list(answer_texts.answer_ids(block, block.problem).values())
    assert data["problem_id"] == str(usage)
    assert data["answers"] == dict(zip(ids, ("seven", "3.5", "a", ["a", "b"], "print(1)"), strict=True))
    told = data["submission"]
    assert [told[each]["question"] for each in ids] == [
        *("A word of 5 letters", "A number", "Every kind", "Some", "Program"),
    ]
    assert [told[each]["answer"] for each in ids] == ["seven", "3.5", "First of 5", ["First", "B"], "print(1)"]
    assert [told[each]["response_type"] for each in ids] == [*["customresponse"] * 4, "coderesponse"]
    assert told[ids[4]]["runtime"] == "python-3.14@1"
    assert {told[each]["variant"] for each in ids} == {block.seed}
    assert {told[each]["correct"] for each in ids} == {False}
    assert data["success"] == "incorrect"
    assert {entry["correctness"] for entry in data["correct_map"].values()} == {"partially-correct"}
    assert sum(entry["npoints"] for entry in data["correct_map"].values()) == pytest.approx(0.25)
    assert [data["correct_map"][each]["msg"] for each in ids] == ["<p>Look <strong>again</strong>.</p>\n", *[""] * 4]
    assert data["state"]["student_answers"] == data["state"]["correct_map"] == {}
    assert data["state"]["done"] is False


def test_events_have_nothing_of_the_author_s(course: Course) -> None:
    usage = course.add(EVERY_KIND)
    visit = course.visit(usage)
    visit.submit(TYPED)
    visit.save(TYPED)
    visit.reset()
    course.block(usage).rescore(only_if_higher=False)
    log = json.dumps(course.events)
    assert "Look" in log
    for secret in ("printed by", "told of a hidden", "solved like", "never shown", "def grade", '"E"', '"T"'):
        assert secret not in log


def test_the_state_is_the_one_before(course: Course) -> None:
    usage = course.add(SQUARES)
    visit = course.visit(usage)
    visit.submit({"a": "0", "b": "0"})
    (_, _grade), (_, data) = published(course, lambda: visit.submit(right(course, usage)))
    assert list(data["state"]["student_answers"].values()) == ["0", "0"]
    assert {entry["correctness"] for entry in data["state"]["correct_map"].values()} == {"incorrect"}
    assert (data["state"]["done"], data["success"], data["attempts"]) == (True, "correct", 2)
    assert {entry["correctness"] for entry in data["correct_map"].values()} == {"correct"}


def test_the_grade_is_by_the_grading_method_and_the_correctness_of_the_attempt(course: Course) -> None:
    usage = course.add(SQUARES.replace("max_attempts", 'grading_method="average_score" max_attempts', 1))
    visit = course.visit(usage)
    visit.submit({"a": "0", "b": "0"})
    (_, grade), (_, data) = published(course, lambda: visit.submit(right(course, usage)))
    assert (grade["value"], data["grade"], data["success"]) == (0.5, 0.5, "correct")


@pytest.mark.parametrize("weight", ["0", "4", "0.1"])
def test_scores_are_before_weighting(course: Course, weight: str) -> None:
    usage = course.add(one_field("def grade(answer, problem): return 0.5", weight=weight))
    (_, grade), (_, data) = published(course, lambda: course.visit(usage).submit({"answer": "x"}))
    assert grade == {"value": 0.5, "max_value": 1.0, "only_if_higher": None}
    assert (data["grade"], data["max_grade"], course.block(usage).max_score()) == (0.5, 1.0, 1.0)


def test_the_log_has_results_that_the_learner_may_not_see_yet(course: Course) -> None:
    visit = course.visit(course.add(one_field("def grade(answer, problem): return True", show_correctness="never")))
    (_, _grade), (_, data) = published(course, lambda: visit.submit({"answer": "x"}))
    assert (visit.state["status"], data["success"]) == ("submitted", "correct")


def test_without_variants_there_is_none_in_the_event(course: Course) -> None:
    visit = course.visit(course.add(one_field("def grade(answer, problem): return True", rerandomize="never")))
    (_, _grade), (_, data) = published(course, lambda: visit.submit({"answer": "x"}))
    assert [told["variant"] for told in data["submission"].values()] == [""]


def test_a_counted_submission_is_told_once_however_often_it_is_sent(anywhere: Course) -> None:
    visit = anywhere.visit(anywhere.add(SQUARES))
    answers = {"a": "0", "b": "0"}
    assert names(anywhere, lambda: visit.submit(answers, id="one")) == ["grade", "problem_check"]
    assert names(anywhere, lambda: visit.submit(answers, id="one", attempt=0)) == []
    assert names(anywhere, lambda: visit.submit(answers, id="two", attempt=0)) == []  # another tab
    assert names(anywhere, lambda: visit.submit(answers, id="two")) == ["grade", "problem_check"]


FAILS = """
def grade(answer, problem):
    if answer["a"] == 1:
        raise InvalidAnswer("Not one.")
    return 1 / 0
"""


@pytest.mark.parametrize("typed", [{"a": "1", "b": "1"}, {"a": "2", "b": "2"}, {"a": "x", "b": "1"}, {"a": "1"}])
def test_what_is_not_graded_is_not_told(course: Course, typed: Any) -> None:
    usage = course.add(SQUARES)
    block = course.block(usage, AUTHOR)
    block.grader = block.grader.split("def grade")[0] + FAILS
    block.save()
    assert names(course, lambda: course.visit(usage).submit(typed)) == []


CLOSED = {
    "past due": ({"due": "2020-01-01T00:00:00Z"}, "closed"),
    "not open yet": ({"start": "2100-01-01T00:00:00Z"}, "closed"),
    "no attempts": ({"max_attempts": 0}, "closed"),
}


def restrict(course: Course, usage: Any, settings: Mapping[str, Any]) -> None:
    block = course.block(usage, AUTHOR)
    for name, value in settings.items():
        setattr(block, name, block.fields[name].from_json(value))
    block.save()


@pytest.mark.parametrize(("settings", "failure"), CLOSED.values(), ids=CLOSED)
def test_what_is_refused_is_told_as_refused(course: Course, settings: dict[str, Any], failure: str) -> None:
    usage = course.add(SQUARES)
    restrict(course, usage, settings)
    visit = course.visit(usage)
    ((name, data),) = published(course, lambda: visit.submit({"a": "3", "b": "nothing"}))
    assert (name, data["failure"], list(data["answers"].values())) == ("problem_check_fail", failure, ["3", "nothing"])
    ((name, data),) = published(course, lambda: visit.save({"a": "3", "b": "4"}))
    assert (name, data["failure"], list(data["answers"].values())) == ("save_problem_fail", failure, ["3", "4"])
    ((name, data),) = published(course, visit.reset)
    assert (name, data["failure"]) == ("reset_problem_fail", failure)


def test_who_has_to_reset_first_is_told_so(course: Course) -> None:
    visit = course.visit(course.add(SQUARES.replace("max_attempts", 'rerandomize="always" max_attempts', 1)))
    answers = {"a": "0", "b": "0"}
    visit.submit(answers)
    ((name, data),) = published(course, lambda: visit.submit(answers))
    assert (name, data["failure"]) == ("problem_check_fail", "unreset")
    ((name, data),) = published(course, lambda: visit.save(answers))
    assert (name, data["failure"]) == ("save_problem_fail", "done")


def test_who_has_to_wait_is_not_told_of(course: Course) -> None:
    visit = course.visit(course.add(SQUARES.replace("max_attempts", 'submission_wait_seconds="900" max_attempts', 1)))
    visit.submit({"a": "0", "b": "0"})
    assert visit.submit({"a": "0", "b": "0"}).status == 429
    assert [name for name, _ in course.events] == ["grade", "problem_check"]


def test_saving(anywhere: Course) -> None:
    visit = anywhere.visit(anywhere.add(SQUARES))
    visit.save({"a": "1", "b": "not yet"})
    ((name, data),) = published(anywhere, lambda: visit.save({"a": "1", "b": "2"}))
    assert (name, list(data["answers"].values())) == ("save_problem_success", ["1", "2"])
    assert list(data["state"]["student_answers"].values()) == ["1", "not yet"]
    assert data["state"]["has_saved_answers"] is True


def test_a_reset_tells_of_the_state_before_and_after(anywhere: Course) -> None:
    visit = anywhere.visit(anywhere.add(EVERY_KIND))
    ((name, data),) = published(anywhere, visit.reset)
    assert (name, data["failure"]) == ("reset_problem_fail", "not_done")
    visit.submit(TYPED)
    ((name, data),) = published(anywhere, visit.reset)
    old, new = data["old_state"], data["new_state"]
    assert (name, old["done"], new["done"]) == ("reset_problem", True, False)
    assert old["seed"] != new["seed"]
    assert len(old["student_answers"]) == len(old["correct_map"]) == 5
    assert new["student_answers"] == new["correct_map"] == {}


def test_the_solution_is_told_of_when_it_is_shown(course: Course) -> None:
    usage = course.add(SQUARES)
    assert names(course, lambda: post(course.block(usage), "show_answer", {})) == []
    restrict(course, usage, {"showanswer": "always"})
    assert published(course, lambda: post(course.block(usage), "show_answer", {})) == [
        ("showanswer", {"problem_id": str(usage)})
    ]


def submitted(course: Course, score: str) -> Any:
    usage = course.add(one_field(f"def grade(answer, problem): return {score}"))
    course.visit(usage).submit({"answer": "x"})
    return usage


def rescore(course: Course, usage: Any, only_if_higher: bool = False) -> list[tuple[str, Any]]:
    block = course.block(usage)
    found = published(course, lambda: block.rescore(only_if_higher=only_if_higher))
    block.save()
    return found


def test_a_rescore_tells_both_scores(course: Course) -> None:
    usage = submitted(course, "0.5")
    restrict(course, usage, {"grader": "def grade(answer, problem): return {'score': 1, 'message': 'New.'}"})
    (_, grade), (name, data) = rescore(course, usage)
    assert (name, grade["value"]) == ("problem_rescore", 1.0)
    assert (data["orig_score"], data["orig_total"], data["new_score"], data["new_total"]) == (0.5, 1.0, 1.0, 1.0)
    assert (data["success"], data["attempts"]) == ("correct", 1)
    assert [entry["correctness"] for entry in data["state"]["correct_map"].values()] == ["partially-correct"]
    assert [entry["msg"] for entry in data["correct_map"].values()] == ["<p>New.</p>\n"]


def test_a_rescore_that_changes_nothing_says_so(course: Course) -> None:
    usage = submitted(course, "0.5")
    restrict(course, usage, {"grader": "def grade(answer, problem): return 0.25"})
    ((name, data),) = rescore(course, usage, only_if_higher=True)
    assert (name, data["orig_score"], data["new_score"], data["success"]) == ("problem_rescore", 0.5, 0.5, "incorrect")


def test_a_rescore_that_fails_says_why(course: Course) -> None:
    usage = submitted(course, "0.5")
    restrict(course, usage, {"grader": "def grade(answer, problem): return 1 / 0"})
    ((name, data),) = rescore(course, usage)
    assert (name, data["failure"]) == ("problem_rescore_fail", "input_error")

    new = course.add(one_field("def grade(answer, problem): return True"))
    with pytest.raises(ValueError, match="no submission"):
        rescore(course, new)
    course.visit(new)
    with pytest.raises(ValueError, match="no submission"):
        course.block(new).rescore(only_if_higher=False)
    name, data = course.events[-1]
    assert (name, data["failure"]) == ("problem_rescore_fail", "unanswered")


def test_a_rescore_of_a_damaged_state_is_told_of(course: Course) -> None:
    usage = submitted(course, "0.5")
    block = course.block(usage)
    block.history = versioned(submissions=[{"typed": {"answer": "x"}}])
    with pytest.raises(KeyError):
        block.rescore(only_if_higher=False)
    name, data = course.events[-1]
    assert (name, data["failure"]) == ("problem_rescore_fail", "unexpected")
    assert fits(data, SHAPES[name])


def test_a_rescore_of_content_that_cannot_be_read_keeps_the_score_and_is_told_of(course: Course) -> None:
    usage = submitted(course, "0.5")
    restrict(course, usage, {"inputs": {"version": 99}})
    ((name, data),) = rescore(course, usage)
    assert (name, data["failure"], data["orig_score"]) == ("problem_rescore_fail", "input_error", 0.5)


LOST = 50_000
"""Characters of an event that the platform does not keep any more: TRACK_MAX_EVENT in its lms/envs/common.py."""
REQUEST = 4_000
"""What the platform may add: address, browser, course, user."""


class UsageKey(str):
    """As the platform's: text, and a method for ids in a page."""

    def html_id(self) -> str:
        return self.rpartition("@")[2]


def renamed(course: Course, usage: Any) -> UsageKey:
    """The same problem under a key of the platform's length."""
    key = UsageKey(f"block-v1:organisation+course+run+type@wasm_problem+block@{'0123456789abcdef' * 2}")
    course.ids._usages[key] = course.ids._usages[usage]
    return key


def test_ids_of_answers_are_as_capa_s(course: Course) -> None:
    block = course.block(renamed(course, course.add(SQUARES)))
    ids = answer_texts.answer_ids(block, block.problem)
    assert ids == {"a": f"{'0123456789abcdef' * 2}_2_1", "b": f"{'0123456789abcdef' * 2}_2_2"}


@pytest.mark.parametrize("character", ["x", "é", "\U0001f600", '"', "\n"])
def test_events_are_not_too_large_for_the_log(course: Course, character: str) -> None:
    visit = course.visit(
        course.add(code_field("def grade(answer, problem): return {'score': 0, 'message': 'm' * 20_000}"))
    )
    program = "#" + character.replace("\n", "\n#") * 20_000
    visit.submit({"program": program})
    (_, _grade), (_, data) = published(course, lambda: visit.submit({"program": program}))
    assert 32_000 < len(json.dumps(data)) < LOST - REQUEST
    (answer,) = data["answers"].values()
    assert "more characters)" in answer
    assert program.startswith(answer.split("…")[0])


def test_events_of_many_answer_fields_are_not_too_large_either(course: Course) -> None:
    fields = "".join(f'<input name="f{n}" kind="text" label="{n} {"long " * 100}"/>' for n in range(50))
    xml = one_field("def grade(answer, problem): return {'score': 0, 'message': 'm' * 20_000}")
    usage = course.add(xml.replace('<input name="answer" kind="text" label="Answer"/>', fields))
    visit = course.visit(renamed(course, usage))
    typed = {f"f{n}": "\U0001f600" * 1_000 + "x" for n in range(50)}
    visit.submit(typed)
    (_, _grade), (_, data) = published(course, lambda: visit.submit(typed))
    assert len(data["answers"]) == len(data["submission"]) == 50
    assert len(json.dumps(data)) < LOST - REQUEST
    assert len(json.dumps(published(course, lambda: visit.save(typed)))) < LOST - REQUEST


def test_a_short_answer_is_whole(course: Course) -> None:
    program = "x = 1\n" * 1_000
    visit = course.visit(course.add(code_field("def grade(answer, problem): return 0")))
    (_, _grade), (_, data) = published(course, lambda: visit.submit({"program": program}))
    assert list(data["answers"].values()) == [program]


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for item in value.values():
            yield from keys(item)


def test_nothing_in_an_event_is_mistaken_for_something_around_it(course: Course) -> None:
    """event-routing-backends looks for these at any depth (mixins/base_transformer.py, find_nested)."""
    visit = course.visit(course.add(EVERY_KIND))
    visit.submit(TYPED)
    visit.submit(TYPED)
    around = {"timestamp", "time", "session", "user_id", "username", "name", "event_source", "referer", "display_name"}
    assert around & {key for name, data in course.events for key in keys(data)} == set()


def test_staff_are_told_of_as_learners_are(course: Course) -> None:
    visit = Visit(course, course.add(SQUARES), STAFF)
    assert names(course, lambda: visit.submit({"a": "0", "b": "0"})) == ["grade", "problem_check"]


def test_the_platform_completes_the_block_on_a_score(course: Course) -> None:
    """completion.handlers.scorable_block_completion does it for each score, unless the block says otherwise."""
    assert XBlockCompletionMode.get_mode(WasmProblemBlock) == XBlockCompletionMode.COMPLETABLE
    assert not getattr(WasmProblemBlock, "has_custom_completion", False)
