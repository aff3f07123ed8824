"""Import and export through the runtimes of XBlock."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import etree, html
from xblock.fields import Scope, String
from xblock.runtime import KvsFieldData

from tests.examples import SQUARES
from wasm_problem.block import WasmProblemBlock
from wasm_problem.block.scenarios import scenarios
from wasm_problem.grading.olx import OlxError, parse

from .support import AUTHOR, NOBODY, Course, PlatformRuntime, Workbench, post

AUTHORED = [name for name, field in WasmProblemBlock.fields.items() if field.scope in (Scope.settings, Scope.content)]


def exported(course: Course, usage: object) -> str:
    node = etree.Element("unknown")
    course.block(usage, NOBODY).add_xml_to_node(node)
    return etree.tostring(node, encoding="unicode")


def authored(course: Course, usage: object) -> dict[str, object]:
    block = course.block(usage, NOBODY)
    return {name: getattr(block, name) for name in AUTHORED}


@pytest.mark.parametrize("course_of", [Course, Workbench])
@pytest.mark.parametrize("xml", [SQUARES, "<wasm_problem/>", *(xml for _title, xml in scenarios())])
def test_what_is_exported_is_imported_as_the_same(course_of: type[Course], xml: str) -> None:
    course = course_of()
    first = course.add(xml)
    text = exported(course, first)
    second = course.add(text)
    assert authored(course, second) == authored(course, first)
    assert exported(course, second) == text


def test_the_problem_of_the_issue(workbench: Workbench) -> None:
    block = workbench.block(workbench.add(SQUARES))
    assert (block.display_name, block.max_attempts, block.weight) == ("Sum of two squares", 3, 2.0)
    assert block.runtime_id == "python-3.14@1"
    assert [field.name for field in block.problem.inputs] == ["a", "b"]
    assert block.solution == "Any of 3,4 / 1,7 / 1,8 and so on."


def test_the_export_is_a_problem_of_the_format(course: Course) -> None:
    text = exported(course, course.add(SQUARES))
    assert text.startswith("<wasm_problem ")
    assert 'xblock-family="xblock.v1"' in text
    problem = parse(text)
    assert (problem.runtime, problem.weight) == ("python-3.14@1", 2.0)
    assert "def grade" in text
    assert "&lt;" not in text


def test_a_learner_s_state_is_not_exported(course: Course) -> None:
    usage = course.add(SQUARES)
    before = exported(course, usage)
    course.visit(usage).submit({"a": "987", "b": "654"})
    node = etree.Element("x")
    course.block(usage).add_xml_to_node(node)
    assert etree.tostring(node, encoding="unicode") == before


class FromThePlatform:
    """A mixin such as the platform's, with fields that we know nothing of."""

    showanswer = String(scope=Scope.settings, default="finished")
    group_access = String(scope=Scope.settings, default=None)


class MixingRuntime(PlatformRuntime):
    def load_block_type(self, block_type: str) -> type:
        return type("MixedBlock", (WasmProblemBlock, FromThePlatform), {})


def test_settings_of_the_platform_survive() -> None:
    course = Course()
    xml = SQUARES.replace("<wasm_problem ", '<wasm_problem showanswer="never" url_name="abc" nonsense="1" ')
    runtime = MixingRuntime(course, NOBODY)
    block = runtime.get_block(runtime.parse_xml_string(xml))
    assert block.showanswer == "never"
    node = etree.Element("x")
    block.add_xml_to_node(node)
    assert node.get("showanswer") == "never"
    assert node.get("group_access") is None
    again = runtime.get_block(runtime.parse_xml_string(etree.tostring(node, encoding="unicode")))
    assert again.showanswer == "never"


class WithCourseDefaults(KvsFieldData):
    """As the platform's: a setting that a problem leaves alone is the course's."""

    def default(self, block: Any, name: str) -> Any:
        return {"max_attempts": 7, "show_reset_button": True}[name]


def test_settings_of_the_course_hold_and_are_not_exported() -> None:
    course = Course()
    usage = course.add(SQUARES.replace('max_attempts="3" ', ""))
    before = exported(course, usage)
    block = course.block(usage, AUTHOR)
    block.runtime._services["field-data"] = WithCourseDefaults(course.store)
    assert block.problem.max_attempts == 7
    node = etree.Element("x")
    block.add_xml_to_node(node)
    assert etree.tostring(node, encoding="unicode") == before
    assert "max_attempts" not in before
    data = json.loads(html.fromstring(block.render("studio_view", {}).content).xpath("//*[@data-uid]/@data-init")[0])
    assert data["settings"]["max_attempts"] is None
    assert post(block, "studio_save", {"settings": data["settings"]}).status == 200
    assert not block.fields["max_attempts"].is_set_on(block)


def test_attributes_cannot_set_the_state_of_a_learner(course: Course) -> None:
    block = course.block(
        course.add(SQUARES.replace("<wasm_problem ", '<wasm_problem attempts="2" seed="1" score="x" '))
    )
    assert (block.attempts, block.seed, block.score) == (0, None, None)


def test_a_fault_names_its_line(course: Course) -> None:
    with pytest.raises(OlxError, match="line 4"):
        course.add(SQUARES.replace('name="a"', ""))


def test_the_demos_have_titles_of_their_own() -> None:
    titles = [title for title, _xml in scenarios()]
    assert len(titles) >= 6
    assert len(set(titles)) == len(titles)
