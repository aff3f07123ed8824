"""How the learner's page looks on dark pages, on paper, with colours of the system's, enlarged, and without motion."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .axe import expect_accessible
from .code_field import CodeField
from .learner import Learner
from .narrow import expect_no_sideways_scrolling
from .programs import MEAN, MEAN_ROUNDED
from .scenarios import EVERY_KIND, SUM
from .studio import Studio

Visit = Callable[..., Learner]

DARK_GROUNDS = ["#000000", "#14181d", "#2b2f36", "oklch(0.2 0.02 250)"]
LIGHT_GROUNDS = ["#ffffff", "#f2f2ef", "transparent"]
ANSWERS = {
    "correct": ("3", "4", "Correct"),
    "partial": ("3", "5", "Partly correct"),
    "incorrect": ("1", "1", "Incorrect"),
    "invalid": ("-1", "-1", "Not accepted yet"),
    "not graded": ("6", "7", "Not graded"),
    "field error": ("six", "7", "Saved, not submitted"),
}


def paint(page: Page, ground: str) -> None:
    """Gives the page a ground, as a theme with a switch does."""
    page.evaluate(
        """ground => {
          const clear = ".wrapper-workbench, .workbench, .main, .preview { background: transparent !important }";
          document.head.append(Object.assign(document.createElement("style"), {textContent: clear}));
          document.body.setAttribute("style", `background: ${ground}`);
        }""",
        ground,
    )


@pytest.mark.parametrize("ground", DARK_GROUNDS)
def test_dark_on_a_dark_page(learner: Visit, ground: str) -> None:
    at = learner(EVERY_KIND)
    expect(at.root).to_have_attribute("data-colours", "light")
    paint(at.page, ground)
    expect(at.root).to_have_attribute("data-colours", "dark")
    expect_accessible(at.root)


@pytest.mark.parametrize("ground", LIGHT_GROUNDS)
def test_light_on_a_light_page_whatever_the_system_prefers(learner: Visit, ground: str) -> None:
    at = learner()
    at.page.emulate_media(color_scheme="dark")
    paint(at.page, ground)
    expect(at.root).to_have_attribute("data-colours", "light")
    expect_accessible(at.root)


def test_dark_with_the_system_where_the_page_is(learner: Visit) -> None:
    at = learner()
    paint(at.page, "transparent")
    at.page.evaluate("document.documentElement.setAttribute('style', 'color-scheme: light dark; background: none')")
    expect(at.root).to_have_attribute("data-colours", "light")
    at.page.emulate_media(color_scheme="dark")
    expect(at.root).to_have_attribute("data-colours", "dark")
    at.page.emulate_media(color_scheme="light")
    expect(at.root).to_have_attribute("data-colours", "light")


@pytest.mark.parametrize(("first", "second", "words"), ANSWERS.values(), ids=ANSWERS.keys())
def test_what_comes_of_an_answer_on_a_dark_page(learner: Visit, first: str, second: str, words: str) -> None:
    at = learner()
    paint(at.page, DARK_GROUNDS[1])
    at.hand_in({"First number": first, "Second number": second})
    expect(at.result).to_contain_text(words)
    expect_accessible(at.root)


def test_a_program_and_its_tests_on_a_dark_page(learner: Visit) -> None:
    at = learner(MEAN)
    paint(at.page, DARK_GROUNDS[1])
    at.code().write(MEAN_ROUNDED)
    at.run.click()
    expect(at.examples.first).to_be_visible()
    at.submit.click()
    expect(at.tests.first).to_be_visible()
    at.earlier.locator("summary").first.click()
    expect(at.submissions.first).to_be_visible()
    at.root.evaluate("root => root.querySelectorAll('details').forEach(each => { each.open = true; })")
    expect_accessible(at.root)


def test_on_paper_an_answer_and_its_result_are_whole(learner: Visit) -> None:
    at = learner(MEAN)
    lines = [*(f"# {number}" for number in range(120)), MEAN_ROUNDED]
    at.code().write("\n".join(lines))
    at.submit.click()
    expect(at.tests.first).to_be_visible()
    paint(at.page, DARK_GROUNDS[1])
    at.page.emulate_media(media="print")
    expect(at.submit).to_be_hidden()
    expect(at.root.get_by_role("button")).to_have_count(0)
    expect(at.code().lines).to_have_count("\n".join(lines).count("\n") + 1)
    hidden = at.root.locator(".cm-scroller, .cm-content, .wp-plain, .wp-prompt").evaluate_all(
        """all => all
          .filter(each => each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2)
          .map(each => each.className)"""
    )
    assert hidden == []
    expect(at.outcome.locator(".wp-word").first).to_be_visible()
    ink = at.code().lines.last.evaluate("line => getComputedStyle(line).color")
    assert ink == "rgb(0, 0, 0)", "dark colours are no good on paper"
    assert at.root.evaluate("root => getComputedStyle(root).getPropertyValue('--wp-ink')") == "#000000"
    assert at.page.pdf().count(b"/Type /Page\n") > 1


def test_on_paper_a_plain_text_box_shows_all_of_the_program(learner: Visit) -> None:
    at = learner(MEAN)
    at.code().to_plain.click()
    at.code().write("\n".join(f"# {number}" for number in range(60)))
    at.page.emulate_media(media="print")
    area = at.root.locator("textarea.wasm-problem-code")
    assert area.evaluate("area => area.scrollHeight - area.clientHeight") <= 2


def test_with_the_colours_of_the_system(learner: Visit) -> None:
    at = learner(MEAN)
    at.page.emulate_media(forced_colors="active")
    at.code().write(MEAN_ROUNDED)
    at.submit.click()
    expect(at.tests.first).to_be_visible()
    expect_accessible(at.root)
    bare = at.root.locator("button.wp-button:visible, .wp-result, input.wp-text:visible").evaluate_all(
        """all => all
          .filter(each => parseFloat(getComputedStyle(each).borderBlockStartWidth) < 1)
          .map(each => each.outerHTML)"""
    )
    assert bare == [], "without its border it is not to be seen"
    icon = at.outcome.locator(".wp-icon").first
    colours = icon.evaluate(
        "icon => [getComputedStyle(icon.querySelector('.wp-icon-mark')).stroke,"
        " getComputedStyle(icon.querySelector('.wp-icon-shape')).fill]"
    )
    assert colours[0] != colours[1]


def test_without_motion(learner: Visit) -> None:
    at = learner().fill({"First number": "3", "Second number": "4"})
    at.page.emulate_media(reduced_motion="reduce")
    at.page.route(re.compile("/submit_answer"), lambda route: None)
    at.submit.click()
    expect(at.result).to_contain_text("Grading your answer…")
    moving = at.page.evaluate("document.getAnimations().map(({effect}) => effect.target.outerHTML)")
    assert moving == []


@pytest.fixture
def enlarged(context: BrowserContext) -> Callable[[Page], None]:
    """Zoom to 200 % in a window of 1280 pixels: 640 are left for the page."""

    def zoom(page: Page) -> None:
        page.set_viewport_size({"width": 640, "height": 450})
        page.add_style_tag(content=".banner, .debug { display: none }")

    return zoom


@pytest.mark.parametrize("title", [SUM, EVERY_KIND, MEAN])
def test_enlarged_a_learner_scrolls_in_one_direction(
    learner: Visit, enlarged: Callable[[Page], None], title: str
) -> None:
    at = learner(title)
    enlarged(at.page)
    expect_no_sideways_scrolling(at.page)


def test_enlarged_an_author_reaches_the_buttons(
    studio: Callable[[str], Studio], enlarged: Callable[[Page], None]
) -> None:
    author = studio(EVERY_KIND)
    enlarged(author.page)
    expect_no_sideways_scrolling(author.page)
    author.save_button.scroll_into_view_if_needed()
    expect(author.save_button).to_be_in_viewport(ratio=1)


def test_texts_with_wide_spacing_still_fit(learner: Visit) -> None:
    """WCAG 1.4.12: readers may set wider lines, letters and words."""
    at = learner(EVERY_KIND)
    wide = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    at.page.add_style_tag(content=f"{wide} p {{ margin-bottom: 2em !important }} .debug, .banner {{ display: none }}")
    expect_no_sideways_scrolling(at.page)
    cut = at.root.locator("button:visible, label:visible, legend:visible").evaluate_all(
        """all => all
          .filter(each => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline")
          .map(each => each.textContent)"""
    )
    assert cut == []


def test_a_page_from_the_right_keeps_programs_from_the_left(learner: Visit) -> None:
    at = learner(MEAN)
    at.page.evaluate("document.documentElement.dir = 'rtl'")
    field = CodeField(at.root, "Your program")
    assert field.box.evaluate("box => getComputedStyle(box).direction") == "ltr"
    field.to_plain.click()
    assert field.box.evaluate("box => getComputedStyle(box).direction") == "ltr"
    expect_no_sideways_scrolling(at.page)


@pytest.mark.parametrize("width", [320, 360, 412, 640])
def test_a_button_under_the_editor_takes_a_click_while_its_hint_changes(learner: Visit, width: int) -> None:
    """The hint under the editor is longer once the editor has lost the focus, which pushes the buttons down."""
    at = learner(MEAN)
    at.page.set_viewport_size({"width": width, "height": 900})
    at.code().box.click()
    at.code().type("# mine")
    at.save.click()
    expect(at.result).to_contain_text("Saved, not submitted")
