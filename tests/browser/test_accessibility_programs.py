"""Each state of a learner's page with a program, judged by axe, wide and narrow."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .axe import expect_accessible
from .learner import Learner
from .narrow import expect_no_sideways_scrolling, narrow
from .programs import (
    CIPHER,
    ENDLESS,
    MEAN,
    MEAN_RIGHT,
    MEAN_ROUNDED,
    MEAN_WITHOUT_NONE,
    SAY,
    UNREADABLE,
)
from .test_results import HOSTILE, SHOUT, unfold

Visit = Callable[..., Learner]

LOCKED = "Programming: the median"
RECEIPT = "Programming: a receipt"


@pytest.fixture(params=["wide", "narrow"])
def width(request: pytest.FixtureRequest) -> Callable[[Learner], None]:
    """Sets the width of the screen."""

    def set_width(at: Learner) -> None:
        if request.param == "narrow":
            narrow(at.page)

    return set_width


def expect_fine(at: Learner) -> None:
    expect_accessible(at.root)
    if at.page.viewport_size == {"width": 320, "height": 640}:
        expect_no_sideways_scrolling(at.page)


@pytest.mark.parametrize("title", [LOCKED, RECEIPT, CIPHER])
def test_a_new_page(learner: Visit, title: str, width: Callable[[Learner], None]) -> None:
    at = learner(title)
    width(at)
    expect_fine(at)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_editor(learner: Visit, theme: str) -> None:
    at = learner(LOCKED)
    program = at.code()
    program.colours.select_option(label=theme)
    lines = [
        "@property",
        "class Tea(list):  # a comment",
        "    async def f(self, x: int = 0x1F) -> None:",
        '        """Text."""',
        "        return None if x in [1.5, True] else f'{x}\\n'",
        "        !¿ = (",
    ]
    program.write(program.text().replace("    ...", "\n".join(lines)))
    at.try_out()
    expect(program.marks).to_have_count(1)
    expect_fine(at)
    program.box.focus()
    at.page.keyboard.press("ControlOrMeta+Home")
    expect_fine(at)
    program.signs.hover()
    expect(at.page.locator(".cm-tooltip-lint")).to_be_visible()
    expect_fine(at)
    at.page.keyboard.press("ControlOrMeta+F")
    program.type("return")
    expect(program.box.locator(".cm-searchMatch")).to_have_count(2)
    expect_fine(at)
    at.page.keyboard.press("Escape")
    at.page.keyboard.press("ControlOrMeta+Home")
    program.type("x")
    expect(program.part.get_by_text("These lines cannot be changed.")).to_be_visible()
    expect_fine(at)


def test_the_plain_text_box(learner: Visit, width: Callable[[Learner], None]) -> None:
    at = learner(LOCKED)
    width(at)
    at.code().to_plain.click()
    at.code().write("def median(readings):\n    return 1\n" + "# a long line " * 20)
    at.hand_in({})
    expect(at.code().box).to_have_attribute("aria-invalid", "true")
    expect_fine(at)


def test_what_comes_of_a_run(learner: Visit, width: Callable[[Learner], None]) -> None:
    at = learner(MEAN)
    width(at)
    program = at.code()
    at.page.route(re.compile("/run_answer"), lambda route: None, times=1)
    at.run.click()
    expect(at.report).to_contain_text("Running your program…")
    expect_fine(at)
    at.reload()
    width(at)
    for text, own, words in (
        (MEAN_RIGHT, "mean([3, 5])", "2 of 2 examples passed. Your own call gave 4.0."),
        (MEAN_WITHOUT_NONE, "mean(3)", "1 of 2 examples passed."),
        (ENDLESS, "", "0 of 2 examples passed."),
        (UNREADABLE, "", "could not be read"),
    ):
        program.write(text)
        program.own.fill(own)
        at.try_out()
        expect(at.report).to_contain_text(words)
        unfold(at.examples)
        expect_fine(at)


def test_an_input_of_the_learners_own(learner: Visit) -> None:
    at = learner(RECEIPT)
    at.code().write("while True:\n    print(input())\n")
    at.code().own.fill("2 1.20 apple juice\n")
    at.try_out()
    expect(at.report).to_contain_text("With your own input it stopped with an error.")
    unfold(at.examples)
    expect_fine(at)


def test_too_many_runs(learner: Visit) -> None:
    at = learner(MEAN)
    error = {"name": "too-many-runs", "message": "You ran your program 12 times within a minute.", "retry_after": 30}
    at.page.route(re.compile("/run_answer"), lambda route: route.fulfill(status=429, json={"error": error}))
    at.run.click()
    expect(at.root.get_by_text("You can run it again in")).to_be_visible()
    expect_fine(at)


def test_tests_of_every_kind(learner: Visit, width: Callable[[Learner], None]) -> None:
    at = learner(SAY)
    width(at)
    at.code().write(SHOUT)
    at.hand_in({})
    expect(at.result).to_contain_text("Partly correct")
    expect_fine(at)
    unfold(at.tests)
    expect_fine(at)
    at.root.get_by_label("Failures only").check()
    expect_fine(at)
    at.code().write("def say(word):\n    return word  # break\n")
    at.hand_in({})
    expect(at.result).to_contain_text("Not graded")
    expect_fine(at)


def test_hostile_output(learner: Visit) -> None:
    at = learner(SAY)
    at.code().write(HOSTILE)
    at.hand_in({})
    expect(at.result).to_contain_text("Incorrect")
    unfold(at.tests)
    expect_fine(at)


def test_earlier_submissions_and_hidden_tests(learner: Visit, width: Callable[[Learner], None]) -> None:
    at = learner(MEAN)
    width(at)
    for text, words in ((MEAN_ROUNDED, "Partly correct"), (UNREADABLE, "Not accepted yet"), (MEAN_RIGHT, "6 of 6")):
        at.code().write(text)
        at.hand_in({})
        expect(at.result).to_contain_text(words)
        expect_fine(at)
    at.earlier.locator("summary").click()
    for show in at.earlier.get_by_role("button", name=re.compile("^Show")).all():
        show.click()
    expect_fine(at)
    at.earlier.get_by_role("button", name=re.compile("Load.*Attempt 1")).click()
    expect(at.notice.get_by_role("button", name="Undo")).to_be_visible()
    expect_fine(at)
