"""What an author sees of many runtimes: choosing, older and newer versions, what is missing, colours for all."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from tests.block.runtimes import python_again, sandbox_with
from tests.content.conftest import second_python

from . import workbench
from .axe import expect_accessible
from .learner import Learner
from .narrow import expect_no_sideways_scrolling, narrow
from .runtime_scenarios import MOON, PRETTY, SQL
from .studio import Studio

__all__ = ["second_python"]

Edit = Callable[[str], Studio]
Visit = Callable[..., Learner]

HIGHLIGHT = {
    "keywords": ["begin", "end"],
    "constants": ["nothing"],
    "line_comment": "--",
    "block_comment": ["/*", "*/"],
    "strings": ["'"],
    "indent": 3,
    "case_insensitive": True,
}


@pytest.fixture(scope="module")
def site(second_python: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workbench with Python in two versions, a language that is retired in one, and one that no editor knows."""
    folder = tmp_path_factory.mktemp("more-runtimes")
    (folder / "python-3.14@2").symlink_to(second_python / "python-3.14@2")
    snake = {"title": "Snake", "language": "snake", "language_title": "Snake"}
    python_again(folder, "snake@1", status="retired", **snake)
    python_again(folder, "snake@2", **snake, libraries=["Snake standard library", "pit"])
    pretty = {"title": "Pretty", "language": "pretty", "language_title": "Pretty", "editor_mode": "pretty"}
    python_again(folder, "pretty@1", roles=["answer"], highlight=HIGHLIGHT, **pretty)
    sandbox = sandbox_with([folder])
    for runtime in sandbox.catalog.runtimes():
        sandbox.compile(runtime)
    with workbench.running(folder, "tests.browser.runtime_scenarios:RuntimeScenarios") as address:
        yield address


@pytest.fixture(scope="module")
def paths(browser: Browser, site: str) -> Mapping[str, str]:
    page = browser.new_page()
    page.goto(site)
    found = {link.inner_text().strip(): link.get_attribute("href") or "" for link in page.get_by_role("link").all()}
    page.close()
    return found


def options(select: Locator) -> dict[str, list[str]]:
    """The texts of the options by the label of their group."""
    found: dict[str, list[str]] = select.evaluate(
        """(select) => Object.fromEntries([...select.querySelectorAll("optgroup")].map((group) =>
            [group.label, [...group.children].map((option) => option.textContent)]))"""
    )
    return found


def offer(author: Studio, version: int = 2) -> Locator:
    return author.root.get_by_role("region", name=f"Move to version {version}?")


def test_runtimes_are_grouped_by_language_and_say_how_old_they_are(studio: Edit) -> None:
    author = studio("New")
    found = options(author.runtime)
    assert found["Python"] == [
        *("Python 3.14, version 2", "Python 3.14, version 1 (older)", "Python 3.14 with NumPy and SymPy, version 1"),
        "Python 3.14 with NumPy, SymPy and SciPy, version 1",
    ]
    assert found["Snake"] == ["Snake, version 2"], "version 1 is retired"
    assert "Pretty" not in found, "it has no graders"
    assert list(found) == sorted(found), "languages in the order of the alphabet"
    about = author.root.locator(".wps-runtime")
    expect(about).to_contain_text("The newest version")
    author.choose_runtime("Python 3.14, version 1 (older)")
    expect(about).to_contain_text("Older: there is a newer version. This one goes on grading what is written for it.")
    author.choose_runtime("Snake, version 2")
    expect(about).to_contain_text("Snake standard library, pit")
    expect_accessible(author.root)


def test_a_retired_runtime_stays_where_it_is_used(studio: Edit) -> None:
    author = studio("Of a retired runtime")
    expect(author.runtime.locator("option:checked")).to_have_text("Snake, version 1 (retired)")
    expect(author.root.locator(".wps-runtime")).to_contain_text("is not offered for new problems")
    expect(offer(author)).to_be_visible()


def test_answers_offer_what_has_answers(studio: Edit) -> None:
    author = studio("Several languages")
    boxes = author.cards.get_by_role("checkbox")
    expect(boxes.and_(author.page.get_by_label("Pretty, version 1"))).to_be_checked()
    python = author.cards.get_by_role("group", name="Python", exact=True).get_by_role("checkbox")
    expect(python).to_have_count(4)
    expect(author.cards.get_by_label("Snake, version 1")).to_have_count(0)
    expect_accessible(author.root)
    picture(author.cards.first, "languages")


def test_a_missing_language_of_answers_is_kept_and_can_be_taken_away(studio: Edit, learner: Visit) -> None:
    author = studio("With a missing language")
    notice = author.root.get_by_text("Learners’ programs for moon-9@1 are not graded")
    expect(notice).to_be_visible()
    expect(author.root.get_by_text("pip install wasm-problem-moon")).to_be_visible()
    box = author.cards.get_by_role("checkbox", name="moon-9@1 (not installed here)")
    expect(box).to_be_checked()
    expect_accessible(author.root)
    author.save_button.click()
    expect(author.status).to_contain_text("moon-9@1 is not installed here, so programs for it are not graded.")
    at = learner("With a missing language")
    labels = at.code("Program").language.locator("option").all_inner_texts()
    assert labels == ["Python 3.14", "moon-9@1 (not available right now)"]
    box.uncheck()
    expect(notice).to_have_count(0)
    author.save()


def test_learners_choose_by_language_and_version(learner: Visit) -> None:
    at = learner("Several languages")
    language = at.code("Program").language
    assert options(language) == {"Python": ["Python 3.14, version 1", "Python 3.14, version 2"]}
    language.select_option(label="Pretty")
    at.code("Program").write("x = 1")
    at.submit.click()
    expect(at.outcome).to_contain_text("pretty@1")
    expect_accessible(at.root)


def test_an_author_compares_two_versions_and_moves(studio: Edit, learner: Visit) -> None:
    author = studio("To be moved")
    author.try_part.get_by_label("Answer").fill("x")
    part = offer(author)
    expect(part).to_contain_text("Python 3.14 is installed in version 2, too. This problem uses version 1")
    compare = part.get_by_role("button", name="Compare the two")
    compare.focus()
    author.page.keyboard.press("Enter")
    expect(part.get_by_role("status")).to_have_text(
        "The versions differ for this answer: result, score, message, 1 test."
    )
    expect(compare).to_be_focused()
    table = part.get_by_role("table", name="What the two versions make of the answer")
    rows = {row.get_by_role("rowheader").inner_text(): row for row in table.get_by_role("row").all()[1:]}
    assert rows["Score differs"].get_by_role("cell").all_inner_texts() == ["100%", "50%"]
    assert rows["Message differs"].get_by_role("cell").all_inner_texts() == [
        "Graded by the first.",
        "Graded by the second.",
    ]
    told = rows["Test “the build” differs"].get_by_role("cell").all_inner_texts()
    assert [" ".join(each.split()) for each in told] == ["passed the first", "failed the second"]
    assert "Fuel" in rows, "shown, and no difference"
    expect_accessible(author.root)
    picture(part, "compare")

    for name in ("Use version 2", "Stay with version 1"):
        author.page.keyboard.press("Tab")
        expect(part.get_by_role("button", name=name)).to_be_focused()
    part.get_by_role("button", name="Use version 2").press("Enter")
    expect(author.runtime.locator("option:checked")).to_have_text("Python 3.14, version 2")
    moved = author.root.locator(".wps-moved")
    expect(moved).to_have_text(
        "This problem now uses python-3.14@2. Save to keep it so, or choose python-3.14@1 again."
    )
    expect(moved).to_be_focused()
    expect(part).to_have_count(0)
    author.page.reload()
    expect(author.runtime.locator("option:checked")).to_have_text("Python 3.14, version 1 (older)")

    offer(author).get_by_role("button", name="Use version 2").click()
    author.save()
    at = learner("To be moved")
    at.hand_in({"Answer": "x"})
    expect(at.outcome).to_contain_text("Graded by the second.")


def test_a_comparison_shows_failures_and_what_cannot_be_graded(studio: Edit) -> None:
    author = studio("To be compared")
    part = offer(author)
    compare = part.get_by_role("button", name="Compare the two")
    compare.click()
    expect(part.get_by_role("status")).to_contain_text("The answer in “Try it” cannot be graded as it is:")

    author.try_part.get_by_label("Answer").fill("old")
    compare.click()
    expect(part.get_by_role("status")).to_contain_text("The versions differ for this answer: result, score, message")
    failure = part.get_by_role("row").filter(has_text="Failure")
    expect(failure).to_contain_text("raised AssertionError: The second is not what this was written for. (line 7)")

    author.write_code("Grader", "def grade(answer, problem): return 1")
    compare.click()
    expect(part.get_by_role("status")).to_have_text("Both versions give the same result for this answer.")
    part.get_by_role("button", name="Stay with version 1").click()
    expect(part.get_by_role("table")).to_have_count(0)
    expect(compare).to_be_focused()
    expect(part.get_by_role("status")).to_be_empty()


def test_a_comparison_fits_a_telephone(studio: Edit) -> None:
    author = studio("To be compared")
    narrow(author.page)
    author.try_part.get_by_label("Answer").fill("old")
    offer(author).get_by_role("button", name="Compare the two").click()
    expect(offer(author).get_by_role("table")).to_be_visible()
    expect_no_sideways_scrolling(author.page)
    expect_accessible(author.root)
    picture(offer(author), "compare-320")


def test_the_runtime_of_answers_moves_with_its_text(studio: Edit) -> None:
    author = studio("Answers to be moved")
    author.choose_runtime("Snake, version 2")
    with author.page.expect_request(re.compile("/studio_check")) as request:
        offer(author).get_by_role("button", name="Use version 2").click()
    (field,) = request.value.post_data_json["settings"]["inputs"]
    assert (field["runtimes"], field["starter"]) == (["python-3.14@2", "pretty@1"], "start = 1")
    assert author.read_code("Code to start from, in Python 3.14, version 2") == "start = 1"
    expect(author.runtime.locator("option:checked")).to_have_text("Snake, version 2")


def test_another_build_is_a_notice_until_it_is_saved(studio: Edit, learner: Visit) -> None:
    author = studio("Written elsewhere")
    notice = author.root.get_by_text("This problem was written with another build of python-3.14@1.")
    expect(notice).to_be_visible()
    expect_accessible(author.root)
    at = learner("Written elsewhere")
    at.hand_in({"Answer": "x"})
    expect(at.outcome).to_contain_text("Correct")
    expect(at.root.get_by_text("another build")).to_have_count(0)
    author.save()
    expect(notice).to_have_count(0)
    author.page.reload()
    expect(author.code("Grader")).to_be_editable()
    expect(notice).to_have_count(0)


def test_a_missing_runtime_keeps_everything_and_says_what_to_install(
    studio: Edit, context: BrowserContext, site: str, paths: Mapping[str, str]
) -> None:
    author = studio("Missing with a package")
    expect(author.runtime.locator("option:checked")).to_have_text("moon-9@1 (not installed here)")
    warning = author.root.locator(".wps-runtime")
    expect(warning).to_contain_text("it came with the package wasm-problem-moon")
    expect(warning.get_by_text("pip install wasm-problem-moon")).to_be_visible()
    assert author.read_code("Grader") == MOON
    expect_accessible(author.root)
    picture(author.root.locator(".wps-runtime"), "missing")

    author.setting("Maximum attempts").fill("5")
    with author.page.expect_request(re.compile("/studio_save")) as request:
        author.save_button.click()
    sent = request.value.post_data_json["settings"]
    assert (sent["runtime"], sent["grader"]) == ("moon-9@1", MOON)
    expect(author.status).to_contain_text("Saved, for the runtime moon-9@1. moon-9@1 is not installed here")
    author.page.reload()
    assert author.read_code("Grader") == MOON
    expect(author.setting("Maximum attempts")).to_have_value("5")

    page = context.new_page()
    page.goto(f"{site}{paths['Missing with a package']}?student=somebody")
    expect(page.get_by_text("This problem is not available right now. Nothing is lost")).to_be_visible()
    expect_accessible(page.locator(".wasm-problem").first)
    narrow(page)
    expect_no_sideways_scrolling(page)


PIECES = {
    "-- a remark": "comment",
    "Begin": "keyword",
    "'a text'": "string",
    "12": "number",
    "/* over": "comment",
    "End": "keyword",
    "nothing": "constant",
}


@pytest.mark.parametrize("where", ["learner", "studio"])
def test_a_language_that_no_editor_knows_has_colours(where: str, studio: Edit, learner: Visit) -> None:
    if where == "learner":
        at = learner("In a pretty language")
        page, box, part = at.page, at.code("Program").box, at.root
    else:
        author = studio("In a pretty language")
        page, box, part = author.page, author.code("Code to start from"), author.root
    assert box.locator(".cm-line").all_text_contents() == PRETTY.split("\n")
    looks = {piece: look(box, piece) for piece in PIECES}
    assert len({looks[piece] for piece in ("Begin", "'a text'", "12", "-- a remark")}) == 4
    assert looks["Begin"] == looks["End"]
    assert looks["-- a remark"] == looks["/* over"]
    assert looks["nothing"] == looks["12"]
    expect_accessible(part)
    picture(box, f"colours-{where}")
    box.focus()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.press("Control+/")
    expect(box.locator(".cm-line").last).to_have_text("-- lines */ End nothing")
    page.keyboard.press("ControlOrMeta+z")
    page.keyboard.press("Control+]")
    expect(box.locator(".cm-line").last).to_have_text("   lines */ End nothing")


def test_sql_has_the_colours_that_its_runtime_says(learner: Visit) -> None:
    at = learner("In SQL")
    box = at.code("Program").box
    assert box.locator(".cm-line").all_text_contents() == SQL.split("\n")
    assert look(box, "select") == look(box, "FROM") == look(box, "LIMIT")
    assert len({look(box, piece) for piece in ("select", "-- of all", "'Tom'", "3")}) == 4
    assert box.locator(".cm-line span").filter(has_text=re.compile("^cats$")).count() == 0, "no word of the language"
    expect_accessible(at.root)
    picture(box, "colours-sql")


def look(box: Locator, piece: str) -> str:
    """The colour of a piece of the text, which has to be in an element of its own."""
    found = box.locator(".cm-line span").filter(has_text=re.compile(f"^{re.escape(piece)}$")).first
    expect(found).to_be_visible()
    colour: str = found.evaluate("(element) => getComputedStyle(element).color")
    return colour


def picture(part: Locator, name: str) -> None:
    """For a person to look at, in the folder that PICTURES names."""
    folder = os.environ.get("PICTURES")
    if folder:
        part.screenshot(path=Path(folder) / f"{name}.png", animations="disabled")
