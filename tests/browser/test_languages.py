"""Several programs in one answer, and a program for which the learner chooses the language.

Snake is Python under another name, see workbench.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from .learner import Learner
from .programs import CIPHER

Visit = Callable[..., Learner]

ENCODE = "def encode(text):\n    return ''.join(chr(ord(char) + 1) for char in text)\n"
DECODE = "def decode(text):\n    return ''.join(chr(ord(char) - 1) for char in text)\n"
STARTER = "def encode(text):\n    ..."
SNAKE_STARTER = "def encode(text):  # in Snake\n    ..."


def test_a_learner_chooses_the_language(learner: Visit) -> None:
    at = learner(CIPHER)
    encode = at.code("To encode")
    encode.expect_text(STARTER)
    expect(encode.language.locator("option")).to_have_text(["Python 3.14", "Snake"])
    expect(at.code("To decode").language).to_have_count(0)
    encode.language.select_option(label="Snake")
    encode.expect_text(SNAKE_STARTER)
    encode.language.select_option(label="Python 3.14")
    encode.expect_text(STARTER)

    encode.write(ENCODE)
    encode.language.select_option(label="Snake")
    encode.expect_text(ENCODE)  # what a learner wrote stays
    at.code("To decode").write(DECODE)
    at.hand_in({})
    expect(at.result).to_contain_text("Encoded by snake@1.")
    expect(at.result.get_by_text("Correct", exact=True)).to_be_visible()

    at.page.evaluate("sessionStorage.clear()")
    at.reload()
    expect(encode.language.locator("option:checked")).to_have_text("Snake")
    encode.to_starter.click()
    encode.expect_text(SNAKE_STARTER)
    at.notice.get_by_role("button", name="Undo").click()
    encode.expect_text(ENCODE)
    encode.language.select_option(label="Python 3.14")
    at.hand_in({})
    expect(at.result).to_contain_text("Encoded by python-3.14@1.")

    at.earlier.locator("summary").click()
    at.earlier.get_by_role("button", name=re.compile("Show.*Attempt 1")).click()
    expect(at.submissions.nth(1).get_by_role("region", name="Attempt 1, To encode, Snake")).to_have_text(ENCODE)
    expect(at.submissions.nth(1).get_by_role("region", name="Attempt 1, To decode")).to_have_text(DECODE)
    at.earlier.get_by_role("button", name=re.compile("Load.*Attempt 1")).click()
    expect(encode.language.locator("option:checked")).to_have_text("Snake")
    at.notice.get_by_role("button", name="Undo").click()
    expect(encode.language.locator("option:checked")).to_have_text("Python 3.14")


def test_a_choice_that_is_not_saved_survives_a_reload(learner: Visit) -> None:
    at = learner(CIPHER)
    encode = at.code("To encode")
    encode.language.select_option(label="Snake")
    encode.expect_text(SNAKE_STARTER)
    at.page.wait_for_function("Object.values(sessionStorage).some(kept => kept.includes('snake@1'))")
    at.reload()
    encode.expect_text(SNAKE_STARTER)
    expect(encode.language.locator("option:checked")).to_have_text("Snake")
    assert at.hand_in({}).status == 400
    expect(encode.part).to_contain_text("This is the code that was there at the start.")


def test_each_program_has_its_own_marks_and_its_own_calls(learner: Visit) -> None:
    at = learner(CIPHER)
    encode, decode = at.code("To encode"), at.code("To decode")
    for program, call in ((encode, "encode('abc')"), (decode, "decode('bcd')")):
        expect(program.own).to_have_accessible_description(f"Your own call, such as {call}. Run makes it as well.")
    group = at.root.get_by_role("group", name="To decode", exact=True)
    expect(group.get_by_role("button", name="Back to starter code")).to_have_count(1)
    encode.write(ENCODE)
    decode.write("def decode(text):\n    # none yet\n    return text + 1\n")
    at.try_out()
    expect(at.report).to_contain_text("1 of 2 examples passed. First failure: decode('bcd').")
    expect(encode.marks).to_have_count(0)
    expect(encode.signs).to_have_count(0)
    expect(decode.marks).to_contain_text(["Line 3: TypeError"])
    expect(decode.signs).to_have_count(1)
    at.examples.nth(1).get_by_role("button", name="Line 3").click()
    decode.expect_cursor_in(3)

    encode.own.fill("encode('HAL')")
    decode.own.fill("decode.__name__")
    decode.own.press("Enter")
    expect(at.report).to_contain_text("Your own call gave 'decode'.")
    encode.own.press("Enter")
    expect(at.report).to_contain_text("Your own call gave 'IBM'.")

    decode.write("def decode(text:\n")
    at.try_out()
    expect(at.report).to_contain_text("Your program could not be read, so it was not run.")
    expect(decode.marks).to_contain_text(["Line 1: SyntaxError"])
    expect(encode.marks).to_have_count(0)
