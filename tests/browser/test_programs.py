"""A learner writes a program, tries it as often as they like, and hands it in."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from .code_field import BEFORE_TYPING, WHILE_TYPING
from .learner import Learner
from .programs import MEAN, MEAN_RIGHT, MEAN_ROUNDED, MEAN_STARTER, MEAN_WITHOUT_NONE, SAY
from .scenarios import EVERY_KIND

Visit = Callable[..., Learner]

RECEIPT = "Programming: a receipt"
FULL = "You have 5 attempts."


def test_the_story_of_a_program_by_keyboard(learner: Visit) -> None:
    at = learner(MEAN)
    press, program = at.page.keyboard.press, at.code()
    at.title.focus()
    at.tab_to(program.box)
    program.expect_tab(BEFORE_TYPING)
    press("ControlOrMeta+A")
    program.type("def mean(numbers):\nreturn sum(numbers) // len(numbers)")
    program.expect_text("def mean(numbers):\n    return sum(numbers) // len(numbers)")
    program.expect_tab(WHILE_TYPING)

    press("ControlOrMeta+Enter")
    expect(at.report).to_contain_text("1 of 2 examples passed. First failure: mean([]).")
    expect(at.examples.nth(1)).to_contain_text("ZeroDivisionError")
    expect(program.box).to_be_focused()
    expect(program.marks).to_have_text("Line 2: ZeroDivisionError: division by zero")
    expect(program.signs).to_have_count(1)
    expect(program.underlined).to_have_text("return sum(numbers) // len(numbers)")
    at.expect_attempts(FULL)

    press("Escape")
    at.tab_to(program.marks.get_by_role("button", name="Line 2"))
    press("Enter")
    program.expect_cursor_in(2)
    program.type("if not numbers:\nreturn 0\n")
    press("Shift+Tab")
    program.expect_text(MEAN_ROUNDED.rstrip())
    press("Escape")
    at.tab_to(at.run)
    press("Space")
    expect(at.report).to_contain_text("2 of 2 examples passed.")
    expect(program.marks).to_have_count(0)
    expect(program.signs).to_have_count(0)

    at.tab_to(at.submit)
    press("Enter")
    expect(at.result).to_contain_text("4 of 6 tests passed. First failure: mean([1, 2]).")
    expect(at.examples).to_have_count(0)
    folded = at.tests.first.locator("details")
    expect(folded).not_to_have_attribute("open", "")
    expect(at.tests.nth(2).locator("details")).to_have_attribute("open", "")
    expect(at.tests.nth(2)).to_contain_text("There are two ways to divide.")
    at.tab_to(folded.locator("summary"))
    press("Enter")
    expect(folded.get_by_text("Result")).to_be_visible()

    at.tab_to(program.box, "Shift+Tab")
    press("ControlOrMeta+End")
    for _ in " len(numbers)":
        press("ArrowLeft")
    press("Backspace")
    program.expect_text(MEAN_RIGHT.rstrip())
    press("Escape")
    at.tab_to(at.submit)
    press("Enter")
    expect(at.result.get_by_text("Correct", exact=True)).to_be_visible()
    expect(at.result).to_contain_text("6 of 6 points")

    at.tab_to(at.earlier.locator("summary"))
    press("Enter")
    expect(at.submissions).to_have_count(2)
    at.tab_to(at.earlier.get_by_role("button", name=re.compile("Load into the editor.*Attempt 1")))
    press("Enter")
    expect(at.notice).to_contain_text("Your answer of attempt 1 is here again.")
    program.expect_text(MEAN_ROUNDED.rstrip())
    expect(program.box).to_be_focused()
    at.tab_to(at.notice.get_by_role("button", name="Undo"))
    press("Enter")
    expect(at.notice).to_contain_text("Your own text is back.")
    program.expect_text(MEAN_RIGHT.rstrip())
    at.expect_attempts("3 of 5 attempts left.")


def test_a_run_changes_neither_attempts_nor_the_score(learner: Visit) -> None:
    at = learner(MEAN)
    at.code().write(MEAN_WITHOUT_NONE)
    at.hand_in({})
    expect(at.result).to_contain_text("5 of 6 points")
    at.code().write(MEAN_RIGHT)
    at.try_out()
    expect(at.report.get_by_role("heading")).to_have_text("Run not graded")
    expect(at.report).to_contain_text("2 of 2 examples passed.")
    expect(at.examples).to_have_text(
        [re.compile(r"^mean\(\[1, 2, 6\]\)\s+passed"), re.compile(r"^mean\(\[\]\)\s+passed")]
    )
    at.expect_attempts("4 of 5 attempts left.")
    expect(at.result).to_contain_text("5 of 6 points")
    at.reload()
    at.expect_attempts("4 of 5 attempts left.")
    expect(at.result).to_contain_text("5 of 6 points")
    expect(at.earlier.locator("summary")).to_have_text("Earlier submissions (1)")
    at.code().expect_text(MEAN_RIGHT)


def test_a_call_of_the_learners_own(learner: Visit) -> None:
    at = learner(MEAN)
    at.code().write(MEAN_WITHOUT_NONE)
    own = at.code().own
    expect(own).to_have_accessible_description("Your own call, such as mean([1, 2, 6]). Run makes it as well.")
    own.fill("[mean([3, 5]), mean([8])]")
    own.press("Enter")
    expect(at.report).to_contain_text("Your own call gave [4.0, 8.0].")
    own.fill("mean(3)")
    at.try_out()
    expect(at.report).to_contain_text("Your own call stopped with an error.")
    expect(at.own_result).to_contain_text("TypeError: 'int' object is not iterable")
    own.fill("for n in range(3): print(mean([n]))")
    at.try_out()
    expect(at.report).to_contain_text("What your own call gave is shown below.")
    expect(at.own_result).to_contain_text("0.0\n1.0\n2.0")
    own.fill("mean(")
    at.try_out()
    expect(at.own_result).to_contain_text("SyntaxError")
    expect(at.code().marks).to_have_count(1)  # of the example that fails: the own call is no line of the program
    expect(at.code().marks).to_contain_text("ZeroDivisionError")


def test_an_input_of_the_learners_own(learner: Visit) -> None:
    at = learner(RECEIPT)
    at.code().write("name = input()\nprint(f'hello {name}')\nint(input())\n")
    at.code().own.fill("Ada\nten\n")
    at.code().own.press("ControlOrMeta+Enter")
    expect(at.report).to_contain_text("0 of 1 example passed.")
    expect(at.report).to_contain_text("With your own input it stopped with an error.")
    expect(at.own_result).to_contain_text("hello Ada")
    expect(at.own_result).to_contain_text("ValueError")
    at.own_result.get_by_role("button", name="Line 3").click()
    at.code().expect_cursor_in(3)
    at.code().own.fill("Ada\n10\n")
    at.try_out()
    expect(at.report).to_contain_text("With your own input it printed hello Ada.")


def test_without_examples_a_run_starts_the_program(learner: Visit) -> None:
    at = learner(EVERY_KIND)
    at.fill({"A text": "tea", "A number": "2", "One choice": ["The first"], "Several choices": ["Ex"]})
    at.code("A program").write("print('x')\n")
    at.try_out()
    expect(at.report).to_contain_text("Your program started without an error.")
    at.code("A program").write("print('x')\n1 / 0\n")
    at.try_out()
    expect(at.report).to_contain_text("ZeroDivisionError")
    expect(at.code("A program").marks).to_have_text("Line 2: ZeroDivisionError: division by zero")


def test_a_program_survives_a_reload_without_saving(learner: Visit) -> None:
    at = learner(MEAN)
    at.code().box.click()
    at.page.keyboard.press("ControlOrMeta+A")
    at.code().type("def mean(numbers):\nreturn 4711")
    at.page.wait_for_function("Object.values(sessionStorage).some(kept => kept.includes('4711'))")
    at.reload()
    expect(at.notice).to_contain_text("What you had typed and not saved is back.")
    at.code().expect_text("def mean(numbers):\n    return 4711")
    at.save.click()
    expect(at.result).to_contain_text("Saved, not submitted")
    at.page.evaluate("sessionStorage.clear()")
    at.reload()
    at.code().expect_text("def mean(numbers):\n    return 4711")


def test_reset_brings_the_starter_back(learner: Visit) -> None:
    at = learner(MEAN)
    at.code().write(MEAN_WITHOUT_NONE)
    at.hand_in({})
    at.try_out()
    expect(at.code().marks).to_have_count(1)
    at.reset.click()
    expect(at.result).to_contain_text("Your answer was cleared.")
    at.code().expect_text(MEAN_STARTER)
    expect(at.code().marks).to_have_count(0)
    expect(at.code().signs).to_have_count(0)
    expect(at.examples).to_have_count(0)
    at.expect_attempts("4 of 5 attempts left.")


def test_earlier_submissions_show_what_was_handed_in(learner: Visit) -> None:
    at = learner(SAY)
    expect(at.earlier).to_be_hidden()
    at.code().write("def say(word):\n    return word.upper()\n")
    at.hand_in({})
    at.code().write("def say(word):\n    return word  # break\n")
    at.hand_in({})
    expect(at.result).to_contain_text("Not graded")
    expect(at.earlier.locator("summary")).to_have_text("Earlier submissions (1)")
    at.earlier.locator("summary").click()
    expect(at.submissions).to_have_text(re.compile(r"^Attempt 1\s*Partly correct, 3 of 9 points"))
    at.earlier.get_by_role("button", name=re.compile("Show.*Attempt 1")).click()
    expect(at.earlier.get_by_role("region", name="Attempt 1")).to_have_text("def say(word):\n    return word.upper()\n")
    at.code().write("def say(word):\n    return 'DONE'\n")
    at.hand_in({})
    expect(at.earlier.locator("summary")).to_have_text("Earlier submissions (2)")
    expect(at.submissions.locator("strong")).to_have_text(["Attempt 2", "Attempt 1"])
