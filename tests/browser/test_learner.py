"""What a learner does, with mouse or keyboard, when nothing goes wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from .learner import Learner
from .scenarios import EVERY_KIND, SUM

Visit = Callable[..., Learner]

WRONG = {"First number": "3", "Second number": "5"}
RIGHT = {"First number": "3", "Second number": "4"}
FAR_OFF = {"First number": "100", "Second number": "0"}


def test_a_new_page_says_what_there_is_to_gain(learner: Visit) -> None:
    at = learner()
    expect(at.title).to_have_text(SUM)
    expect(at.root.get_by_text("2 points possible")).to_be_visible()
    at.expect_attempts("You have 3 attempts.")
    expect(at.reset).to_be_hidden()


def test_attempts_are_counted_down_in_words(learner: Visit) -> None:
    at = learner()
    at.hand_in(FAR_OFF)
    expect(at.result).to_contain_text("Incorrect")
    expect(at.result).to_contain_text("0 of 2 points")
    at.expect_attempts("2 of 3 attempts left.")
    at.hand_in(WRONG)
    expect(at.result).to_contain_text("Partly correct")
    expect(at.result).to_contain_text("1 of 2 points")
    at.expect_attempts("1 of 3 attempts left.")
    at.hand_in(RIGHT)
    expect(at.result).to_contain_text("2 of 2 points")
    at.expect_attempts("You have used all 3 attempts.")
    expect(at.submit).to_have_attribute("aria-disabled", "true")
    expect(at.save).to_be_hidden()


def test_a_verdict_shows_the_message_and_each_test(learner: Visit) -> None:
    at = learner()
    at.hand_in(WRONG)
    expect(at.result.get_by_text("Not seven.")).to_be_visible()
    expect(at.tests).to_have_text([re.compile(r"^adds up failed\s*They add up to 8\.\s*$"), "is close passed"])


def test_a_verdict_is_there_after_a_reload(learner: Visit) -> None:
    at = learner()
    at.hand_in(WRONG)
    expect(at.result).to_contain_text("Partly correct")
    at.reload()
    expect(at.result).to_contain_text("Partly correct")
    expect(at.tests).to_have_count(2)
    at.expect_attempts("2 of 3 attempts left.")
    at.expect_values(WRONG)


def test_a_saved_answer_is_there_on_another_device(learner: Visit) -> None:
    at = learner().fill(WRONG)
    at.save.click()
    expect(at.result).to_contain_text("Saved, not submitted")
    at.expect_attempts("You have 3 attempts.")
    at.page.evaluate("sessionStorage.clear()")
    elsewhere = learner()
    elsewhere.expect_values(WRONG)
    expect(elsewhere.result).to_contain_text("Saved, not submitted")


def test_a_saved_answer_of_every_kind_is_there_after_a_reload(learner: Visit) -> None:
    at = learner(EVERY_KIND)
    at.fill({"A text": "tea", "A number": "2", "One choice": ["The first"], "Several choices": ["Ex", "Zed"]})
    at.code("A program").write("def f():\n    return 1  # tab:\t, umlaut: ü, 🙂\n")
    at.save.click()
    expect(at.result).to_contain_text("Saved, not submitted")
    at.page.evaluate("sessionStorage.clear()")
    at.reload()
    at.expect_values({"A text": "tea", "A number": "2"})
    expect(at.group("One choice").get_by_label("The first")).to_be_checked()
    assert [box.is_checked() for box in at.group("Several choices").get_by_role("checkbox").all()] == [
        True,
        False,
        True,
    ]
    at.code("A program").expect_text("def f():\n    return 1  # tab:\t, umlaut: ü, 🙂\n")
    at.hand_in({})
    expect(at.result).to_contain_text("4 of 5 are right.")


def test_what_is_typed_survives_a_reload_without_saving(learner: Visit) -> None:
    at = learner()
    at.hand_in(FAR_OFF)
    at.field("Second number").fill("-93")
    expect(at.result).to_contain_text("Incorrect")
    at.page.wait_for_function("Object.values(sessionStorage).some(kept => kept.includes('-93'))")
    at.reload()
    expect(at.notice).to_contain_text("What you had typed and not saved is back.")
    at.expect_values({"First number": "100", "Second number": "-93"})


def test_another_learner_sees_nothing_of_it(learner: Visit) -> None:
    at = learner().fill(WRONG)
    at.save.click()
    expect(at.result).to_contain_text("Saved, not submitted")
    at.page.goto(f"{at.url}-somebody-else")
    expect(at.submit).to_be_enabled()
    at.expect_values({"First number": "", "Second number": ""})
    expect(at.result).to_be_empty()


def test_reset_clears_the_answer_and_gives_no_attempt_back(learner: Visit) -> None:
    at = learner()
    at.hand_in(WRONG)
    at.reset.click()
    expect(at.result).to_contain_text("Your answer was cleared.")
    at.expect_values({"First number": "", "Second number": ""})
    at.expect_attempts("2 of 3 attempts left.")


def test_the_whole_page_works_by_keyboard(learner: Visit) -> None:
    """In the order in which it is read, and nothing else takes the focus."""
    at = learner()
    press = at.page.keyboard.press
    at.title.focus()
    press("Tab")
    assert at.focused() == 'textbox "First number"'
    at.page.keyboard.type("3")
    press("Tab")
    assert at.focused() == 'textbox "Second number"'
    at.page.keyboard.type("5")
    press("Tab")
    assert at.focused() == 'button "Submit"'
    press("Space")
    expect(at.result).to_contain_text("Partly correct")
    assert at.focused() == 'button "Submit"', "the focus stays, to go on from there"
    press("Tab")
    assert at.focused() == 'button "Save"'
    press("Tab")
    assert at.focused() == 'button "Reset"'
    press("Shift+Tab")
    press("Shift+Tab")
    press("Shift+Tab")
    assert at.focused() == 'textbox "Second number"'
    press("ControlOrMeta+A")
    at.page.keyboard.type("4")
    press("Enter")
    expect(at.result.get_by_text("Correct", exact=True)).to_be_visible()
    at.expect_attempts("1 of 3 attempts left.")


def test_options_and_code_work_by_keyboard(learner: Visit) -> None:
    at = learner(EVERY_KIND)
    press = at.page.keyboard.press
    at.field("A number").focus()
    press("Tab")
    press("Space")
    expect(at.group("One choice").get_by_label("The first")).to_be_checked()
    press("ArrowDown")
    expect(at.group("One choice").get_by_role("radio").nth(1)).to_be_checked()
    press("Tab")
    press("Space")
    expect(at.group("Several choices").get_by_label("Ex")).to_be_checked()
    press("Tab")
    press("Tab")
    press("Space")
    expect(at.group("Several choices").get_by_label("Zed")).to_be_checked()
    press("Tab")
    assert at.focused() == 'textbox "A program"'
    for way_on in ("Back to starter code", "Use a plain text box"):
        press("Tab")
        assert at.focused() == f'button "{way_on}"', "Tab leaves the code"
    press("Tab")
    assert at.focused() == 'combobox "Colours"'
    press("Tab")
    assert at.focused() == 'button "Run"'
    press("Tab")
    assert at.focused() == 'button "Submit"'
    press("Enter")
    expect(at.field("A text")).to_be_focused()


def test_a_result_is_announced_and_not_the_page_as_it_was(learner: Visit) -> None:
    """Screen readers speak what changes in a live region that was there before: the element must stay the same."""
    at = learner()
    expect(at.result).to_have_attribute("aria-live", "polite")
    expect(at.result).to_be_empty()
    region = at.result.element_handle()
    region.evaluate("""region => {
        window.spoken = [];
        const listen = () => window.spoken.push(region.innerText);
        new MutationObserver(listen).observe(region, {childList: true, subtree: true});
    }""")
    at.hand_in(WRONG)
    expect(at.result).to_contain_text("Partly correct")
    assert region.evaluate("region => region.isConnected && region.getAttribute('role')") == "status"
    spoken = at.page.evaluate("window.spoken")
    assert spoken[0] == "Grading your answer…"
    assert spoken[-1].startswith("Partly correct")


def test_grading_shows_a_spinner_and_takes_no_second_click(learner: Visit) -> None:
    at = learner().fill(RIGHT)
    held: list[Route] = []
    at.page.route(re.compile("/submit_answer"), lambda route: held.append(route))
    at.submit.click()
    expect(at.result).to_contain_text("Grading your answer…")
    expect(at.submit).to_have_attribute("aria-disabled", "true")
    at.submit.click(force=True)
    at.field("First number").press("Enter")
    expect(at.save).to_have_attribute("aria-disabled", "true")
    assert len(held) == 1
    held[0].continue_()
    expect(at.result).to_contain_text("2 of 2 points")
    at.expect_attempts("2 of 3 attempts left.")
    expect(at.submit).not_to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("seven", "Type a number, such as 3.5"),
        ("", "Type an answer."),
        ("1/0", "A fraction cannot have 0 below its line."),
        ("nan", "Type a number"),
    ],
)
def test_what_is_no_number_is_said_at_its_field(learner: Visit, typed: str, complaint: str) -> None:
    at = learner()
    reply = at.hand_in({"First number": "3", "Second number": typed})
    assert reply.status == 400
    field = at.field("Second number")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(re.escape(complaint)))
    expect(field).to_be_focused()
    expect(field).to_have_value(typed)
    expect(at.field("First number")).not_to_have_attribute("aria-invalid", "true")
    at.expect_attempts("You have 3 attempts.")
    at.hand_in({"Second number": "4"})
    expect(at.result).to_contain_text("2 of 2 points")
    expect(field).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(("first", "second"), [("1,003", "-996"), ("½", "6.5"), ("7e0", " 0 "), ("−3", "10")])
def test_numbers_are_read_as_people_type_them(learner: Visit, first: str, second: str) -> None:
    at = learner()
    at.hand_in({"First number": first, "Second number": second})
    expect(at.result).to_contain_text("2 of 2 points")
