"""Formulas: how one is read is shown while it is typed, mathematics is typeset, figures are drawn from numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Locator, Route, expect

from . import workbench
from .axe import expect_accessible
from .formula_scenarios import DERIVATIVE, FIGURE, PLAIN
from .learner import Learner
from .narrow import expect_no_sideways_scrolling, narrow
from .studio import Studio

Visit = Callable[..., Learner]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with workbench.running(scenarios="tests.browser.formula_scenarios:FormulaScenarios") as address:
        yield address


@pytest.fixture(scope="module")
def paths(browser: Browser, site: str) -> Mapping[str, str]:
    page = browser.new_page()
    page.goto(site)
    found = {link.inner_text().strip(): link.get_attribute("href") or "" for link in page.get_by_role("link").all()}
    page.close()
    return found


def formula(at: Learner) -> Locator:
    return at.root.get_by_role("textbox")


def reading(at: Learner) -> Locator:
    return at.root.locator(".wp-reading")


def type_formula(at: Learner, text: str) -> None:
    """Key by key, and waits for the reply to the last one."""
    with at.page.expect_response(re.compile("/read_formula")):
        formula(at).press_sequentially(text)


# How a formula is read ----------------------------------------------------------------------------------------------


def test_the_reading_is_typeset_below_the_field(learner: Visit) -> None:
    at = learner(DERIVATIVE)
    type_formula(at, "3x^2 + 1/x")
    shown = reading(at).locator("mjx-container svg").first
    expect(shown).to_be_visible()
    expect(reading(at)).to_contain_text("Read as:")
    assert "\\" not in reading(at).inner_text()
    mathml = reading(at).locator("mjx-assistive-mml")
    expect(mathml.locator("mfrac")).to_have_count(1)
    expect(mathml.locator("msup")).to_have_count(1)
    assert shown.get_attribute("aria-hidden") == "true"
    assert at.result.inner_text() == "", "nothing is graded"
    at.expect_attempts("You have 20 attempts.")


def test_it_is_read_out_once_after_a_pause_and_stays_as_description(learner: Visit) -> None:
    at = learner(DERIVATIVE)
    at.listen()
    type_formula(at, "x^2 + 1")
    expect(reading(at).locator("mjx-container")).to_be_visible()
    assert at.announced() == ["Read as: x squared plus 1"]
    expect(formula(at)).to_have_accessible_description(re.compile(r"^Such as 2x \+ 1 Read as: x squared plus 1"))
    expect(formula(at)).not_to_have_attribute("aria-invalid", "true")


def test_what_cannot_be_read_is_marked_in_a_copy(learner: Visit) -> None:
    at = learner(DERIVATIVE)
    at.listen()
    type_formula(at, "x + y^2")
    expect(reading(at)).to_contain_text("This cannot be read yet:")
    mark = reading(at).locator("mark")
    expect(mark).to_have_text("y")
    expect(reading(at).locator(".wp-reading-echo")).to_have_text("x + y^2")
    assert mark.evaluate("each => getComputedStyle(each).textDecorationStyle") == "wavy", "not by colour alone"
    expect(formula(at)).to_have_accessible_description(re.compile("This cannot be read yet: .* At: y$"))
    (words,) = at.announced()
    assert words.endswith("At: y")
    formula(at).press("End")
    type_formula(at, " x")
    with at.page.expect_response(re.compile("/read_formula")):
        formula(at).fill("2x")
    expect(reading(at).locator("mjx-container")).to_be_visible()
    expect(mark).to_have_count(0)


def test_leaving_the_field_does_not_wait_for_the_pause(learner: Visit) -> None:
    at = learner(DERIVATIVE)
    at.page.clock.install()
    with at.page.expect_request(re.compile("/read_formula")):
        formula(at).fill("x")
        at.submit.focus()


def test_a_field_that_is_emptied_has_no_reading(learner: Visit) -> None:
    at = learner(DERIVATIVE)
    type_formula(at, "x")
    expect(reading(at)).not_to_be_empty()
    formula(at).fill("")
    expect(reading(at)).to_be_empty()
    expect(formula(at)).to_have_accessible_description("Such as 2x + 1")


def test_a_stored_answer_is_read_without_being_read_out(learner: Visit) -> None:
    at = learner(DERIVATIVE)
    formula(at).fill("3x^2")
    with at.page.expect_response(re.compile("/submit_answer")):
        at.submit.click()
    expect(at.result).to_contain_text("Correct")
    at.reload()
    at.listen()
    expect(reading(at).locator("mjx-container")).to_be_visible()
    assert at.announced() == []


def test_a_reply_that_comes_late_does_not_replace_a_newer_one(learner: Visit) -> None:
    at = learner(DERIVATIVE)
    held: list[Route] = []
    at.page.route("**/read_formula/**", lambda route: held.append(route), times=1)
    with at.page.expect_request(re.compile("/read_formula")):
        formula(at).fill("x")
        formula(at).blur()
    with at.page.expect_response(re.compile("/read_formula")):
        formula(at).fill("x^3")
        formula(at).blur()
    expect(reading(at).locator("mjx-assistive-mml")).to_have_text("x3")
    told = {"latex": "y", "text": "y", "variables": ["y"], "notes": [], "error": None}
    (late,) = held
    late.fulfill(json={"reading": told})
    at.save.click()
    expect(at.outcome).to_contain_text("Saved")
    expect(reading(at).locator("mjx-assistive-mml")).to_have_text("x3")


@pytest.mark.parametrize("status", [400, 403, 404])
def test_a_server_that_does_not_answer_is_no_trouble(learner: Visit, status: int) -> None:
    at = learner(DERIVATIVE)
    at.listen()
    body = json.dumps({"error": {"name": "server", "message": "no"}})
    at.page.route("**/read_formula/**", lambda route: route.fulfill(status=status, body=body))
    formula(at).fill("3x^2")
    formula(at).blur()
    expect(reading(at)).to_have_text(
        "How your formula is read cannot be shown right now. You can submit it all the same."
    )
    assert at.announced() == []
    expect(at.notice).to_be_empty()
    at.submit.click()
    expect(at.result).to_contain_text("Correct")


def test_who_types_too_much_gets_the_reading_a_little_later(learner: Visit) -> None:
    at = learner(DERIVATIVE)
    body = json.dumps({"error": {"name": "too-many-readings", "message": "no", "retry_after": 1}})
    at.page.route("**/read_formula/**", lambda route: route.fulfill(status=429, body=body), times=1)
    formula(at).fill("x")
    formula(at).blur()
    expect(reading(at)).to_contain_text("cannot be shown right now")
    expect(reading(at).locator("mjx-container")).to_be_visible()


def test_a_reading_is_text_and_never_markup(learner: Visit) -> None:
    at = learner(DERIVATIVE)
    text = "<img src=x onerror=window.hit=1>"
    told = {"latex": text, "text": text, "variables": [text], "notes": [text], "error": None}
    at.page.route("**/read_formula/**", lambda route: route.fulfill(json={"reading": told}), times=1)
    formula(at).fill("x")
    formula(at).blur()
    expect(reading(at).locator(".wp-reading-note")).to_have_text(text)
    wrong = {"message": text, "parts": [text, text, text]}
    at.page.route("**/read_formula/**", lambda route: route.fulfill(json={"reading": told | {"error": wrong}}), times=1)
    formula(at).fill("y")
    formula(at).blur()
    expect(reading(at).locator(".wp-reading-echo")).to_have_text(text * 3)
    assert at.page.evaluate("window.hit") is None
    expect(at.root.locator("img")).to_have_count(0)


def test_a_runtime_that_reads_no_formulas_has_a_plain_field(learner: Visit) -> None:
    at = learner(PLAIN)
    expect(reading(at)).to_have_count(0)
    at.hand_in({"Formula": "x"})
    expect(at.result).to_contain_text("Correct")


# Accessibility and screens ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", ["sqrt(x)/(x + 1)", "x + y^2 *"])
def test_accessible(learner: Visit, text: str, scheme: str) -> None:
    at = learner(DERIVATIVE)
    if scheme == "dark":
        at.page.add_style_tag(content="html, body, .xblock { background: #10151b !important; color: #eee; }")
        at.page.emulate_media(color_scheme="dark")
    type_formula(at, text)
    expect(reading(at)).not_to_be_empty()
    expect(reading(at)).not_to_have_class(re.compile("wp-reading-old"))
    expect_accessible(at.root)


def test_a_long_formula_on_a_narrow_screen(learner: Visit) -> None:
    at = learner(DERIVATIVE)
    narrow(at.page)
    for text in ("+".join(f"x^{n}" for n in range(40)), "x" * 3 + " * * " + "x*" * 200):
        with at.page.expect_response(re.compile("/read_formula")):
            formula(at).fill(text)
        expect(reading(at)).not_to_have_class(re.compile("wp-reading-old"))
        expect_no_sideways_scrolling(at.page)


def test_mathematics_does_not_take_the_keyboard(learner: Visit) -> None:
    at = learner(DERIVATIVE)
    type_formula(at, "x^2")
    expect(reading(at).locator("mjx-container")).to_be_visible()
    formula(at).focus()
    at.page.keyboard.press("Tab")
    assert at.focused() == 'button "Submit"'


def test_forced_colours_show_mathematics_and_the_wrong_part(learner: Visit) -> None:
    at = learner(DERIVATIVE)
    at.page.emulate_media(forced_colors="active")
    type_formula(at, "x + y")
    mark = reading(at).locator("mark")
    assert mark.evaluate("each => getComputedStyle(each).textDecorationStyle") == "wavy"
    formula_svg = at.prompt.locator("mjx-container svg").first
    colours = formula_svg.evaluate("each => [getComputedStyle(each).color, getComputedStyle(document.body).color]")
    assert colours[0] == colours[1]


def test_mathematics_runs_from_the_left_on_every_page(learner: Visit) -> None:
    at = learner(DERIVATIVE)
    at.page.evaluate("document.documentElement.dir = 'rtl'")
    type_formula(at, "x^2 + 1")
    for each in (formula(at), reading(at).locator("mjx-container")):
        assert each.evaluate("each => getComputedStyle(each).direction") == "ltr"


# Mathematics of the author ------------------------------------------------------------------------------------------


def test_prompts_are_typeset_by_our_own_mathjax_where_the_page_has_none(learner: Visit) -> None:
    at = learner(DERIVATIVE)
    expect(at.prompt.locator("mjx-container")).to_have_count(2)
    expect(at.prompt.locator("mjx-container[display]")).to_have_count(1)
    expect(at.prompt).to_contain_text("Costs $5.")
    expect(at.root.locator(".wp-label mjx-container")).to_have_count(1)
    expect(formula(at)).to_have_accessible_name(re.compile(r"^Your formula for"))
    assert at.page.evaluate("typeof window.MathJax") == "undefined", "other blocks of the page see none of it"
    assert at.page.locator("style", has_text="mjx").count() == 0, "a strict policy for content forbids style elements"


def test_a_strict_policy_for_styles_is_enough(learner: Visit) -> None:
    at = learner(DERIVATIVE)
    policy = (
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self'"  # the workbench has scripts inline
    )

    def strictly(route: Route) -> None:
        reply = route.fetch()
        body = re.sub(r"<style.*?</style>", "", reply.text(), flags=re.S)
        route.fulfill(response=reply, body=body, headers={**reply.headers, "content-security-policy": policy})

    at.page.add_init_script("""window.refused = [];
        addEventListener("securitypolicyviolation", ({violatedDirective, sourceFile}) =>
            refused.push(`${violatedDirective} ${sourceFile}`));""")
    at.page.route(at.url, strictly)
    at.reload()
    container = at.prompt.locator("mjx-container").first
    expect(container).to_be_visible()
    assert [each for each in at.page.evaluate("refused") if "dist/" in each] == []
    assert container.locator("svg").first.evaluate("each => getComputedStyle(each).verticalAlign") != "baseline"
    mathml = container.locator("mjx-assistive-mml")
    assert mathml.evaluate("each => getComputedStyle(each).position") == "absolute", "hidden by our own style sheet"


def test_it_is_loaded_once_and_only_for_mathematics(learner: Visit) -> None:
    at = learner(FIGURE)
    loaded: list[str] = []
    at.page.on("request", lambda request: loaded.append(request.url) if "math.js" in request.url else None)
    at.reload()
    at.hand_in({"Answer": "x"})
    expect(at.outcome).to_contain_text("See the figure.")
    assert loaded == []
    at.page.goto(at.url)
    other = learner(DERIVATIVE)
    other.page.on("request", lambda request: loaded.append(request.url) if "math.js" in request.url else None)
    other.reload()
    formula(other).fill("x")
    other.submit.click()
    expect(other.outcome.locator("mjx-container")).to_have_count(1)
    assert len(loaded) == 1


def test_the_page_s_own_mathjax_is_used_where_there_is_one(learner: Visit) -> None:
    """As the LMS does: version 2 comes by a script of the page, maybe after ours."""
    at = learner(DERIVATIVE)
    page = at.page
    page.route("**/MathJax.js", lambda route: route.fulfill(body=_MATHJAX_2, content_type="text/javascript"))
    page.add_init_script("""addEventListener("DOMContentLoaded", () => {
        const script = document.createElement("script");
        script.src = "/static/MathJax.js";
        document.head.append(script);
    });""")
    at.reload()
    expect(page.locator("html")).to_have_attribute("data-typeset", re.compile("wasm-problem"))
    type_formula(at, "x")
    expect(page.locator("html")).to_have_attribute("data-typeset", re.compile("wp-reading-math"))
    expect(at.root.locator("mjx-container")).to_have_count(0)


_MATHJAX_2 = """
window.MathJax = {Hub: {Queue([name, hub, node]) {
  const all = document.documentElement.dataset;
  all.typeset = `${all.typeset ?? ""} ${name} ${node.className}`;
}}};
"""


# Figures ------------------------------------------------------------------------------------------------------------


def figure_of(at: Learner) -> Locator:
    at.hand_in({"Answer": "x"})
    found = at.outcome.locator("figure")
    expect(found).to_be_visible()
    return found


def test_a_figure_is_drawn_from_numbers(learner: Visit) -> None:
    at = learner(FIGURE)
    figure = figure_of(at)
    title = r"Waves \(x\) & <i>more</i>"
    expect(figure.get_by_role("img", name=title)).to_be_visible()
    expect(figure.get_by_role("img")).to_have_accessible_description("Five waves and nine points.")
    expect(figure.locator("svg.wp-drawing desc")).to_have_text("Five waves and nine points.")
    expect(figure.locator("figcaption")).to_have_text(title)
    expect(figure.locator("i, b, mjx-container")).to_have_count(0)
    expect(figure.locator(".wp-figure-legend li")).to_have_text([*(f"<b>wave</b> {n}" for n in range(5)), "measured"])
    assert figure.locator(".wp-drawing .wp-series-1 .wp-figure-line").count() == 2, "a gap breaks the line"
    assert figure.locator(".wp-drawing .wp-series-6 .wp-figure-line").count() == 0
    assert figure.locator(".wp-drawing .wp-series-6 .wp-figure-marker").count() == 9
    lines = figure.locator(".wp-drawing .wp-series .wp-figure-line")
    dashes = lines.evaluate_all("each => each.map((one) => getComputedStyle(one).strokeDasharray)")
    samples = figure.locator(".wp-figure-sample .wp-figure-marker")
    markers = samples.evaluate_all("each => each.map((one) => one.getAttribute('d'))")
    assert len(set(dashes)) == 5, "told apart without colour"
    assert len(set(markers)) == 6, "told apart without colour"
    assert not figure.evaluate("each => each.innerHTML.includes('style=')")


def test_its_values_are_a_table(learner: Visit) -> None:
    figure = figure_of(learner(FIGURE))
    figure.get_by_text("Values").click()
    tables = figure.get_by_role("table")
    expect(tables).to_have_count(6)
    expect(tables.first.locator("caption")).to_have_text("<b>wave</b> 0: 21 of 61 points")
    assert tables.first.locator("tbody tr").count() == 21
    expect(tables.last.locator("tbody tr").first).to_have_text("-2-0.444444")
    expect(tables.last.get_by_role("columnheader")).to_have_text(["time in s", "height in m"])


def test_it_is_there_after_a_reload_and_for_the_course_team(learner: Visit) -> None:
    at = learner(FIGURE)
    figure_of(at)
    at.reload()
    expect(at.outcome.locator("figure svg.wp-drawing")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_figure_is_accessible_also_on_a_narrow_screen(learner: Visit, scheme: str) -> None:
    at = learner(FIGURE)
    if scheme == "dark":
        at.page.add_style_tag(content="html, body, .xblock { background: #10151b !important; color: #eee; }")
        at.page.emulate_media(color_scheme="dark")
    narrow(at.page)
    figure = figure_of(at)
    figure.get_by_text("Values").click()
    expect_accessible(at.root)
    expect_no_sideways_scrolling(at.page)
    assert figure.locator("svg.wp-drawing text").first.evaluate("each => each.getBoundingClientRect().height") > 9


# Studio -------------------------------------------------------------------------------------------------------------


def test_an_author_sets_what_a_formula_is(studio: Callable[[str], Studio]) -> None:
    at = studio(PLAIN)
    card = at.page.locator(".wps-input")
    expect(card.get_by_label("Kind")).to_have_value("formula")
    expect(card.locator(".wps-reads")).to_contain_text("cannot show learners")
    card.get_by_label("Variables").fill("x, alpha")
    card.get_by_label("What is expected").select_option("equation")
    expect_accessible(card)
    at.runtime.select_option(value="python-3.14-science@1")
    expect(card.locator(".wps-reads")).to_contain_text("see how their formula is read")
    expect(card.get_by_label("Variables")).to_have_value("x alpha")
