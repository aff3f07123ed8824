"""What a page may send, and what a grader gets of it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasm_problem.grading.answers import (
    CHANGED,
    EMPTY,
    MAX_CODE_BYTES,
    MAX_TEXT_LENGTH,
    RELOAD,
    AnswerError,
    Code,
    as_argument,
    read_answers,
)
from wasm_problem.grading.inputs import Choice, Input, InputKind

COLOURS = (Choice("r", "red"), Choice("g", "green"), Choice("b", "blue"))
TEXT = Input("word", InputKind.TEXT)
NUMBER = Input("size", InputKind.NUMBER)
CHOICE = Input("colour", InputKind.CHOICE, choices=COLOURS)
CHOICES = Input("colours", InputKind.CHOICES, choices=COLOURS)
CODE = Input("program", InputKind.CODE)
TWO_LANGUAGES = Input("program", InputKind.CODE, runtimes=("python-3.14@1", "javascript-es2023@1"))
ALL = (TEXT, NUMBER, CHOICE, CHOICES, CODE)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(alphabet=st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([each.name for each in ALL]) | st.text(), inner),
    max_leaves=20,
)


def read(field: Input, value: object) -> object:
    return read_answers([field], {field.name: value})[field.name]


def fault(field: Input, value: object) -> str:
    with pytest.raises(AnswerError) as refused:
        read(field, value)
    assert list(refused.value.field_errors) == [field.name]
    return refused.value.field_errors[field.name]


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        (TEXT, " Paris ", " Paris "),
        (TEXT, "e\u0301", "é"),
        (TEXT, "a\r\nb\rc", "a\nb\nc"),
        (TEXT, "a" * MAX_TEXT_LENGTH, "a" * MAX_TEXT_LENGTH),
        (NUMBER, "1,000", 1000),
        (NUMBER, 3, 3),
        (NUMBER, 3.5, 3.5),
        (CHOICE, "g", "g"),
        (CHOICES, ["b", "r", "b"], ["r", "b"]),
        (CHOICES, [], []),
        (CODE, "x = 'e\u0301'\r\n", Code("x = 'e\u0301'\n")),
        (CODE, "#" * MAX_CODE_BYTES, Code("#" * MAX_CODE_BYTES)),
        (TWO_LANGUAGES, "x", Code("x", "python-3.14@1")),
        (TWO_LANGUAGES, {"source": "x\r\n", "runtime": "javascript-es2023@1"}, Code("x\n", "javascript-es2023@1")),
    ],
)
def test_good_answers(field, raw, value):
    answer = read(field, raw)
    assert (answer, type(answer)) == (value, type(value))


@pytest.mark.parametrize(
    ("field", "raw", "message"),
    [
        (TEXT, "", EMPTY),
        (TEXT, " \n\u00a0", EMPTY),
        (TWO_LANGUAGES, {"source": "x", "runtime": "cobol-85@1"}, "languages shown"),
        (TWO_LANGUAGES, {"source": "x", "runtime": ["python-3.14@1"]}, "languages shown"),
        (TWO_LANGUAGES, {"source": 3, "runtime": "python-3.14@1"}, RELOAD),
        (TWO_LANGUAGES, {"source": "x"}, RELOAD),
        (CODE, {"source": "x", "runtime": "python-3.14@1"}, "languages shown"),
        (TEXT, None, RELOAD),
        (TEXT, 3, RELOAD),
        (TEXT, ["a"], RELOAD),
        (TEXT, "a\0b", "cannot be used"),
        (TEXT, "a\ud800b", "cannot be used"),
        (TEXT, "a" * (MAX_TEXT_LENGTH + 1), "10,001 characters. Type at most 10,000"),
        (TEXT, "\u1e9b\u0323" * 6000, "at most 10,000"),
        (NUMBER, "", EMPTY),
        (NUMBER, "three", "such as 3.5"),
        (NUMBER, True, RELOAD),
        (NUMBER, math.nan, RELOAD),
        (NUMBER, math.inf, RELOAD),
        (NUMBER, 10**300, RELOAD),
        (CHOICE, "", "Choose an answer."),
        (CHOICE, None, "Choose an answer."),
        (CHOICE, "red", "Choose one of the answers shown"),
        (CHOICE, ["r"], RELOAD),
        (CHOICES, "r", RELOAD),
        (CHOICES, None, RELOAD),
        (CHOICES, ["r", 1], RELOAD),
        (CHOICES, ["r", "x"], "Choose among the answers shown"),
        (CODE, "", EMPTY),
        (CODE, "x\0", "cannot be used"),
        (CODE, "ü" * (MAX_CODE_BYTES // 2 + 1), "102,402 bytes. Type at most 102,400"),
    ],
)
def test_bad_answers_name_the_field_and_say_what_to_do(field, raw, message):
    assert message in fault(field, raw)


@pytest.mark.parametrize("raw", [None, [], "x", 3])
def test_a_post_without_answers_asks_to_reload(raw):
    with pytest.raises(AnswerError) as refused:
        read_answers(ALL, raw)
    assert (refused.value.message, refused.value.field_errors) == (RELOAD, {})


def test_an_unknown_field_means_that_the_page_is_old():
    with pytest.raises(AnswerError) as refused:
        read_answers([TEXT], {"word": "a", "size": "3"})
    assert (refused.value.message, refused.value.field_errors) == (CHANGED, {})


def test_every_faulty_field_is_named_at_once():
    with pytest.raises(AnswerError) as refused:
        read_answers(ALL, {"word": "", "size": "x", "colour": "g", "colours": []})
    assert list(refused.value.field_errors) == ["word", "size", "program"]


def test_one_field_gives_its_value_and_several_a_dictionary():
    assert as_argument([NUMBER], {"size": 3}) == 3
    assert as_argument([NUMBER, TEXT], {"size": 3, "word": "a"}) == {"size": 3, "word": "a"}


def test_code_reaches_the_grader_as_an_object():
    code = {"$wasm-problem": "code", "input": "program", "source": "x = 1", "runtime": "python-3.14@1"}
    assert as_argument([CODE], {"program": Code("x = 1")}, "python-3.14@1") == code


@given(JSON)
def test_no_post_raises_anything_but_an_answer_error(raw):
    try:
        result = read_answers(ALL, raw)
    except AnswerError as refused:
        result = {"message": refused.message, **refused.field_errors}
        assert all(result.values())
        return
    assert set(result) == {each.name for each in ALL}


@given(st.lists(st.sampled_from("rgb")))
def test_choices_come_in_declared_order_each_once(chosen):
    assert read(CHOICES, chosen) == [value for value in "rgb" if value in chosen]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=500))
def test_reading_text_twice_changes_nothing(text):
    try:
        once = read(TEXT, text)
    except AnswerError:
        assert not text.strip()
    else:
        assert read(TEXT, once) == once
