"""The policies in Studio: setting them, leaving them to the course, and what a learner meets."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from .axe import expect_accessible
from .learner import Learner
from .narrow import expect_no_sideways_scrolling, narrow
from .scenarios import EVERY_KIND, NO_CHOICE, SUM
from .studio import Field, Studio

Visit = Callable[..., Learner]
Edit = Callable[[str], Studio]

BY_THE_COURSE = "As the course says"
GRADER = "def grade(answer, problem):\n    return answer == 7\n"
NEEDED = "Attempts before the solution is shown"


def test_what_is_set_is_there_after_a_reload_and_what_is_not_is_the_course_s(studio: Edit, blank: str) -> None:
    author = studio(blank)
    for label in ("Show the solution", "Variants", "Show the Reset button"):
        expect(author.choice(label).locator("option:checked")).to_have_text(BY_THE_COURSE)
    author.write(prompt="Seven?", fields=[Field("number", "Number")], grader=GRADER)
    author.choose("Show the solution", "After a number of attempts")
    author.setting(NEEDED).fill("2")
    author.setting("Seconds between attempts").fill("30")
    author.choose("Which attempt counts", "The best one")
    author.choose("Variants", "A new variant at each reset")
    author.save()

    author.open()
    expect(author.choice("Show the solution").locator("option:checked")).to_have_text("After a number of attempts")
    expect(author.setting(NEEDED)).to_have_value("2")
    expect(author.setting("Seconds between attempts")).to_have_value("30")
    expect(author.choice("Which attempt counts").locator("option:checked")).to_have_text("The best one")
    expect(author.choice("Variants").locator("option:checked")).to_have_text("A new variant at each reset")
    expect(author.choice("Show the Reset button").locator("option:checked")).to_have_text(BY_THE_COURSE)

    author.choose("Show the solution", BY_THE_COURSE)
    author.choose("Variants", BY_THE_COURSE)
    author.setting("Seconds between attempts").fill("")
    author.save()
    author.open()
    for label in ("Show the solution", "Variants", "Show the Reset button"):
        expect(author.choice(label).locator("option:checked")).to_have_text(BY_THE_COURSE)
    expect(author.setting("Seconds between attempts")).to_have_value("")


def test_the_page_says_what_the_course_s_default_is(studio: Edit) -> None:
    author = studio(SUM)
    for label, words in {
        "Show the solution": "When their answer is correct, no attempt is left, or it is past due.",
        "Variants": "One of 20 variants for each learner.",
        "Show the Reset button": "No.",
    }.items():
        said = re.compile(re.escape(f'"{BY_THE_COURSE}" now means: {words}'))
        expect(author.choice(label)).to_have_accessible_description(said)
    expect(author.setting("Maximum attempts")).to_have_accessible_description(re.compile("as often as they like"))
    told = author.root.get_by_role("region", name="Set for the subsection")
    expect(told).to_contain_text("Due date")
    expect(told).to_contain_text("Show results")
    expect(told.get_by_role("textbox")).to_have_count(0)
    expect(told.get_by_role("combobox")).to_have_count(0)


def test_the_number_of_attempts_is_asked_for_only_where_it_has_an_effect(studio: Edit, blank: str) -> None:
    author = studio(blank)
    needed = author.setting(NEEDED)
    expect(needed).to_have_count(0)
    solution = author.choice("Show the solution")
    solution.focus()
    for _ in range(20):
        if solution.input_value() == "after_attempts":
            break
        author.page.keyboard.press("ArrowDown")
    author.page.keyboard.press("Tab")
    expect(needed).to_be_focused()
    author.page.keyboard.type("-1")
    author.page.keyboard.press("Tab")
    author.write(prompt="Seven?", fields=[Field("number", "Number")], grader=GRADER)
    faults = author.save_refused()
    faults.get_by_role("link", name=f"{NEEDED}: Type a whole number").click()
    expect(needed).to_be_focused()
    expect(needed).to_have_attribute("aria-invalid", "true")
    expect(needed).to_have_accessible_description(re.compile("Type a whole number from 0 to 1,000,000"))
    solution.select_option(label="Never")
    expect(needed).to_have_count(0)
    author.save()


def test_what_makes_no_sense_is_refused_beside_its_setting(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="Seven?", fields=[Field("number", "Number")], grader=GRADER)
    wait = author.setting("Seconds between attempts")
    for text in ("-1", "soon", "1.5", "1000001"):
        wait.fill(text)
        faults = author.save_refused()
        expect(faults.get_by_role("link")).to_have_text(re.compile("^Seconds between attempts: Type a whole number"))
        expect(wait).to_have_value(text)
    wait.fill("60")
    author.save()


def test_an_imported_value_that_is_no_choice_is_shown_until_another_one_is_chosen(studio: Edit) -> None:
    author = studio(NO_CHOICE)
    solution = author.choice("Show the solution")
    expect(solution.locator("option:checked")).to_have_text("tomorrow (no choice here)")
    author.save_refused().get_by_role("link", name="Show the solution: This is none of the choices.").click()
    expect(solution).to_be_focused()
    author.choose("Show the solution", "Never")
    author.save()
    author.open()
    expect(solution.locator("option:checked")).to_have_text("Never")
    expect(solution.locator("option", has_text="no choice here")).to_have_count(0)


def test_a_learner_meets_what_was_set(learner: Visit, studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="Seven?", fields=[Field("number", "Number")], grader=GRADER)
    author.setting("Seconds between attempts").fill("600")
    author.choose("Which attempt counts", "The best one")
    author.save()
    at = learner(blank)
    at.hand_in({"Number": "7"})
    expect(at.result).to_contain_text("Correct")
    expect(at.submit).to_be_disabled()

    author.setting("Seconds between attempts").fill("")
    author.save()
    at.reload()
    at.hand_in({"Number": "8"})
    expect(at.result).to_contain_text("Incorrect")
    at.reload()
    expect(at.root).to_contain_text("1 of 1 point")


def test_what_is_changed_and_not_saved_is_not_thrown_away_unasked(studio: Edit) -> None:
    author = studio(SUM)
    author.choose("Show the solution", "Never")
    author.root.get_by_role("button", name="Cancel").click()
    expect(author.root.get_by_text("Throw away what you changed?")).to_be_visible()
    author.root.get_by_role("button", name="Keep editing").click()
    author.choose("Show the solution", BY_THE_COURSE)
    author.root.get_by_role("button", name="Cancel").click()
    expect(author.root.get_by_text("Throw away what you changed?")).to_be_hidden()


def test_a_narrow_screen_and_a_screen_reader(studio: Edit) -> None:
    author = studio(EVERY_KIND)
    author.choose("Show the solution", "After a number of attempts")
    expect_accessible(author.root)
    narrow(author.page)
    for choice in author.root.locator("select[data-unset]").all():
        longest = max(choice.locator("option").all_text_contents(), key=len)
        choice.select_option(label=longest)
        expect_no_sideways_scrolling(author.page)
    expect_accessible(author.root)
