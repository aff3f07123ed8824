"""What an author sets for a program that learners write, and how they try it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from .axe import expect_accessible
from .initial import serve_init
from .studio import Field, Studio

Edit = Callable[[str], Studio]

STUDIO = re.compile("/studio_view/")
STARTER = "def mean(numbers):\n    # Mind the empty list.\n    return 0"
PROGRAM = [Field("program", "Program", "Code", starter=STARTER)]
GRADER = """\
def grade(answer, problem):
    print("graded by hand")
    first, empty = answer.calls([("mean", [1, 2, 6]), ("mean", [])])
    return {
        "tests": [
            {"name": "three numbers", "passed": first.value == 3, "expected": 3, "actual": first.value},
            {
                "name": "no numbers",
                "status": "error" if empty.failure else "passed",
                "error": str(empty.failure or ""),
                "line": empty.failure.line if empty.failure else None,
                "call": "mean([])",
                "visibility": "hidden",
                "points": 2,
            },
        ]
    }
"""


def test_the_settings_of_a_program_are_there_after_a_reload(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="Write *mean*.", fields=PROGRAM, grader=GRADER)
    author.locked_lines.fill("1-2")
    author.own_input.select_option(label="A call or expression of their own")
    author.limit("Fuel, in instructions").fill("2,000,000,000")
    author.limit("Time, in seconds").fill("2.5")
    with author.page.expect_request(re.compile("/studio_save")) as request:
        author.save()
    sent = request.value.post_data_json["settings"]["inputs"][0]
    assert sent["limits"] == {"fuel": 2_000_000_000, "seconds": 2.5}
    assert not {"runtimes", "starters"} & set(sent), "what is as usual is not stored"

    author.page.reload()
    assert author.read_code("Code to start from") == STARTER
    expect(author.code("Code to start from").locator(".wps-locked-line")).to_have_count(2)
    expect(author.locked_lines).to_have_value("1-2")
    expect(author.own_input.locator("option:checked")).to_have_text("A call or expression of their own")
    expect(author.limit("Fuel, in instructions")).to_have_value("2000000000")
    expect(author.limit("Time, in seconds")).to_have_value("2.5")
    expect(author.limit("Memory, in MiB")).to_have_value("")

    author.locked_lines.fill("")
    author.own_input.select_option(label="Nothing of their own")
    author.limit("Fuel, in instructions").fill("")
    author.limit("Time, in seconds").fill("")
    with author.page.expect_request(re.compile("/studio_save")) as request:
        author.save()
    again = request.value.post_data_json["settings"]["inputs"][0]
    assert set(again) == {"name", "kind", "label", "help", "choices", "starter"}


def test_wrong_locked_lines_say_so_where_they_are_typed(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="Write *mean*.", fields=PROGRAM, grader=GRADER)
    for typed, told in {
        "1 to 3": "“1 to 3” is no line and no range",
        "3-1": "“3-1” is out of order",
        "1-2, 2": "“2” is out of order",
        "0": "Lines count from 1.",
        "2, 40": "There is no line 40: the code to start from has 3 lines.",
    }.items():
        author.locked_lines.fill(typed)
        expect(author.locked_lines).to_have_accessible_description(re.compile(re.escape(told)))
        expect(author.locked_lines).to_have_attribute("aria-invalid", "true")
    expect_accessible(author.root)

    fault = author.save_refused().get_by_role("link")
    expect(fault).to_contain_text("Answer field 1: Lines that learners cannot change: There is no line 40")
    fault.press("Enter")
    expect(author.locked_lines).to_be_focused()
    author.locked_lines.fill("2-3")
    expect(author.locked_lines).not_to_have_attribute("aria-invalid", "true")
    author.save()


def test_a_limit_that_is_not_allowed_says_so_even_when_it_is_folded(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="Write *mean*.", fields=PROGRAM, grader=GRADER)
    memory = author.limit("Memory, in MiB")
    for typed, told in {"much": "whole number greater than 0", "1.5": "whole number", "99999": "at most 256"}.items():
        memory.fill(typed)
        expect(memory).to_have_accessible_description(re.compile(told))
    author.root.locator("summary", has_text="Limits of the program").click()
    expect(memory).not_to_be_visible()
    author.save_refused().get_by_role("link").press("Enter")
    expect(memory).to_be_focused()


def test_an_author_tries_a_program_and_sees_hidden_tests_too(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="Write *mean*.", fields=PROGRAM, grader=GRADER)
    program = author.try_part.get_by_role("textbox", name="Program", exact=True)
    assert program.locator(".cm-line").all_text_contents() == STARTER.split("\n"), "as a learner finds it"
    author.try_button.click()
    expect(author.verdict).to_contain_text("1 of 2 tests passed.")

    author.write_program("Program", "def mean(numbers):\n    return sum(numbers) / len(numbers)")
    author.try_button.click()
    hidden = author.try_part.get_by_role("listitem").filter(has_text="no numbers")
    expect(hidden).to_contain_text("hidden from learners")
    expect(hidden).to_contain_text("ZeroDivisionError")
    expect(hidden).to_contain_text("2 points")
    expect(author.try_part.locator(".cm-lint-marker-error")).to_have_count(1)
    expect(author.try_part.get_by_text("graded by hand")).to_be_visible()
    hidden.get_by_role("button", name="Line 2").click()
    expect(program).to_be_focused()
    expect(program.locator(".cm-activeLine")).to_have_text("    return sum(numbers) / len(numbers)")
    expect_accessible(author.root)


def test_a_program_to_try_stays_while_the_problem_changes(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="Write *mean*.", fields=PROGRAM, grader=GRADER)
    author.write_code("Code to start from", "def mean(n):\n    pass")
    program = author.try_part.get_by_role("textbox", name="Program", exact=True)
    expect(program.locator(".cm-line").first).to_have_text("def mean(n):")
    author.write_program("Program", "my = 1")
    author.write_code("Code to start from", STARTER)
    author.cards.get_by_label("Name, for the grader").fill("code")
    author.cards.get_by_label("Label, for the learner").fill("Code")
    renamed = author.try_part.get_by_role("textbox", name="Code", exact=True)
    expect(renamed.locator(".cm-line")).to_have_text("my = 1")


def test_tab_goes_through_a_program_and_its_settings(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="Write *mean*.", fields=PROGRAM, grader=GRADER)
    author.cards.get_by_label("Help, under the label").focus()
    for place in (
        *author.cards.get_by_role("checkbox").all(),
        author.code("Code to start from"),
        author.locked_lines,
        author.own_input,
    ):
        author.page.keyboard.press("Tab")
        expect(place).to_be_focused()
    author.page.keyboard.press("Tab")
    author.page.keyboard.press("Enter")
    author.page.keyboard.press("Tab")
    expect(author.root.get_by_label("Fuel, in instructions")).to_be_focused()
    assert author.read_code("Code to start from") == STARTER


def test_an_author_offers_two_languages(studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(prompt="Write *mean*.", fields=PROGRAM, grader=GRADER)
    expect(author.cards.get_by_text("Learners write in Python 3.14, version 1, as the grader does.")).to_be_visible()
    author.cards.get_by_role("checkbox", name="Snake").check()
    author.write_code("Code to start from, in Snake, version 1", "# Snake")
    with author.page.expect_request(re.compile("/studio_check")) as request:
        author.cards.get_by_label("Chosen at first").select_option(label="Snake, version 1")
    sent = request.value.post_data_json["settings"]["inputs"][0]
    assert sent["runtimes"] == ["snake@1", "python-3.14@1"]
    assert (sent["starter"], sent["starters"]) == ("# Snake", {"python-3.14@1": STARTER})

    language = author.try_part.get_by_label("Language of “Program”")
    language.select_option(label="Python 3.14, version 1")
    program = author.try_part.get_by_role("textbox", name="Program", exact=True)
    expect(program.locator(".cm-line").first).to_have_text("def mean(numbers):")
    with author.page.expect_request(re.compile("/studio_try")) as tried:
        author.try_button.click()
    assert tried.value.post_data_json["answers"] == {"program": {"source": STARTER, "runtime": "python-3.14@1"}}
    expect_accessible(author.root)

    author.cards.get_by_role("checkbox", name="Snake").uncheck()
    assert author.read_code("Code to start from") == STARTER, "a starter stays with its language"


def test_a_table_of_tests_is_put_in_only_where_nothing_is_lost(studio: Edit, blank: str) -> None:
    author = studio(blank)
    serve_init(author.page, STUDIO, _with_a_table_to_start_from)
    author.open()
    insert = author.root.get_by_role("button", name="Start with a table of tests")
    insert.press("Enter")
    expect(author.code("Grader")).to_be_focused()
    assert author.read_code("Grader") == "tests = []"
    author.write_code("Grader", GRADER)
    expect(insert).to_have_count(0)
    author.write_code("Grader", "")
    expect(insert).to_be_visible()


def _with_a_table_to_start_from(init: dict[str, Any]) -> None:
    (chosen,) = (runtime for runtime in init["runtimes"] if runtime["id"] == init["settings"]["runtime"])
    chosen["starter"]["tests"] = "tests = []"
