"""The editor for programs: its keys, its looks, and the plain text box that can stand in its place."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from .code_field import BEFORE_TYPING, WHILE_TYPING, CodeField
from .learner import Learner
from .narrow import narrow
from .programs import MEAN, MEAN_RIGHT, MEAN_STARTER, MEAN_WITHOUT_NONE, SAY, UNREADABLE

Visit = Callable[..., Learner]

LOCKED = "Programming: the median"
LOCKED_LINES = [
    "def median(readings):",
    '    """Return the median of a list of numbers, or None for an empty list."""',
]
STARTER_OF_LOCKED = "\n".join([*LOCKED_LINES, "    ..."])
DARK = "rgb(27, 33, 41)"
LIGHT = "rgb(255, 255, 255)"


def test_tab_leaves_until_something_is_typed(learner: Visit) -> None:
    at = learner(MEAN)
    press, program = at.page.keyboard.press, at.code()
    at.title.focus()
    press("Tab")
    expect(program.box).to_be_focused()
    press("Tab")
    assert at.focused() == 'button "Back to starter code"'
    press("Shift+Tab")
    expect(program.box).to_be_focused()
    program.expect_tab(BEFORE_TYPING)
    press("ArrowDown")
    press("Tab")
    assert at.focused() == 'button "Back to starter code"', "to look at a program is not to type"
    press("Shift+Tab")
    press("Shift+Tab")
    expect(program.box).not_to_be_focused()
    program.expect_text(MEAN_STARTER)


def test_tab_indents_while_typing_and_esc_gives_it_back(learner: Visit) -> None:
    at = learner(MEAN)
    press, program = at.page.keyboard.press, at.code()
    at.tab_to(program.box)
    press("ControlOrMeta+A")
    program.type("x")
    program.expect_tab(WHILE_TYPING)
    press("Home")
    press("Tab")
    program.expect_text("    x")
    press("Shift+Tab")
    program.expect_text("x")
    press("Escape")
    program.expect_tab(BEFORE_TYPING)
    press("Tab")
    assert at.focused() == 'button "Back to starter code"'
    press("Shift+Tab")
    press("Shift+Tab")
    expect(program.box).not_to_be_focused()
    program.expect_text("x")


def test_tab_indents_after_a_click(learner: Visit) -> None:
    at = learner(MEAN)
    program = at.code()
    program.lines.nth(1).click()
    program.expect_tab(WHILE_TYPING)
    at.page.keyboard.press("Home")
    at.page.keyboard.press("Tab")
    program.expect_text("def mean(numbers):\n        ...")
    at.page.keyboard.press("Escape")
    program.expect_tab(BEFORE_TYPING)
    at.page.keyboard.press("Tab")
    assert at.focused() == 'button "Back to starter code"'


def test_the_editor_helps_with_writing(learner: Visit) -> None:
    at = learner(MEAN)
    press, program = at.page.keyboard.press, at.code()
    program.box.click()
    press("ControlOrMeta+A")
    program.type("def mean(numbers):\nif not numbers:\nreturn None\nelse:\nreturn (1)")
    program.expect_text("def mean(numbers):\n    if not numbers:\n        return None\n    else:\n        return (1)")
    expect(program.box.locator(".cm-matchingBracket")).to_have_text(["(", ")"])
    word = program.box.get_by_text("return", exact=True).first
    expect(word).not_to_have_css("color", program.lines.first.evaluate("line => getComputedStyle(line).color"))

    press("ControlOrMeta+F")
    program.type("numbers")
    expect(program.box.locator(".cm-searchMatch")).to_have_count(2)
    press("Enter")
    expect(at.notice).to_be_empty()  # Enter searches on, and does not submit
    press("Escape")
    expect(program.box).to_be_focused()
    press("ControlOrMeta+Z")
    expect(program.box).not_to_contain_text("(1)")


def test_what_was_loaded_is_undone_by_the_usual_key(learner: Visit) -> None:
    at = learner(MEAN)
    program = at.code()
    program.write(MEAN_RIGHT)
    program.to_starter.click()
    expect(at.notice).to_contain_text("The starter code is back.")
    program.expect_text(MEAN_STARTER)
    expect(program.box).to_be_focused()
    at.page.keyboard.press("ControlOrMeta+Z")
    program.expect_text(MEAN_RIGHT)
    program.to_starter.click()
    at.notice.get_by_role("button", name="Undo").click()
    expect(at.notice).to_contain_text("Your own text is back.")
    program.expect_text(MEAN_RIGHT)


def test_a_mark_leads_to_its_line_and_moves_with_it(learner: Visit) -> None:
    at = learner(MEAN)
    press, program = at.page.keyboard.press, at.code()
    program.write(UNREADABLE)
    at.try_out()
    expect(program.marks).to_have_text("Line 3: SyntaxError: invalid syntax")
    program.box.focus()
    press("ControlOrMeta+Home")
    program.type("# mine\n")
    expect(program.marks).to_have_text("Line 4: SyntaxError: invalid syntax")
    program.marks.get_by_role("button").click()
    program.expect_cursor_in(4)
    program.signs.hover()
    expect(at.page.locator(".cm-tooltip-lint")).to_have_text("SyntaxError: invalid syntax")


@pytest.mark.parametrize("way", ["button", "key"])
def test_a_plain_text_box_is_remembered(learner: Visit, way: str) -> None:
    at = learner(MEAN)
    program = at.code()
    program.write(MEAN_RIGHT)
    with at.page.expect_response(re.compile("/keep_editor")):
        if way == "key":
            program.box.press("Control+Alt+m")
        else:
            program.to_plain.click()
    _expect_plain(program, MEAN_RIGHT)
    at.page.wait_for_function("Object.values(sessionStorage).some(kept => kept.includes('mean'))")
    at.reload()
    _expect_plain(program, MEAN_RIGHT)
    expect(program.colours).to_be_hidden()
    program.box.press("ControlOrMeta+End")
    program.box.press("ControlOrMeta+Enter")
    expect(at.report).to_contain_text("2 of 2 examples passed.")
    at.hand_in({})
    expect(at.result.get_by_text("Correct", exact=True)).to_be_visible()
    at.page.close()

    elsewhere = learner(SAY)
    _expect_plain(elsewhere.code(), "def say(word):\n    ...")
    with elsewhere.page.expect_response(re.compile("/keep_editor")):
        elsewhere.code().to_editor.click()
    elsewhere.code().expect_text("def say(word):\n    ...")
    expect(elsewhere.code().lines).to_have_count(2)


def _expect_plain(program: CodeField, text: str) -> None:
    expect(program.box).to_have_value(text)
    expect(program.part.locator(".cm-editor")).to_have_count(0)
    expect(program.part.get_by_text("Tab leaves the editor")).to_have_count(0)
    expect(program.to_editor).to_be_visible()


def test_a_mark_leads_to_its_line_in_the_text_box_too(learner: Visit) -> None:
    at = learner(MEAN)
    program = at.code()
    program.to_plain.click()
    program.write(MEAN_WITHOUT_NONE)
    at.try_out()
    program.marks.get_by_role("button", name="Line 2").click()
    expect(program.box).to_be_focused()
    at.page.keyboard.type("# ")
    expect(program.box).to_have_value("def mean(numbers):\n#     return sum(numbers) / len(numbers)\n")
    at.page.keyboard.press("Tab")
    expect(program.box).not_to_be_focused()


def test_colours_are_remembered(learner: Visit, context: BrowserContext) -> None:
    at = learner(MEAN)
    paper = at.code().part.locator(".cm-editor")
    expect(paper).to_have_css("background-color", LIGHT)
    at.page.emulate_media(color_scheme="dark")
    expect(paper).to_have_css("background-color", DARK)
    at.page.emulate_media(color_scheme="light")
    with at.page.expect_response(re.compile("/keep_editor")):
        at.code().colours.select_option(label="dark")
    expect(paper).to_have_css("background-color", DARK)
    at.reload()
    expect(paper).to_have_css("background-color", DARK)
    expect(at.code().colours.locator("option:checked")).to_have_text("dark")
    elsewhere = learner(SAY)
    expect(elsewhere.code().part.locator(".cm-editor")).to_have_css("background-color", DARK)


def test_without_the_editors_script_a_text_box_does(learner: Visit, context: BrowserContext) -> None:
    context.route(re.compile(r"/editor\.js"), lambda route: route.abort())
    at = learner(MEAN)
    program = at.code()
    expect(program.box).to_have_value(MEAN_STARTER)
    expect(program.to_plain).to_be_hidden()
    expect(program.to_editor).to_be_hidden()
    program.write(MEAN_WITHOUT_NONE)
    at.try_out()
    expect(program.marks).to_have_text("Line 2: ZeroDivisionError: division by zero")
    program.write(MEAN_RIGHT)
    at.hand_in({})
    expect(at.result.get_by_text("Correct", exact=True)).to_be_visible()


def test_the_editor_on_a_telephone(learner: Visit) -> None:
    at = learner(MEAN)
    narrow(at.page)
    at.reload()
    narrow(at.page)
    program = at.code()
    program.lines.last.click()
    at.page.keyboard.press("ControlOrMeta+A")
    program.type("def mean(numbers):\nreturn 1  # a comment that is far too long for so small a screen")
    at.try_out()
    scrolls = "area => area.scrollWidth > area.clientWidth"
    assert not program.part.locator(".cm-scroller").evaluate(scrolls), "long lines are wrapped"
    assert not at.page.locator("html").evaluate(scrolls)
    expect(program.box).to_have_css("font-size", "16px")  # a smaller one makes telephones enlarge the page
    expect(program.own).to_have_css("font-size", "16px")
    for control in (at.run, at.submit, program.to_plain, program.to_starter):
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 24, "large enough to be hit"


def test_locked_lines_stay_as_they_are_in_the_editor(learner: Visit) -> None:
    at = learner(LOCKED)
    press, program = at.page.keyboard.press, at.code()
    program.expect_text(STARTER_OF_LOCKED)
    expect(program.part.get_by_text("Lines 1–2 cannot be changed.")).to_be_visible()
    expect(program.box).to_have_accessible_description(re.compile("Lines 1–2 cannot be changed."))
    expect(program.box.locator(".cm-locked")).to_have_text(LOCKED_LINES)
    program.lines.nth(1).click()
    program.type("no")
    expect(program.part.get_by_text("These lines cannot be changed.")).to_be_visible()
    press("ControlOrMeta+A")
    press("Delete")
    program.expect_text(STARTER_OF_LOCKED)
    program.lines.nth(2).click()
    press("End")
    for _ in "...":
        press("Backspace")
    program.type("return None")
    program.expect_text(STARTER_OF_LOCKED.replace("...", "return None"))
    expect(program.part.get_by_text("These lines cannot be changed.")).to_have_count(0)
    assert at.hand_in({}).ok
    expect(at.result).to_contain_text("Partly correct")


def test_locked_lines_changed_in_the_text_box_are_refused_and_nothing_is_lost(learner: Visit) -> None:
    at = learner(LOCKED)
    program = at.code()
    program.to_plain.click()
    expect(program.part.get_by_text("Lines 1–2 of the starter code have to stay as they are.")).to_be_visible()
    program.write("def middle(readings):\n    return 7\n")
    assert at.hand_in({}).status == 400
    expect(program.part).to_contain_text("Lines that cannot be changed are missing or were changed.")
    expect(program.box).to_have_value("def middle(readings):\n    return 7\n")
    at.expect_attempts("You have 10 attempts.")

    program.to_editor.click()
    program.expect_text("def middle(readings):\n    return 7\n")
    program.to_starter.click()
    program.expect_text(STARTER_OF_LOCKED)
    at.notice.get_by_role("button", name="Undo").click()
    program.expect_text("def middle(readings):\n    return 7\n")
    program.write("\n".join([*LOCKED_LINES, "    return 7"]))
    assert at.hand_in({}).ok
    expect(at.result).to_contain_text("Partly correct")
