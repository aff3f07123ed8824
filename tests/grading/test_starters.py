"""Starter code handed in as it came, and lines of it that have to stay."""

from __future__ import annotations

import pytest

from wasm_problem.grading.answers import AnswerError, Code
from wasm_problem.grading.inputs import Input, InputError, InputKind, read_locked
from wasm_problem.grading.starters import LOCKED, UNCHANGED, holds_locked_lines, require_own_work

STARTER = "def area(r):\n    # your code\n    return 0\n\nprint(area(1))\n"
PROGRAM = Input("program", InputKind.CODE, starter=STARTER)
OTHER = Input("other", InputKind.CODE, starter="x = 1")
WORD = Input("word", InputKind.TEXT)


def errors(*fields_and_answers):
    inputs = [field for field, _ in fields_and_answers]
    try:
        require_own_work(inputs, {field.name: answer for field, answer in fields_and_answers})
    except AnswerError as error:
        return error.field_errors
    return {}


@pytest.mark.parametrize("typed", [STARTER, STARTER.rstrip(), STARTER + "\n\n", STARTER.replace("\n", "  \n")])
def test_the_starter_as_it_came_is_not_an_answer(typed):
    assert errors((PROGRAM, Code(typed)), (WORD, "a")) == {"program": UNCHANGED}


def test_any_change_makes_it_one():
    assert errors((PROGRAM, Code(STARTER + "#"))) == {}
    assert errors((Input("program", InputKind.CODE), Code("x"))) == {}


def test_one_of_several_programs_may_stay_as_it_came():
    assert errors((PROGRAM, Code(STARTER)), (OTHER, Code("x = 2"))) == {}
    unchanged = {"program": UNCHANGED, "other": UNCHANGED}
    assert errors((PROGRAM, Code(STARTER)), (OTHER, Code("x = 1"))) == unchanged


def test_the_starter_of_the_chosen_language_counts():
    both = Input("program", InputKind.CODE, starter="a = 1", runtimes=("a@1", "b@1"), starters={"b@1": "let a = 1"})
    assert errors((both, Code("let a = 1", "b@1"))) == {"program": UNCHANGED}
    assert errors((both, Code("a = 1", "b@1"))) == {}
    assert errors((both, Code("a = 1", "a@1"))) == {"program": UNCHANGED}


@pytest.mark.parametrize(
    ("locked", "typed", "holds"),
    [
        ("1", "def area(r):\n    return 3 * r * r\nprint(area(1))", True),
        ("1", "import math\ndef area(r):\n    return 3", False),
        ("1", "def area(r): \n    return 3", True),
        ("1", "def area(radius):\n    return 3", False),
        ("1, 5", "def area(r):\n    return 3\nprint(area(1))\n\n", True),
        ("1, 5", "def area(r):\n    return 3\nprint(area(1))\nprint(area(2))", False),
        ("5", "print(area(1))\ndef area(r): pass\nprint(area(1))", True),
        ("2-3", "def f():\n    # your code\n    return 0\nx = 1", True),
        ("2-3", "def f():\n    # your code\n\n    return 0\nx = 1", False),
        ("1, 3", "def area(r):\n    return 0", True),
        ("1, 3", "    return 0\ndef area(r):", False),
        ("7-9", "anything", True),
        ("", "anything", True),
    ],
)
def test_locked_lines_stay_in_order_and_in_place(locked, typed, holds):
    field = Input("program", InputKind.CODE, starter=STARTER, locked=locked)
    assert holds_locked_lines(field, Code(typed)) is holds
    assert errors((field, Code(typed))) == ({} if holds else {"program": LOCKED})


@pytest.mark.parametrize(
    ("text", "ranges"), [("", []), ("3", [(3, 3)]), (" 1-3, 8 ", [(1, 3), (8, 8)]), ("1\u20132,", [(1, 2)])]
)
def test_ranges_of_lines(text, ranges):
    assert read_locked(text) == ranges


@pytest.mark.parametrize("text", ["0", "3-1", "a", "1-", "5, 2", "1-4, 4", "1;2", "1.5", "999999"])
def test_what_is_no_range_of_lines(text):
    with pytest.raises(InputError, match="1-3, 8"):
        read_locked(text)
