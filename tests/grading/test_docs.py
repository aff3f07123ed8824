"""Every program and every problem in the author's documentation works as it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from wasm_problem.grading import olx
from wasm_problem.grading.answers import read_answers
from wasm_problem.grading.grader import Status, check, generate, grade
from wasm_problem.grading.inputs import Choice, Input, InputKind
from wasm_problem.grading.numbers import read_number
from wasm_problem.grading.problem import Problem
from wasm_problem.grading.prompt import render

DOCS = Path(__file__).resolve().parents[2] / "docs"
AUTHORS = (DOCS / "authors.md").read_text("utf-8")
TESTING = (DOCS / "testing.md").read_text("utf-8")
OLX = (DOCS / "olx.md").read_text("utf-8")

PYTHON = re.findall(r"^<!-- try ([^\n]*) -->\n```python\n(.*?)^```", AUTHORS + TESTING, re.M | re.S)
XML = re.findall(r"^```xml\n(.*?)^```", AUTHORS + OLX, re.M | re.S)


def field(name: str, spec: str | list[str]) -> Input:
    kind, *values = [spec] if isinstance(spec, str) else spec
    return Input(name, InputKind(kind), choices=tuple(Choice(value, value) for value in values))


def test_every_example_is_found():
    assert (AUTHORS + TESTING).count("```python") == len(PYTHON) > 8 + 8
    assert (AUTHORS + OLX).count("```xml") == len(XML) > 3


@pytest.mark.parametrize(("trial", "source"), PYTHON)
def test_a_grader_does_what_the_guide_says(sandbox, trial, source):
    spec = json.loads(trial)
    fields = spec["fields"] if isinstance(spec["fields"], dict) else {"answer": spec["fields"]}
    inputs = tuple(field(name, each) for name, each in fields.items())
    problem = Problem("python-3.14", source, inputs=inputs)
    assert check(sandbox, problem) == []
    for typed, expected in spec["cases"]:
        answers = read_answers(inputs, {inputs[0].name: typed} if len(inputs) == 1 else typed)
        graded = grade(sandbox, problem, answers, variables=spec.get("variables"))
        assert (graded.verdict.score if graded.verdict else graded.status.value) == expected, (typed, graded)


@pytest.mark.parametrize("xml", XML)
def test_a_problem_is_complete_and_written_as_it_stands(sandbox, xml):
    problem = olx.parse(xml)
    assert check(sandbox, problem) == []
    assert olx.to_text(problem) == xml
    variables = generate(sandbox, problem, seed=1).variables
    assert "{{" not in render(problem.prompt + problem.solution, variables)


def test_the_problem_with_a_file_reads_it(sandbox):
    problem = next(olx.parse(xml) for xml in XML if "<file" in xml)
    for word, score in (("House", 1.0), ("Haus", 0.0)):
        graded = grade(sandbox, problem, {"word": word})
        assert graded.status is Status.GRADED, graded
        assert graded.verdict.score == score


def test_the_table_of_numbers_is_true():
    rows = re.search(r"\| typed \| the grader gets \|\n\|---\|---\|\n((?:\|.*\n)+)", AUTHORS)[1].splitlines()
    assert len(rows) == 5
    for row in rows:
        typed, got = (re.findall(r"`([^`]+)`", cell) for cell in row.strip("|").split("|"))
        values = [read_number(text) for text in typed]
        assert [repr(value) for value in values] == got


def test_links_inside_the_documentation_lead_somewhere():
    for text in (AUTHORS, TESTING, OLX):
        for name, anchor in re.findall(r"\]\((?!https?://|/)([\w.-]*)#([\w-]+)\)", text):
            target = (DOCS / name).read_text("utf-8") if name else text
            headings = re.findall(r"^#+ (.*)$", target, re.M)
            assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
