"""What a learner reads of the tests of a program. What the program wrote is hostile until shown otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, expect

from .initial import serve_init
from .learner import Learner
from .narrow import expect_no_sideways_scrolling, narrow
from .programs import MEAN, MEAN_RIGHT, MEAN_ROUNDED, SAY

Visit = Callable[..., Learner]

SHOUT = """\
def say(word):
    print("one  two", "three\\t", sep="\\n")
    return word.upper()
"""
HOSTILE = """\
TEXT = "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>"

def say(word):
    print(TEXT)
    print("\\x1b[31mred\\x1b[0m \\u202egnol \\u2066\\u200b\\x00")
    print("m" * 10_000)
    if word == "return":
        return TEXT + "\\u202e" + "w" * 10_000
    raise ValueError("<b onclick='window.hacked = 3'>bold</b> \\u202eslip " + "e" * 3_000)
"""


def unfold(tests: Locator) -> None:
    """Opens whatever is folded, as far as it goes."""
    open_all(tests.locator("> details:not([open]) > summary"))
    expect(tests.locator(".wp-test-body:empty")).to_have_count(0)
    open_all(tests.locator(".wp-printed:not([open]) > summary"))
    open_all(tests.get_by_role("button", name=re.compile("^Show all")))


def open_all(folded: Locator) -> None:
    """Each of them is folded no more once it is clicked."""
    while folded.count():
        folded.first.click()


def row(at: Learner, text: str) -> Locator:
    """A test, opened."""
    found = at.tests.filter(has_text=text)
    if found.locator("> details:not([open])").count():
        found.locator("summary").first.click()
    return found


def test_passes_are_folded_and_the_first_failure_is_open(learner: Visit) -> None:
    at = learner(SAY)
    at.code().write(SHOUT)
    at.hand_in({})
    expect(at.tests.locator("> details[open]")).to_have_count(1)
    expect(at.tests.nth(0)).to_have_text(re.compile(r"^say\('tea'\)\s+passed"))
    expect(at.tests.nth(1).locator("> details")).to_have_attribute("open", "")
    expect(at.tests.nth(1)).to_contain_text("Returns *done*")  # a name is no Markdown
    values = at.tests.nth(1).locator(".wp-values")
    expect(values).to_have_text(re.compile(r"^Expected'done'Your program'RETURN'$"))
    expect(values.locator(".wp-actual mark")).to_have_text("RETURN")
    expect(at.tests.nth(2)).to_have_text(re.compile(r"Prints two lines\s+failed"))

    at.tab_to(at.tests.nth(1).locator("summary").first)
    at.page.keyboard.press("Enter")
    expect(at.tests.nth(1).locator("> details")).not_to_have_attribute("open", "")
    expect(at.tests.nth(1).get_by_text("expected 'done', got 'RETURN'")).to_be_visible()
    at.root.get_by_label("Failures only").check()
    expect(at.tests.nth(0)).to_be_hidden()
    expect(at.tests.nth(1)).to_be_visible()


def test_what_is_read_out_is_short(learner: Visit) -> None:
    at = learner(SAY)
    at.code().write(HOSTILE)
    at.hand_in({})
    expect(at.result).to_have_attribute("aria-live", "polite")
    words = re.compile(
        r"^Incorrect\s*0 of 9 points\s*0 of 9 tests passed\. 2 were not run\. First failure: say\('tea'\)\.$"
    )
    expect(at.result).to_have_text(words)
    expect(at.root.locator("[aria-live], [role=status], [role=alert]").locator(".wp-tests")).to_have_count(0)
    at.try_out()
    expect(at.report.locator("[aria-live]")).to_have_text("Run: 0 of 1 example passed. First failure: say('tea').")


def test_tests_that_were_skipped_and_those_that_are_hidden(learner: Visit) -> None:
    at = learner(SAY)
    at.code().write("def say(word):\n    return {'first': 1, 'second': 4}.get(word)\n")
    at.hand_in({})
    expect(at.result).to_contain_text("1 of 9 tests passed. 1 was not run.")
    expect(row(at, "say('third')")).to_have_text(re.compile(r"^One after the other: say\('third'\)\s+was not run"))
    expect(at.hidden_tests).to_have_text("Hidden tests: 0 of 1 passed.")

    at = learner(MEAN)
    at.code().write(MEAN_ROUNDED)
    at.hand_in({})
    expect(at.tests).to_have_count(4)
    expect(at.hidden_tests).to_have_text(
        re.compile(r"^Hidden tests: 1 of 2 passed\.\s*Try numbers with a fraction\.\s*$")
    )
    expect(at.outcome).not_to_contain_text("421")
    expect(at.outcome).not_to_contain_text("Long lists")


def test_what_a_program_printed_and_how_its_lines_differ(learner: Visit) -> None:
    at = learner(SAY)
    at.code().write(SHOUT)
    at.hand_in({})
    printed = row(at, "Returns *done*").locator(".wp-printed")
    expect(printed.locator("summary")).to_have_text("Printed: 2 lines (16 bytes)")
    printed.locator("summary").click()
    expect(printed.get_by_role("code")).to_have_text("one  two\nthree\t\n", use_inner_text=True)

    lines = row(at, "Prints two lines")
    expect(lines.locator("mark")).to_have_text(["·", "→"])
    expect(lines).to_contain_text("They differ only in white space. They first differ in line 1, at character 5.")
    expect(lines).to_contain_text("· is a space. → is a tab.")


def test_lines_stand_side_by_side_where_there_is_room(learner: Visit) -> None:
    at = learner("Programming: a receipt")
    at.code().write("print('2 x apple juice: 2.4')\nprint('1 x bread roll: 0.80')\n")
    at.hand_in({})
    lines = row(at, "two articles")
    expect(lines.get_by_role("columnheader")).to_have_text(["Expected", "Your program"])
    expect(lines.get_by_role("cell", name="no such line")).to_have_count(1)
    narrow(at.page)
    expect(lines.get_by_role("columnheader")).to_have_text(["Text", "Line"])
    expect(lines.get_by_role("rowheader")).to_have_text(["Expected", "Your program", "Both", "Expected"])
    expect(lines.locator("mark").first).to_have_text("0")


def test_long_output_is_folded_with_its_size(learner: Visit) -> None:
    at = learner(SAY)
    at.code().write("def say(word):\n    for n in range(300):\n        print('line', n)\n    return word.upper()\n")
    at.hand_in({})
    printed = row(at, "Returns *done*").locator(".wp-printed")
    expect(printed.locator("summary")).to_have_text("Printed: 300 lines (2.6 kB)")
    printed.locator("summary").click()
    expect(printed.get_by_role("code")).not_to_contain_text("line 299")
    more = printed.get_by_role("button", name="Show all 300 lines (2.6 kB)")
    more.click()
    expect(printed.get_by_role("code")).to_contain_text("line 299")
    printed.get_by_role("button", name="Show less").click()
    expect(printed.get_by_role("code")).not_to_contain_text("line 299")

    counted = row(at, "Counts to 200")
    expect(counted.locator("tbody tr")).to_have_count(24)
    counted.get_by_role("button", name=re.compile("Show all 300 lines")).click()
    expect(counted.locator("tbody")).to_contain_text("line 299")


def test_hostile_output_is_text_and_stays_in_its_place(learner: Visit) -> None:
    at = learner(SAY)
    narrow(at.page)
    at.code().write(HOSTILE)
    at.code().own.fill("say('return')")
    at.try_out()
    expect(at.own_result).to_be_visible()
    unfold(at.examples)
    unfold(at.own_result)
    _expect_harmless(at, at.report)
    at.hand_in({})
    expect(at.result).to_contain_text("Incorrect")
    unfold(at.tests)
    _expect_harmless(at, at.outcome)
    at.earlier.locator("summary").click()
    at.earlier.get_by_role("button", name=re.compile("^Show")).click()
    expect(at.earlier).to_contain_text("<script>window.hacked = 1</script>")
    expect_no_sideways_scrolling(at.page)
    at.reload()
    narrow(at.page)
    unfold(at.tests)
    _expect_harmless(at, at.outcome)


def _expect_harmless(at: Learner, part: Locator) -> None:
    expect(part).to_contain_text("<script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>")
    expect(part).to_contain_text("␛[31mred␛[0m ⟦U+202E⟧gnol ⟦U+2066⟧⟦U+200B⟧�")
    expect(part).to_contain_text("<b onclick='window.hacked = 3'>bold</b> ⟦U+202E⟧slip eee")
    expect(part).to_contain_text("m" * 2_000)
    assert not re.search("[\x00-\x08\x1b\u202e\u2066\u200b]", part.inner_text())
    expect(part.locator("script, img, b")).to_have_count(0)
    assert at.page.evaluate("window.hacked") is None
    for box in part.locator(".wp-box, .wp-test-line, dd, td").all():
        assert not box.evaluate("box => box.scrollWidth > box.clientWidth + 1"), "nothing is cut off"
    expect_no_sideways_scrolling(at.page)


def test_not_graded_is_not_wrong(learner: Visit) -> None:
    at = learner(SAY)
    at.code().write("def say(word):\n    return None\n")
    at.hand_in({})
    expect(at.result).to_contain_text("Incorrect")
    wrong = _looks(at)
    at.code().write("def say(word):\n    return None  # break\n")
    at.hand_in({})
    expect(at.result).to_contain_text("Not graded")
    expect(at.result).to_contain_text("no attempt was used")
    expect(at.tests).to_have_count(0)
    not_graded = _looks(at)
    at.code().write("def say(word:\n")
    at.hand_in({})
    expect(at.result).to_contain_text("Not accepted yet")
    expect(at.result).to_contain_text("No attempt was used.")
    for mine, other in zip(_looks(at), wrong, strict=True):
        assert mine != other
    for mine, other in zip(not_graded, wrong, strict=True):
        assert mine != other


def _looks(at: Learner) -> tuple[Any, ...]:
    """The shape of the sign, and the edge and the ground of the box."""
    shape = at.outcome.locator(".wp-icon-shape").first.get_attribute("d")
    style = "box => [getComputedStyle(box).borderLeftStyle, getComputedStyle(box).backgroundColor]"
    return shape, *at.outcome.evaluate(style)


def test_a_result_of_an_older_version_is_shown(learner: Visit) -> None:
    at = learner(MEAN)
    at.code().write(MEAN_RIGHT)
    at.hand_in({})

    def make_older(init: dict[str, Any]) -> None:
        older = [
            {"name": "adds up", "status": "pass", "message_html": ""},
            {"name": "is close", "status": "fail", "message_html": "<p>They add up to <code>8</code>.</p>"},
        ]
        init["state"] |= {"status": "partial", "tests": older, "marks": []}

    serve_init(at.page, re.compile("/scenario/"), make_older)
    at.reload()
    expect(at.result).to_contain_text("1 of 2 tests passed. First failure: is close.")
    expect(at.tests).to_have_text(["adds up passed", re.compile(r"^is close failed\s*They add up to 8\.$")])
