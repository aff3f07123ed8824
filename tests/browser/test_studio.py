"""What an author does in Studio, up to a learner who solves what was written there."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from .learner import Learner
from .scenarios import OLD_TO_MEND
from .studio import Field, Studio

Visit = Callable[..., Learner]
Edit = Callable[[str], Studio]

SPEED = [Field("speed", "Speed"), Field("unit", "Unit", "One of several choices", [("kmh", "km/h"), ("mps", "m/s")])]
SPEED_GRADER = '''\
FACTORS = {"kmh": 1, "mps": 3.6}


def generate(problem):
    """A train that covers a whole number of kilometres in an hour."""
    return {"distance": problem.random.randint(2, 9) * 30, "minutes": 30}


def grade(answer, problem):
    speed = answer["speed"] * FACTORS[answer["unit"]]
    right = problem.variables["distance"] * 60 / problem.variables["minutes"]
    print("right would be", right)
    if abs(speed - right) < 1:
        return True
    return {"score": 0, "message": f"A train of {speed:g} km/h would be {'early' if speed > right else 'late'}."}
'''
LINES = """\
def helper(value):
    return value / 0


def grade(answer, problem):
    print("before")
    return helper(1) if answer == "divide" else answer == "right"
"""
ONE_TEXT = [Field("answer", "Answer", "Text, one line")]


def test_an_author_writes_a_problem_from_nothing_and_a_learner_solves_it(
    learner: Visit, studio: Edit, blank: str
) -> None:
    author = studio(blank)
    author.setting("Display name").fill("The speed of a train")
    author.write(
        prompt="A train covers **{{distance}} km** in {{minutes}} minutes. How fast is it?",
        fields=SPEED,
        grader=SPEED_GRADER,
        solution="{{distance}} km / ({{minutes}} min / 60) h",
        attempts="2",
    )
    author.setting("Points").fill("2.5")
    author.save()

    at = learner(blank)
    expect(at.title).to_have_text("The speed of a train")
    expect(at.root.get_by_text("2.5 points possible")).to_be_visible()
    distance = int(re.search(r"A train covers (\d+) km in 30 minutes", at.prompt.inner_text())[1])  # type: ignore[index]
    at.hand_in({"Speed": str(distance), "Unit": ["km/h"]})
    expect(at.result).to_contain_text(f"A train of {distance} km/h would be late.")
    at.expect_attempts("1 of 2 attempts left.")
    at.hand_in({"Speed": f"{distance * 2 / 3.6:.3f}", "Unit": ["m/s"]})
    expect(at.result).to_contain_text("2.5 of 2.5 points")


def test_what_is_saved_is_there_after_a_reload(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(
        prompt="How fast is {{distance}} in {{minutes}}?", fields=SPEED, grader=SPEED_GRADER, solution="*Fast.*"
    )
    author.save()
    author.page.reload()
    expect(author.runtime.locator("option:checked")).to_have_text("Python 3.14, version 1")
    assert author.read_code("Prompt") == "How fast is {{distance}} in {{minutes}}?"
    assert author.read_code("Grader") == SPEED_GRADER
    assert author.read_code("Solution") == "*Fast.*"
    unit = author.root.get_by_role("group", name="Answer field 2")
    expect(unit.get_by_label("Name, for the grader")).to_have_value("unit")
    expect(unit.get_by_label("Value, choice 2")).to_have_value("mps")
    expect(author.setting("Maximum attempts")).to_have_value("")


def test_a_new_problem_can_be_saved_as_it_comes(learner: Visit, studio: Edit, blank: str) -> None:
    """An author who looks around first has something that works."""
    author = studio(blank)
    assert "def grade(answer, problem):" in author.read_code("Grader")
    author.write_code("Prompt", "What is the capital of France?")
    author.save()
    at = learner(blank)
    at.hand_in({"Your answer": "Paris"})
    expect(at.result).to_contain_text("Correct")


def test_a_syntax_error_is_refused_with_its_place_and_nothing_is_lost(studio: Edit, blank: str) -> None:
    author = studio(blank)
    broken = "def grade(answer, problem):\n    right = 4\n    if answer = right:\n        return True\n"
    author.write(prompt="Two and two?", fields=[Field("sum", "Sum")], grader=broken, solution="Four.", attempts="3")
    faults = author.save_refused()
    expect(faults).to_be_focused()
    expect(faults.get_by_role("link")).to_have_text(re.compile(r"^Grader: line 3, column \d+: .*"))

    grader = author.code("Grader")
    expect(grader).to_have_attribute("aria-invalid", "true")
    expect(grader).to_have_accessible_description(re.compile("line 3, column"))
    expect(author.gutter_marks("Grader")).to_have_count(1)
    assert author.marked_text("Grader") == "answer"

    assert author.read_code("Grader") == broken
    assert author.read_code("Prompt") == "Two and two?"
    assert author.read_code("Solution") == "Four."
    expect(author.setting("Maximum attempts")).to_have_value("3")
    expect(author.root.get_by_label("Label, for the learner")).to_have_value("Sum")

    faults.get_by_role("link").click()
    expect(grader).to_be_focused()
    expect(grader.locator(".cm-activeLine")).to_have_text("    if answer = right:")
    author.write_code("Grader", broken.replace("answer =", "answer =="))
    author.save()
    expect(grader).to_have_attribute("aria-invalid", "false")


def test_an_unknown_name_in_the_prompt_is_refused(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="How far in {{minutes}} {{seconds}}?", fields=SPEED, grader=SPEED_GRADER)
    faults = author.save_refused()
    expect(faults.get_by_role("link")).to_have_text(re.compile(r"^Prompt: .*\{\{seconds\}\}"))
    faults.get_by_role("link").click()
    expect(author.code("Prompt")).to_be_focused()


@pytest.mark.parametrize(
    ("grader", "complaint"),
    [
        ("", "Grader: "),
        ("def check(answer, problem):\n    return True", "Grader: .*grade"),
        (
            "def generate(problem):\n    return {}['n']\n\ndef grade(answer, problem):\n    return 1",
            "Grader: line 2.*KeyError",
        ),
    ],
    ids=["none", "without grade", "generate fails"],
)
def test_a_grader_that_cannot_grade_is_refused(studio: Edit, blank: str, grader: str, complaint: str) -> None:
    author = studio(blank)
    author.write(prompt="Anything.", fields=ONE_TEXT, grader=grader)
    expect(author.save_refused().get_by_role("link")).to_have_text(re.compile(complaint))


def test_wrong_settings_are_refused_at_their_place(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="Anything.", fields=ONE_TEXT, grader=LINES, attempts="many")
    author.setting("Points").fill("-1")
    faults = author.save_refused()
    expect(faults.get_by_role("link")).to_have_text([re.compile("^Points: "), re.compile("^Maximum attempts: ")])
    expect(author.setting("Points")).to_have_attribute("aria-invalid", "true")
    faults.get_by_role("link").nth(1).click()
    expect(author.setting("Maximum attempts")).to_be_focused()


def test_errors_are_found_while_typing(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="Anything.", fields=ONE_TEXT, grader="def grade(answer, problem):\n    return (")
    expect(author.status).to_have_text("1 problem to mend.")
    expect(author.gutter_marks("Grader")).to_have_count(1)
    expect(author.faults).to_have_count(0)
    author.code("Grader").press("ControlOrMeta+End")
    author.page.keyboard.type("1)")
    expect(author.status).to_have_text("No problems found.")
    expect(author.gutter_marks("Grader")).to_have_count(0)


def test_try_it_grades_what_is_not_saved_yet(learner: Visit, studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="How far in {{minutes}}? {{distance}}", fields=SPEED, grader=SPEED_GRADER)
    trial = author.try_part
    trial.get_by_label("Speed").fill("1")
    trial.get_by_label("km/h").check()
    author.try_button.click()
    expect(author.verdict).to_contain_text("Incorrect")
    expect(author.verdict).to_contain_text("A train of 1 km/h would be late.")
    expect(trial).to_contain_text(re.compile(r"of the budget \([\d,]{7,} of 10,000,000,000 instructions\)"))
    printed = trial.get_by_text("right would be").inner_text()
    assert trial.get_by_role("row", name="minutes").inner_text().split() == ["minutes", "30"]

    trial.get_by_label("Speed").fill(printed.removeprefix("right would be").strip())
    author.try_button.click()
    expect(author.verdict.get_by_text("Correct", exact=True)).to_be_visible()

    page = learner_page_text(author)
    assert "This problem is not finished yet." in page, "nothing was saved"


def learner_page_text(author: Studio) -> str:
    return author.page.request.get(author.url.replace("studio_view/", "")).text()


def test_try_it_shows_a_failure_with_the_lines_of_the_author(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="Anything.", fields=ONE_TEXT, grader=LINES)
    author.try_part.get_by_label("Answer", exact=True).fill("divide")
    author.try_button.click()
    expect(author.verdict).to_contain_text("Not graded")
    expect(author.verdict).to_contain_text("ZeroDivisionError")
    trace = author.try_part.get_by_text("Traceback (most recent call last)")
    expect(trace).to_contain_text("return value / 0")
    expect(trace).to_contain_text("return helper(1) if")
    expect(trace).to_contain_text(re.compile(r"line 2, in helper"))
    assert len(re.findall("File ", trace.inner_text())) == 2, "nothing of ours in it"
    expect(author.try_part.get_by_text("before", exact=True)).to_be_visible()
    author.verdict.get_by_role("link", name="Go to line 2 of the grader").click()
    expect(author.code("Grader")).to_be_focused()
    expect(author.code("Grader").locator(".cm-activeLine")).to_have_text("    return value / 0")


def test_try_it_says_which_answer_cannot_be_read(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="{{distance}}", fields=SPEED, grader=SPEED_GRADER)
    author.try_part.get_by_label("Speed").fill("fast")
    author.try_button.click()
    speed = author.try_part.get_by_label("Speed")
    expect(speed).to_have_attribute("aria-invalid", "true")
    expect(speed).to_be_focused()
    expect(author.try_part.get_by_text("Choose an answer.")).to_be_visible()


def test_try_it_with_a_syntax_error_leads_to_it(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="Anything.", fields=ONE_TEXT, grader="def grade(answer, problem):\n    return answer ==")
    author.try_part.get_by_label("Answer", exact=True).fill("x")
    author.try_button.click()
    expect(author.verdict).to_contain_text("Not graded")
    author.verdict.get_by_role("link").click()
    expect(author.code("Grader").locator(".cm-activeLine")).to_have_text("    return answer ==")


def test_tab_leaves_the_code_editors(studio: Edit, blank: str) -> None:
    author = studio(blank)
    before = author.read_code("Grader")
    for name in ("Prompt", "Grader", "Solution"):
        author.code(name).focus()
        author.page.keyboard.press("Tab")
        expect(author.code(name)).not_to_be_focused()
        author.page.keyboard.press("Shift+Tab")
        expect(author.code(name)).to_be_focused()
        author.page.keyboard.press("Shift+Tab")
        expect(author.code(name)).not_to_be_focused()
    assert author.read_code("Grader") == before


def test_the_help_names_keys_that_indent(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write_code("Grader", "x = 1")
    expect(author.code("Grader")).to_have_accessible_description(re.compile(r"Ctrl\+\]"))
    author.code("Grader").press("Control+]")
    assert author.read_code("Grader") == "    x = 1"
    author.code("Grader").press("Control+[")
    assert author.read_code("Grader") == "x = 1"


def test_old_content_for_a_missing_runtime_is_moved_to_another(learner: Visit, studio: Edit) -> None:
    author = studio(OLD_TO_MEND)
    expect(author.runtime.locator("option:checked")).to_have_text("python-2.7@1 (not installed here)")
    expect(author.root.get_by_text("This runtime is not installed here, so answers are not graded.")).to_be_visible()
    author.save_button.click()
    expect(author.status).to_contain_text("python-2.7@1 is not installed here, so the grader was not checked")
    author.choose_runtime("Python 3.14, version 1")
    expect(author.root.get_by_text("10,000,000,000 instructions a run")).to_be_visible()
    author.save()
    at = learner(OLD_TO_MEND)
    at.hand_in({"Sum": "4"})
    expect(at.result).to_contain_text("Correct")


def test_a_lost_connection_costs_nothing_of_what_was_typed(studio: Edit, blank: str, context: BrowserContext) -> None:
    author = studio(blank)
    author.write(prompt="Anything.", fields=ONE_TEXT, grader=LINES)
    context.set_offline(True)
    expect(author.save_refused()).to_contain_text("The server could not be reached")
    assert author.read_code("Grader") == LINES
    context.set_offline(False)
    author.save()


def test_an_expired_session_costs_nothing_of_what_was_typed(
    studio: Edit, blank: str, context: BrowserContext, site: str
) -> None:
    author = studio(blank)
    author.write(prompt="Anything.", fields=ONE_TEXT, grader=LINES)
    context.clear_cookies()
    expect(author.save_refused()).to_contain_text("Your session has ended. Sign in again in another tab")
    assert author.read_code("Grader") == LINES
    context.new_page().goto(f"{site}/scenario/wasm_problem.0/")  # which gives a new cookie
    author.save()


def test_cancel_asks_before_it_throws_work_away(studio: Edit, blank: str) -> None:
    author = studio(blank)
    before = author.read_code("Grader")
    author.write_code("Grader", LINES)
    cancel = author.root.get_by_role("button", name="Cancel")
    cancel.click()
    keep = author.root.get_by_role("button", name="Keep editing")
    expect(keep).to_be_focused()
    keep.click()
    assert author.read_code("Grader") == LINES
    expect(cancel).to_be_focused()
    cancel.click()
    author.root.get_by_role("button", name="Discard changes").click()
    assert author.read_code("Grader") == before


def test_answer_fields_are_moved_and_removed_by_keyboard(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="Anything.", fields=[*ONE_TEXT, *SPEED], grader=LINES)
    names = author.root.get_by_label("Name, for the grader")

    def press(button: str) -> None:
        author.root.get_by_role("button", name=re.compile(button)).focus()
        author.page.keyboard.press("Enter")

    press(r"^Move up\s*: Answer field 3")
    assert [name.input_value() for name in names.all()] == ["answer", "unit", "speed"]
    author.page.keyboard.press("Enter")
    assert [name.input_value() for name in names.all()] == ["unit", "answer", "speed"], "the focus moves along"
    press(r"^Remove\s*: Answer field 2")
    assert [name.input_value() for name in names.all()] == ["unit", "speed"]
    expect(author.try_part.get_by_label("Answer", exact=True)).to_have_count(0)
