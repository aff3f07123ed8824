"""The JSON form of a problem."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.grading.strategies import problems
from wasm_problem.grading.inputs import Choice, Input, InputKind, inputs_from_list, inputs_to_list
from wasm_problem.grading.problem import Problem, ProblemError, fingerprint, from_dict, to_dict

PROBLEM = Problem("python-3.14", "def grade(a, p): return True", "Say **a**.", (Input("a", InputKind.TEXT, "A"),))
VALID = to_dict(PROBLEM)


@given(problems())
def test_json_gives_the_problem_back(problem):
    assert from_dict(json.loads(json.dumps(to_dict(problem)))) == problem
    assert inputs_from_list(json.loads(json.dumps(inputs_to_list(problem.inputs)))) == problem.inputs


def test_what_is_left_out_has_its_default():
    assert from_dict({"runtime": "r", "grader": "g"}) == Problem("r", "g")


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"version": 2}, "", "format version 2"),
        ({"graders": ""}, "graders", 'no setting "graders"'),
        ({"grader": None}, "grader", "must be text"),
        ({"prompt": 3}, "prompt", "must be text"),
        ({"max_attempts": "3"}, "max_attempts", "whole number"),
        ({"max_attempts": True}, "max_attempts", "whole number"),
        ({"max_attempts": -1}, "max_attempts", "whole number"),
        ({"weight": float("nan")}, "weight", "number from 0"),
        ({"weight": "1"}, "weight", "number from 0"),
        ({"show_reset_button": "yes"}, "show_reset_button", "true, false or null"),
        ({"files": {"a": "?"}}, "files", "base64"),
        ({"files": []}, "files", "must be an object"),
        ({"attributes": {"a b": ""}}, "attributes", "XML"),
        ({"inputs": {}}, "inputs", "must be a list"),
        ({"inputs": [3]}, "inputs", "Answer field 1 must be an object"),
        ({"inputs": [{"kind": "essay"}]}, "inputs", "the kind is one of text, number, choice, choices, code"),
        ({"inputs": [{"kind": []}]}, "inputs", "the kind is one of"),
        ({"inputs": [{"kind": "text", "size": 3}]}, "inputs", 'unknown setting "size"'),
        ({"inputs": [{"kind": "text", "name": 3}]}, "inputs", "the name must be text"),
        ({"inputs": [{"kind": "choice", "choices": [{"text": "a"}]}]}, "inputs", "a value and a text"),
    ],
)
def test_anything_else_names_the_setting(changed, field, message):
    with pytest.raises(ProblemError) as refused:
        from_dict(VALID | changed)
    assert refused.value.field == field
    assert message in refused.value.message


@pytest.mark.parametrize("missing", ["runtime", "grader"])
def test_runtime_and_grader_are_needed(missing):
    with pytest.raises(ProblemError, match="missing"):
        from_dict({name: value for name, value in VALID.items() if name != missing})


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(sorted(VALID)), inner),
    )
)
def test_any_json_is_a_problem_or_a_problem_error(value):
    result: Problem | str
    try:
        result = from_dict(value)
    except ProblemError as refused:
        result = refused.message
    assert isinstance(result, Problem) or result.endswith(".")


def test_the_fingerprint_changes_with_what_a_page_shows_and_with_nothing_else():
    same = replace(PROBLEM, grader="def grade(a, p): return 0", solution="b", max_attempts=3, runtime="python-3.14@1")
    assert fingerprint(same) == fingerprint(PROBLEM)
    for changed in (
        replace(PROBLEM, prompt="Say **b**."),
        replace(PROBLEM, inputs=(Input("b", InputKind.TEXT, "A"),)),
        replace(PROBLEM, inputs=(Input("a", InputKind.NUMBER, "A"),)),
        replace(PROBLEM, inputs=(Input("a", InputKind.TEXT, "A", choices=(Choice("a", "a"),)),)),
        replace(PROBLEM, inputs=()),
    ):
        assert fingerprint(changed) != fingerprint(PROBLEM)


def test_the_fingerprint_is_stored_in_pages_so_it_stays():
    assert fingerprint(PROBLEM) == "d0b5ca6c4828e3c7"
