"""Answer fields for formulas: their settings, what the grader gets, and how a formula is read before submitting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasm_problem.grading import grader, olx
from wasm_problem.grading.answers import MAX_FORMULA_LENGTH, AnswerError, as_argument, read_answers
from wasm_problem.grading.faults import form_faults
from wasm_problem.grading.formulas import Reading, WrongPart, can_be_read, is_harmless, read_formula, reading_of
from wasm_problem.grading.inputs import Expected, Input, InputError, InputKind, inputs_from_list, inputs_to_list
from wasm_problem.grading.problem import Problem
from wasm_problem.sandbox import default_sandbox

SCIENCE = "python-3.14-science"
FIELD = Input("f", InputKind.FORMULA, variables=("x", "alpha"))
PROBLEM = Problem("python-3.14", "def grade(answer, problem): return answer == 'x^2'", inputs=(FIELD,))
XML = """
<wasm_problem runtime="python-3.14"><input name="f" kind="formula" {more}/><grader>grader</grader></wasm_problem>
"""


def read(typed: str, field: Input = FIELD) -> Reading:
    found = read_formula(default_sandbox(), SCIENCE, field, typed)
    assert found is not None
    return found


# Settings -----------------------------------------------------------------------------------------------------------


def test_a_field_has_the_form_of_any_other_but_for_what_is_set():
    (plain,) = inputs_to_list([Input("f", InputKind.FORMULA)])
    assert plain == {"name": "f", "kind": "formula", "label": "", "help": "", "choices": [], "starter": ""}
    (stored,) = inputs_to_list([replace(FIELD, expects=Expected.MATRIX)])
    assert (stored["variables"], stored["expects"]) == (["x", "alpha"], "matrix")
    assert inputs_from_list([plain, stored]) == (
        Input("f", InputKind.FORMULA),
        replace(FIELD, expects=Expected.MATRIX),
    )


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ({"variables": "x"}, "variables must be a list"),
        ({"variables": [1]}, "a variable must be text"),
        ({"expects": "poem"}, "expects is one of expression, equation, matrix, set, quantity"),
        ({"expects": ["set"]}, "expects is one of"),
        ({"unknown": 1}, 'the unknown setting "unknown"'),
    ],
)
def test_what_is_no_setting(setting, told):
    with pytest.raises(InputError, match=told):
        inputs_from_list([{"name": "f", "kind": "formula"} | setting])


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ("", Input("f", InputKind.FORMULA)),
        ('variables="x  alpha" expects="equation"', replace(FIELD, expects=Expected.EQUATION)),
        ('expects="expression" label="L"', Input("f", InputKind.FORMULA, label="L")),
    ],
)
def test_olx(more, field):
    problem = olx.parse(XML.format(more=more))
    assert problem.inputs == (field,)
    assert olx.parse(olx.to_text(problem)) == problem


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        (XML.format(more='expects="poem"'), 'line 2: expects="poem" must be one of expression, equation, matrix'),
        (XML.format(more='locked="1"'), 'has no attribute "locked"'),
        (XML.format(more='variables="x"').replace("formula", "text"), 'has no attribute "variables"'),
    ],
)
def test_what_olx_does_not_have(xml, told):
    with pytest.raises(olx.OlxError, match=told):
        olx.parse(xml)


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        (("x", "y_12", "v0", "alpha", "λ", "x_max"), None),
        (("2x",), '"2x" is no name of a variable'),
        (("x y",), "is no name of a variable"),
        (("x", "x"), 'the variable "x" is there twice'),
        (tuple(f"x_{n}" for n in range(51)), "has 51 variables; at most 50 are allowed"),
        (("a\0",), "contains a character that cannot be stored"),
    ],
)
def test_variables_that_cannot_be(variables, told):
    problem = replace(PROBLEM, inputs=(replace(FIELD, variables=variables),))
    faults = [fault.message for fault in form_faults(problem)]
    assert (faults == []) if told is None else any(told in fault for fault in faults)


def test_a_variable_that_the_runtime_takes_for_a_function_is_told_on_save():
    problem = replace(PROBLEM, runtime=SCIENCE)
    assert grader.check(default_sandbox(), problem) == []
    (fault,) = grader.check(default_sandbox(), replace(problem, inputs=(replace(FIELD, variables=("x", "sin")),)))
    assert fault.field == "inputs"
    assert fault.message.startswith('Answer field "f": ')
    assert "sin" in fault.message


# Answers ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "given_to_grader"),
    [("x^2 + 1", "x^2 + 1"), (" 2x ", " 2x "), ("a\n+ b", "a + b"), ("e\u0301", "é"), ("2 ++ +", "2 ++ +")],
)
def test_the_grader_gets_the_text_as_typed(typed, given_to_grader):
    assert as_argument([FIELD], read_answers([FIELD], {"f": typed})) == given_to_grader


@pytest.mark.parametrize("typed", ["", "  ", None, 5, ["x"], "x" * (MAX_FORMULA_LENGTH + 1), "\ud800"])
def test_what_is_no_answer(typed):
    with pytest.raises(AnswerError) as refused:
        read_answers([FIELD], {"f": typed})
    assert list(refused.value.field_errors) == ["f"]


def test_it_is_graded_like_any_answer():
    answers = read_answers([FIELD], {"f": "x^2"})
    graded = grader.grade(default_sandbox(), PROBLEM, answers)
    assert graded.verdict is not None
    assert graded.verdict.score == 1
    assert grader.check(default_sandbox(), PROBLEM) == []


# Reading ------------------------------------------------------------------------------------------------------------


def test_a_formula_is_read():
    reading = read("x^2 + 1/alpha")
    assert is_harmless(reading.latex)
    assert r"\frac" in reading.latex
    assert set(reading.variables) == {"x", "α"}
    assert "x^2" in reading.text
    assert reading.error is None


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("sin(2 pi x) sqrt(x)/3! + |x| <= 4", replace(FIELD, expects=Expected.EQUATION)),
        ("[[1, x], [3, 4]]", replace(FIELD, expects=Expected.MATRIX)),
        ("{1, x, 3}", replace(FIELD, expects=Expected.SET)),
        ("9.81 m/s^2", Input("g", InputKind.FORMULA, expects=Expected.QUANTITY)),
        ("arcsin(x) + exp(-alpha^2) log(x) + floor(x) + conj(x) + Gamma", Input("f", InputKind.FORMULA)),
    ],
)
def test_whatever_is_read_can_be_typeset(typed, field):
    reading = read(typed, field)
    assert reading.error is None, reading
    assert reading.latex, "it was refused as harmful"


@pytest.mark.parametrize(
    ("typed", "wrong"), [("2 * * x", "*"), ("x + y", "y"), ("(x + 1", None), ("é2", None), ("𝑥 + ?", None)]
)
def test_a_formula_that_cannot_be_read_says_where(typed, wrong):
    error = read(typed).error
    assert error is not None
    assert error.message
    assert 0 <= error.start <= error.end <= len(typed)
    if wrong is not None:
        assert typed[error.start : error.end] == wrong


def test_only_runtimes_that_say_so_read_formulas():
    catalog = default_sandbox().catalog
    assert can_be_read(catalog, SCIENCE, FIELD)
    assert not can_be_read(catalog, SCIENCE, Input("f", InputKind.TEXT))
    for runtime in ("python-3.14", "gone@1", ""):
        assert not can_be_read(catalog, runtime, FIELD)
        assert read_formula(default_sandbox(), runtime, FIELD, "x") is None


@given(st.text(max_size=60))
def test_nothing_that_is_typed_fails(typed):
    reading = read(typed)
    assert reading.latex == "" or is_harmless(reading.latex)


# What a runtime returns ---------------------------------------------------------------------------------------------


def test_a_reading_is_what_is_known_of_it():
    told = {"latex": "x^{2}", "text": "x^2", "variables": ["x"], "notes": ["So."], "error": None, "secret": "s"}
    assert reading_of(told, "x^2") == Reading("x^{2}", "x^2", ("x",), ("So.",))
    wrong = {"message": "No.", "start": 1, "end": 2, "secret": "s"}
    assert reading_of(told | {"error": wrong}, "x^2") == Reading(error=WrongPart("No.", 1, 2))


@pytest.mark.parametrize("value", [None, "x", [], {}, {"latex": "x"}, {"latex": 1, "text": "x"}, {"error": "x"}])
def test_what_is_no_reading(value):
    assert reading_of(value, "x") is None


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [(-5, 99, (0, 3)), (2, 1, (2, 2)), (None, 1, (3, 3)), (True, 2, (3, 3)), (10**30, 10**40, (3, 3))],
)
def test_a_place_is_in_the_text(start, end, place):
    found = reading_of({"error": {"message": "No.", "start": start, "end": end}}, "abc")
    assert found is not None
    assert found.error is not None
    assert (found.error.start, found.error.end) == place


KEYS = st.sampled_from(["latex", "text", "variables", "notes", "error", "message", "start", "end"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=12,
)


@given(JSON)
def test_any_value_is_a_reading_or_none(value):
    reading = reading_of(value, "abc")
    if reading is not None:
        assert is_harmless(reading.latex)
        assert all(isinstance(text, str) for text in (*reading.variables, *reading.notes, reading.text))


@pytest.mark.parametrize(
    "latex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\class{wp-submit}{x}",
        r"\style{position:fixed}{x}",
        r"\cssId{x}{y}",
        r"\require{html}",
        r"\unicode{x41}",
        r"\def\frac{x}",
        r"\newcommand{\x}{y}",
        r"\begin{html}x\end{html}",
        r"\begin x",
        r"\begin\href",
        r"x\) <b>y</b> \(",
        "x\\",
        r"\text{$x$}",
        "#1",
        "π",
        "x" * 10_001,
    ],
)
def test_latex_that_could_do_more_than_show_mathematics_is_left_out(latex):
    assert not is_harmless(latex)
    assert reading_of({"latex": latex, "text": "x"}, "x") == Reading(text="x")


@pytest.mark.parametrize("latex", ["", "x", r"\frac{1}{2}\,\mathrm{m}", r"\begin{pmatrix}1 & 2\\3 & 4\end{pmatrix}"])
def test_latex_of_mathematics(latex):
    assert is_harmless(latex)
