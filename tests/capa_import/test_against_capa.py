"""Converted problems, graded in the sandbox, against what capa says of the same answers (judge.py asked it)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.capa_import.judge import PROBLEMS, digest, plain, with_values
from wasm_problem.capa_import import convert
from wasm_problem.grading import olx
from wasm_problem.grading.answers import read_answers
from wasm_problem.grading.grader import Graded, Status, check, generate, grade
from wasm_problem.grading.problem import Problem
from wasm_problem.grading.prompt import render, render_inline
from wasm_problem.grading.test_result import TestStatus

FOLDERS = sorted(PROBLEMS.iterdir())
CASES = [
    pytest.param(folder, number, id=f"{folder.name}-{number}")
    for folder in FOLDERS
    for number in range(len(json.loads((folder / "answers.json").read_text("utf-8"))))
]
STATUS = {"correct": TestStatus.PASSED, "partially-correct": TestStatus.FAILED, "incorrect": TestStatus.FAILED}


def converted(folder: Path) -> Problem:
    """As it comes back from the OLX that is written."""
    problem = convert((folder / "problem.xml").read_bytes()).problem
    assert problem is not None
    return olx.parse(olx.to_text(problem))


def verdicts(folder: Path) -> list[dict[str, Any]]:
    return json.loads((folder / "verdicts.json").read_text("utf-8"))["verdicts"]


def said(markdown: str) -> str:
    """The words that a learner reads."""
    return plain(render(markdown, {}))


def test_there_are_many_problems():
    assert len(FOLDERS) >= 16
    assert len(CASES) >= 100


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_capa_judged_these_very_problems_and_answers(folder):
    told = json.loads((folder / "verdicts.json").read_text("utf-8"))["digest"]
    assert told == digest(folder), "run judge.py: the problem or its answers have changed since capa was asked"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_converted_problem_may_be_saved(sandbox, folder):
    problem = converted(folder)
    assert check(sandbox, problem) == []
    assert olx.to_text(problem) == olx.to_text(olx.parse(olx.to_text(problem)))
    variables = generate(sandbox, problem, 1).variables
    page = render(problem.prompt + problem.solution, variables)
    assert not re.search(r"\{\{(?!curly)\w+\}\}", page)
    assert "{{" not in "".join(render_inline(each.label + each.help, variables) for each in problem.inputs)


@pytest.mark.parametrize(("folder", "number"), CASES)
def test_the_verdict_is_capas(sandbox, folder, number):
    sample = json.loads((folder / "answers.json").read_text("utf-8"))[number]
    expected = verdicts(folder)[number]
    problem = converted(folder)
    seed = sample.get("seed", 1)
    variables = generate(sandbox, problem, seed).variables
    # the same values: those that a script does not set stay as they were written
    assert variables == {name: expected["variables"].get(name, f"${name}") for name in variables}
    typed = with_values(sample["answers"], expected["variables"])
    answers = read_answers(problem.inputs, dict(zip([each.name for each in problem.inputs], typed, strict=True)))
    graded = grade(sandbox, problem, answers, seed, variables)
    if "raised" in expected:
        assert graded.status is Status.INVALID, graded
        return
    assert graded.status is Status.GRADED, graded.failure
    assert graded.verdict.score == pytest.approx(expected["score"], abs=1e-9)
    assert_fields(graded, expected)


def assert_fields(graded: Graded, expected: dict[str, Any]) -> None:
    """The fields one by one, and the messages: capa's may have a heading besides."""
    if len(expected["fields"]) == 1:
        assert_said(said(graded.message), f"{expected['messages'][0]} {expected['overall']}".strip())
        return
    assert [test.status for test in graded.verdict.tests] == [STATUS[field] for field in expected["fields"]]
    assert_said(said(graded.message), expected["overall"])
    for test, message in zip(graded.verdict.tests, expected["messages"], strict=True):
        assert_said(re.sub(r"^\d+%\.\s*", "", said(test.message)), message)


def assert_said(ours: str, capas: str) -> None:
    assert bool(ours) == bool(capas), (ours, capas)
    if capas.startswith("Answer "):  # a hint of the problem, with a heading and a label
        assert capas.replace(" ", "").endswith(ours.replace(" ", "")), (ours, capas)
    else:
        assert ours.replace(" ", "") == capas.replace(" ", "")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_points_are_capas(folder):
    points = next(each["points"] for each in verdicts(folder) if "points" in each)
    problem = converted(folder)
    root = re.search(r"<problem[^>]*>", (folder / "problem.xml").read_text("utf-8"))[0]
    given = re.search(r'\bweight="([^"]*)"', root)
    assert (problem.weight or 1) == (float(given[1]) if given else points)
