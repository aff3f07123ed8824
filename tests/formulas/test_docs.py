"""Every grader on the page about formulas does what the page says, in the runtime that it is for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from wasm_problem.grading.answers import read_answers
from wasm_problem.grading.grader import check, grade
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem

from .guest import formulas

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "formulas.md").read_text("utf-8")
PYTHON = re.findall(r"^<!-- try ([^\n]*) -->\n```python\n(.*?)^```", PAGE, re.M | re.S)


def test_every_example_is_found():
    assert PAGE.count("```") == 2 * len(PYTHON) > 18


@pytest.mark.parametrize(("trial", "source"), PYTHON)
def test_a_grader_does_what_the_page_says(sandbox, trial, source):
    spec = json.loads(trial)
    fields = spec["fields"] if isinstance(spec["fields"], dict) else {"answer": spec["fields"]}
    inputs = tuple(Input(name, InputKind(kind)) for name, kind in fields.items())
    problem = Problem("python-3.14-science", source, inputs=inputs)
    assert check(sandbox, problem) == []
    for typed, expected, *told in spec["cases"]:
        answers = read_answers(inputs, {inputs[0].name: typed} if len(inputs) == 1 else typed)
        graded = grade(sandbox, problem, answers)
        assert (graded.verdict.score if graded.verdict else graded.status.value) == expected, (typed, graded)
        assert all(each in graded.message for each in told), (typed, graded.message)


def test_what_is_said_to_be_typed_can_be_typed():
    table = re.search(r"\| typed \| is \|\n\|---\|---\|\n((?:\|.*\n)+)", PAGE)[1]
    typed = [
        each.replace("\\|", "|")
        for row in table.splitlines()
        for each in re.findall(r"`([^`]+)`", row.rsplit("| ", 1)[0])
    ]
    assert len(typed) > 50
    for text in typed:
        readings = [formulas.interpret(text, {"kind": kind})["error"] for kind in ("any", "quantity")]
        assert None in readings, (text, readings)


def test_what_is_said_to_be_read_in_one_way_is():
    table = re.search(r"\| typed \| read as \|\n\|---\|---\|\n((?:\|.*\n)+)", PAGE)[1].splitlines()
    assert len(table) == 7
    for row in table:
        typed, meant = re.findall(r"`([^`]+)`", row)[:2]
        found = formulas.interpret(typed, {})
        assert found["notes"], typed
        assert formulas.interpret(meant, {})["text"].replace("(1/2)", "1/2").replace("(e^2)", "e^2") == found["text"]


def test_every_function_is_documented():
    documented = PAGE[PAGE.index("## All functions and options") :]
    names = set(formulas.__all__) - {
        "Compared",
        "ComparedMatrix",
        "Equivalence",
        "Formula",
        "NotUnderstood",
        "Quantity",
    }
    assert [name for name in sorted(names - {"warm_up"}) if f"`{name}" not in documented] == []
