"""The policies in Studio and in OLX: what is set for the problem, and what the course says otherwise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from lxml import etree, html
from xblock.fields import Boolean, Date, Float, Integer, Scope, String, Timedelta
from xblock.runtime import KvsFieldData

from tests.examples import SQUARES
from wasm_problem.block import WasmProblemBlock
from wasm_problem.grading.olx import OlxError
from wasm_problem.policies import GradingMethod, Rerandomize, ShowAnswer

from .support import AUTHOR, NOBODY, READER, Course, PlatformRuntime, Who, Workbench, post

UNTOUCHED = SQUARES.replace('max_attempts="3" ', "")
OWN = {
    "showanswer": "after_attempts",
    "attempts_before_showanswer_button": 2,
    "submission_wait_seconds": 90,
    "rerandomize": "onreset",
    "grading_method": "highest_score",
}
ALL = OWN | {"max_attempts": 5, "show_reset_button": True}
OTHER = {
    "showanswer": "closed",
    "attempts_before_showanswer_button": 0,
    "submission_wait_seconds": 0,
    "rerandomize": "always",
    "grading_method": "first_score",
    "max_attempts": 2,
    "show_reset_button": False,
}


class Inheritable:
    """The fields that the platform gives every block, of which a course has its defaults."""

    due = Date(scope=Scope.settings)
    graceperiod = Timedelta(scope=Scope.settings)
    start = Date(scope=Scope.settings, default=datetime(2030, 1, 1, tzinfo=UTC))
    days_early_for_beta = Float(scope=Scope.settings, default=None)
    showanswer = String(scope=Scope.settings, default="finished")
    show_correctness = String(scope=Scope.settings, default="always")
    rerandomize = String(scope=Scope.settings, default="never")
    max_attempts = Integer(scope=Scope.settings)
    show_reset_button = Boolean(scope=Scope.settings, default=False)


class InheritingFieldData(KvsFieldData):
    """What a problem has no value of its own for comes from the course, as JSON."""

    def __init__(self, store: Any, course_settings: Mapping[str, Any]) -> None:
        super().__init__(store)
        self._course_settings = course_settings

    def default(self, block: Any, name: str) -> Any:
        return self._course_settings[name]


class CourseRuntime(PlatformRuntime):
    def __init__(self, course: CourseWithDefaults, who: Who) -> None:
        super().__init__(course, who)
        self._services["field-data"] = InheritingFieldData(course.store, course.settings)

    def load_block_type(self, block_type: str) -> type:
        return type("WasmProblemBlockWithMixins", (WasmProblemBlock, Inheritable), {})


class CourseWithDefaults(Course):
    def __init__(self, **settings: Any) -> None:
        super().__init__()
        self.settings = settings

    def add(self, xml: str) -> Any:
        return CourseRuntime(self, NOBODY).parse_xml_string(xml)

    def block(self, usage: Any, who: Who = AUTHOR) -> Any:
        return CourseRuntime(self, who).get_block(usage)


def save(course: Course, usage: Any, **settings: Any) -> Any:
    return post(course.block(usage, AUTHOR), "studio_save", {"settings": settings})


def own(course: Course, usage: Any) -> dict[str, Any]:
    """What is set for the problem alone."""
    block = course.block(usage)
    return {name: getattr(block, name) for name in ALL if block.fields[name].is_set_on(block)}


class Page:
    """The Studio page of an author."""

    def __init__(self, course: Course, usage: Any) -> None:
        content = course.block(usage, AUTHOR).render("studio_view", {}).content
        self.root = html.fromstring(f"<div>{content}</div>")

    @property
    def settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = json.loads(self.root.xpath("//*[@data-uid]/@data-init")[0])["settings"]
        return settings

    def control(self, name: str) -> Any:
        return self.root.xpath(f"//*[@data-value='{name}']")[0]

    def choices(self, name: str) -> dict[str, str]:
        return {option.get("value"): option.text for option in self.control(name).iter("option")}

    def unset(self, name: str) -> str:
        """What the page says of a setting that is left alone."""
        found = self.root.xpath(f"//*[@data-setting='{name}']/*[contains(@id, '-unset')]")
        if not found:
            return ""
        assert found[0].get("id") in self.control(name).get("aria-describedby").split()
        return str(found[0].text_content())

    @property
    def told(self) -> dict[str, str]:
        found = self.root.xpath("//dl[contains(@class, 'wps-told')]/div")
        return {each.find("dt").text: each.find("dd").text_content() for each in found}


def test_each_setting_is_stored_and_shown_again(anywhere: Course) -> None:
    usage = anywhere.add(UNTOUCHED)
    assert save(anywhere, usage, **ALL).status == 200
    assert own(anywhere, usage) == ALL
    assert {name: Page(anywhere, usage).settings[name] for name in ALL} == ALL


def test_each_setting_is_taken_back(anywhere: Course) -> None:
    usage = anywhere.add(UNTOUCHED)
    save(anywhere, usage, **ALL)
    assert save(anywhere, usage, **dict.fromkeys(ALL)).status == 200
    assert own(anywhere, usage) == {}
    assert {name: Page(anywhere, usage).settings[name] for name in ALL} == dict.fromkeys(ALL)


def test_what_is_not_sent_stays_and_what_is_untouched_stays_the_course_s(anywhere: Course) -> None:
    usage = anywhere.add(UNTOUCHED)
    save(anywhere, usage, **ALL)
    assert save(anywhere, usage, showanswer="never").status == 200
    assert own(anywhere, usage) == ALL | {"showanswer": "never"}
    fresh = anywhere.add(UNTOUCHED)
    assert save(anywhere, fresh, **Page(anywhere, fresh).settings).status == 200
    assert own(anywhere, fresh) == {}


@pytest.mark.parametrize("name", ALL)
def test_a_course_says_what_holds_until_the_problem_does(name: str) -> None:
    course = CourseWithDefaults(**{name: ALL[name]})
    usage = course.add(UNTOUCHED)
    assert getattr(course.block(usage), name) == ALL[name]
    assert Page(course, usage).settings[name] is None
    other = OTHER[name]
    assert save(course, usage, **{name: other}).status == 200
    assert (own(course, usage), getattr(course.block(usage), name)) == ({name: other}, other)
    assert save(course, usage, **{name: None}).status == 200
    assert (own(course, usage), getattr(course.block(usage), name)) == ({}, ALL[name])


def test_the_page_names_what_the_course_says() -> None:
    course = CourseWithDefaults(showanswer="closed", rerandomize="true", max_attempts=4, show_reset_button=True)
    usage = course.add(UNTOUCHED)
    expected = {
        "showanswer": '"As the course says" now means: When no attempt is left, or when it is past due.',
        "rerandomize": '"As the course says" now means: A new variant at each reset, '
        "which has to come before each further attempt.",
        "show_reset_button": '"As the course says" now means: Yes.',
        "max_attempts": "Empty: as the course says, which now means: 4.",
    }
    assert {name: Page(course, usage).unset(name) for name in expected} == expected
    save(course, usage, **ALL)
    assert {name: Page(course, usage).unset(name) for name in expected} == expected


def test_the_page_names_what_holds_when_the_course_says_nothing(anywhere: Course) -> None:
    page = Page(anywhere, anywhere.add(UNTOUCHED))
    assert page.unset("showanswer").endswith("When their answer is correct, no attempt is left, or it is past due.")
    assert page.unset("rerandomize").endswith("One of 20 variants for each learner.")
    assert page.unset("show_reset_button").endswith("No.")
    assert page.unset("max_attempts").endswith("as often as they like.")


@pytest.mark.parametrize("value", ["weird", None])
def test_a_course_s_unknown_value_is_named_as_what_it_does(value: Any) -> None:
    course = CourseWithDefaults(showanswer=value)
    assert Page(course, course.add(UNTOUCHED)).unset("showanswer") == '"As the course says" now means: Never.'


def test_only_what_courses_set_can_be_left_to_the_course(anywhere: Course) -> None:
    page = Page(anywhere, anywhere.add(UNTOUCHED))
    for name in ("showanswer", "rerandomize", "show_reset_button"):
        assert page.choices(name)[""] == "As the course says"
    assert "" not in page.choices("grading_method")
    assert page.unset("submission_wait_seconds") == page.unset("grading_method") == ""


def test_a_default_that_no_course_sets_is_not_stored(anywhere: Course) -> None:
    usage = anywhere.add(UNTOUCHED)
    save(anywhere, usage, grading_method="highest_score")
    assert save(anywhere, usage, grading_method="last_score", showanswer="finished").status == 200
    assert own(anywhere, usage) == {"showanswer": "finished"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("showanswer", ShowAnswer), ("rerandomize", Rerandomize), ("grading_method", GradingMethod)],
)
def test_every_choice_has_a_title_and_can_be_saved(course: Course, name: str, kind: Any) -> None:
    usage = course.add(UNTOUCHED)
    choices = Page(course, usage).choices(name)
    assert set(choices) - {""} == {choice.value for choice in kind}
    assert len(set(choices.values())) == len(choices)
    for choice in kind:
        assert save(course, usage, **{name: choice.value}).status == 200
        assert getattr(course.block(usage), name) == choice


@pytest.mark.parametrize(
    ("name", "value"),
    [(name, value) for name in ("showanswer", "rerandomize", "grading_method") for value in ("weird", "", 1, True, [])]
    + [
        (name, value)
        for name in ("submission_wait_seconds", "attempts_before_showanswer_button", "max_attempts")
        for value in (-1, 1.5, True, "3", [], 1_000_001)
    ]
    + [("show_reset_button", value) for value in ("true", 1, [])],
)
def test_what_makes_no_sense_is_refused_by_name_and_nothing_is_saved(course: Course, name: str, value: Any) -> None:
    usage = course.add(UNTOUCHED)
    reply = save(course, usage, **{name: value, "display_name": "Renamed"})
    assert reply.status == 400
    ((field, message),) = [(error["field"], error["message"]) for error in reply.json["errors"]]
    assert field == name
    assert message.endswith(".")
    assert own(course, usage) == {}
    assert course.block(usage).display_name != "Renamed"
    checked = post(course.block(usage, READER), "studio_check", {"settings": {name: value}})
    assert [error["field"] for error in checked.json["errors"]] == [name]


def test_all_errors_are_told_at_once(course: Course) -> None:
    usage = course.add(UNTOUCHED)
    reply = save(course, usage, showanswer="weird", submission_wait_seconds=-1, grader="def grade(answer, problem)")
    named = {error["field"] for error in reply.json["errors"]}
    assert named == {"showanswer", "submission_wait_seconds", "grader"}


def test_reading_rights_are_not_enough_to_change_a_policy(course: Course) -> None:
    usage = course.add(UNTOUCHED)
    reply = post(course.block(usage, READER), "studio_save", {"settings": {"showanswer": "always"}})
    assert reply.status == 403
    assert own(course, usage) == {}


@pytest.mark.parametrize(
    ("older", "shown"), [("true", "always"), ("", "always"), ("false", "per_student"), ("weird", "weird")]
)
def test_older_names_are_shown_as_the_newer_ones(course: Course, older: str, shown: str) -> None:
    usage = course.add(UNTOUCHED.replace("<wasm_problem ", f'<wasm_problem rerandomize="{older}" '))
    assert Page(course, usage).settings["rerandomize"] == shown


def test_what_is_set_for_the_subsection_is_told() -> None:
    due = datetime(2031, 5, 6, 7, 8, tzinfo=UTC)
    written = {"due": due.isoformat(), "graceperiod": "1 hour 30 minutes", "show_correctness": "past_due"}
    course = CourseWithDefaults(**written)
    assert Page(course, course.add(UNTOUCHED)).told == {
        "Due date": "2031-05-06 07:08 UTC, and 1.5 hours of grace",
        "Show results": "When it is past due",
    }
    course = CourseWithDefaults(due=due.isoformat())
    assert Page(course, course.add(UNTOUCHED)).told["Due date"] == "2031-05-06 07:08 UTC"


def test_without_a_due_date_none_is_told(anywhere: Course) -> None:
    """The workbench gives every block a due date without a time zone, which is none."""
    assert Page(anywhere, anywhere.add(UNTOUCHED)).told == {"Due date": "None", "Show results": "Always"}


def exported(course: Course, usage: Any) -> str:
    node = etree.Element("x")
    course.block(usage).add_xml_to_node(node)
    return etree.tostring(node, encoding="unicode")


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        *[("showanswer", choice.value, choice.value) for choice in ShowAnswer],
        *[("rerandomize", choice.value, choice.value) for choice in Rerandomize],
        *[("grading_method", choice.value, choice.value) for choice in GradingMethod],
        *[("show_correctness", value, value) for value in ("always", "never", "past_due", "never_but_include_grade")],
        ("attempts_before_showanswer_button", 0, "0"),
        ("attempts_before_showanswer_button", 3, "3"),
        ("submission_wait_seconds", 0, "0"),
        ("submission_wait_seconds", 3600, "3600"),
        ("max_attempts", 0, "0"),
        ("max_attempts", 7, "7"),
        ("show_reset_button", True, "true"),
        ("show_reset_button", False, "false"),
    ],
)
def test_each_setting_goes_out_and_comes_back_in_olx(anywhere: Course, name: str, value: Any, written: str) -> None:
    block = anywhere.block(anywhere.add(UNTOUCHED), AUTHOR)
    setattr(block, name, value)
    block.save()
    olx = exported(anywhere, block.scope_ids.usage_id)
    assert etree.fromstring(olx).get(name) == written
    again = anywhere.block(anywhere.add(olx))
    assert again.fields[name].is_set_on(again)
    assert getattr(again, name) == value
    assert exported(anywhere, again.scope_ids.usage_id) == olx


def test_what_the_course_says_does_not_go_out_in_olx() -> None:
    course = CourseWithDefaults(**ALL, due="2031-01-01T00:00:00Z")
    node = etree.fromstring(exported(course, course.add(UNTOUCHED)))
    assert set(node.attrib) & {*ALL, "due", "show_correctness"} == set()


def test_a_due_date_of_the_problem_itself_survives_olx() -> None:
    course = CourseWithDefaults()
    dated = UNTOUCHED.replace("<wasm_problem ", '<wasm_problem due="2031-05-06T07:08:00Z" graceperiod="2 hours" ')
    again = course.block(course.add(exported(course, course.add(dated))))
    assert (again.due, again.graceperiod) == (datetime(2031, 5, 6, 7, 8, tzinfo=UTC), timedelta(hours=2))


@pytest.mark.parametrize("attribute", ['submission_wait_seconds="soon"', 'attempts_before_showanswer_button="[2]"'])
def test_what_is_no_number_is_refused_with_its_line(course: Course, attribute: str) -> None:
    name = attribute.partition("=")[0]
    with pytest.raises(OlxError, match=rf"line 1: {name}=.* is no value of this setting"):
        course.add(UNTOUCHED.strip().replace("<wasm_problem ", f"<wasm_problem {attribute} "))


def test_an_imported_value_that_is_no_choice_is_shown_and_has_to_be_replaced(workbench: Workbench) -> None:
    usage = workbench.add(UNTOUCHED.replace("<wasm_problem ", '<wasm_problem showanswer="weird" '))
    settings = Page(workbench, usage).settings
    assert settings["showanswer"] == "weird"
    reply = save(workbench, usage, **settings)
    assert [error["field"] for error in reply.json["errors"]] == ["showanswer"]
    assert save(workbench, usage, **settings | {"showanswer": "never"}).status == 200
