"""Sentences with values: English texts that can still be told in another language."""

from __future__ import annotations

import pytest

from wasm_problem.grading.answers import AnswerError, read_answers
from wasm_problem.grading.faults import form_faults
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem
from wasm_problem.grading.sentences import Sentence, sentence

SPANISH = {
    "Type at most {most:,} characters.": "Escriba como máximo {most:,} caracteres.",
    '{field}: two choices have the value "{value}". Change one.': '{field}: dos opciones valen "{value}".',
    'Answer field "{name}"': 'Campo "{name}"',
    "This answer has {length:,} characters. Type at most {most:,}.": "Tiene {length:,}; como máximo {most:,}.",
}


def spanish(text: str) -> str:
    return SPANISH.get(text, text)


def test_it_is_the_english_text() -> None:
    made = sentence("Type at most {most:,} characters.", most=1000)
    assert made == "Type at most 1,000 characters."
    assert f"{made}" == "Type at most 1,000 characters."


def test_it_can_be_told_in_another_language() -> None:
    assert sentence("Type at most {most:,} characters.", most=1000).told(spanish) == (
        "Escriba como máximo 1,000 caracteres."
    )


def test_an_exception_carries_it() -> None:
    raised = ValueError(sentence("Type at most {most:,} characters.", most=1000))
    text = str(raised)
    assert isinstance(text, Sentence)
    assert text.told(spanish).startswith("Escriba")


def test_a_value_that_looks_like_a_placeholder_stays_as_it_is() -> None:
    assert sentence('Answer field "{name}"', name="{name}").told(spanish) == 'Campo "{name}"'


def test_a_sentence_within_a_sentence_is_told_as_well() -> None:
    field = Input("a", InputKind.CHOICE, choices=())
    messages = [fault.message for fault in form_faults(Problem(runtime="r", grader="g", inputs=(field,)))]
    told = [message.told(spanish) for message in messages if isinstance(message, Sentence)]
    assert [text for text in told if text.startswith('Campo "a"')]


def test_what_is_wrong_with_an_answer_can_be_told() -> None:
    with pytest.raises(AnswerError) as caught:
        read_answers([Input("a", InputKind.TEXT)], {"a": "x" * 10_001})
    message = caught.value.field_errors["a"]
    assert isinstance(message, Sentence)
    assert message.told(spanish) == "Tiene 10,001; como máximo 10,000."
