"""The demo problems with formulas, in the runtime that they name: what a learner types, and what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import wasm_problem
from wasm_problem.grading import olx
from wasm_problem.grading.answers import read_answers
from wasm_problem.grading.formulas import read_formula
from wasm_problem.grading.grader import check, generate, grade

DEMOS = Path(wasm_problem.__file__).parent / "block/demos"
NAMES = ("add_the_fractions", "into_the_water", "stretched_directions", "draw_a_bridge")

# Of the variables that each learner gets, those that the cases below are for.
VARIABLES = {
    "add_the_fractions": {"a": 2, "b": 5},
    "into_the_water": {"height": "5.00"},
    "stretched_directions": {"a": 1, "b": 1, "c": -2, "d": 4, "values": [2, 3], "vectors": [[1, 1], [1, 2]]},
    "draw_a_bridge": {"width": 20, "height": 5},
}
CASES = [
    ("add_the_fractions", {"fraction": "7/((x-2)(x+5))"}, 1, ""),
    ("add_the_fractions", {"fraction": "7/(x^2 + 3x - 10)"}, 1, ""),
    ("add_the_fractions", {"fraction": "-7/((2-x)(x+5))"}, 1, ""),
    ("add_the_fractions", {"fraction": "1/(x-2) - 1/(x+5)"}, 0.5, "single fraction"),
    ("add_the_fractions", {"fraction": "7x/(x(x-2)(x+5))"}, 0.5, "Reduce the fraction"),
    ("add_the_fractions", {"fraction": "3/((x-2)(x+5))"}, 0, "all of \\(x - 2\\)"),
    ("add_the_fractions", {"fraction": "-1/7"}, 0, "common denominator"),
    ("add_the_fractions", {"fraction": "1/((x-2)(x+5))"}, 0, "extend"),
    ("add_the_fractions", {"fraction": "2x/((x-2)(x+5))"}, 0.25, "subtracted"),
    ("add_the_fractions", {"fraction": "x"}, 0, "At \\(x = "),
    ("add_the_fractions", {"fraction": "7/((x-2)(x+5)"}, "invalid", "not closed"),
    ("add_the_fractions", {"fraction": "7/((y-2)(y+5))"}, "invalid", "I do not know “y”"),
    ("into_the_water", {"speed": "9.90 m/s"}, 1, ""),
    ("into_the_water", {"speed": "35.7 km/h"}, 1, ""),
    ("into_the_water", {"speed": "9.9 m/s"}, 0.5, "3 significant figures"),
    ("into_the_water", {"speed": "7.00 m/s"}, 0, "2 missing"),
    ("into_the_water", {"speed": "1.01 s"}, 0, "how long"),
    ("into_the_water", {"speed": "98.1 m^2/s^2"}, 0, "square of the speed"),
    ("into_the_water", {"speed": "9.90 m"}, 0, "a length"),
    ("into_the_water", {"speed": "9.90 km/s"}, 0, "do not fit"),
    ("into_the_water", {"speed": "9.90"}, "invalid", "no unit"),
    ("into_the_water", {"speed": "9,90 m/s"}, "invalid", "decimal point"),
    ("stretched_directions", {"eigenvalues": "{2, 3}", "eigenvectors": "[[1, 1], [1, 2]]"}, 1, ""),
    ("stretched_directions", {"eigenvalues": "3, 2", "eigenvectors": "[-1, 0.5; -2, 0.5]"}, 1, ""),
    ("stretched_directions", {"eigenvalues": "λ = 2 or λ = 3", "eigenvectors": "[[2, 3], [2, 6]]"}, 1, ""),
    ("stretched_directions", {"eigenvalues": "{2}", "eigenvectors": "[[1, 1], [1, 2]]"}, 0.5, ""),
    ("stretched_directions", {"eigenvalues": "{2, 3}", "eigenvectors": "[[1, 1], [1, 1]]"}, 0.5, ""),
    ("stretched_directions", {"eigenvalues": "{2, 3}", "eigenvectors": "[[1, 1]]"}, 0.5, ""),
    ("stretched_directions", {"eigenvalues": "{2, 3}", "eigenvectors": "5"}, "invalid", "A matrix is asked for"),
    ("draw_a_bridge", {"arch": "x(20-x)/20"}, 1, ""),
    ("draw_a_bridge", {"arch": "5 - (x-10)^2/20"}, 1, ""),
    ("draw_a_bridge", {"arch": "5 sin(pi x/20)"}, 0.5, "no parabola"),
    ("draw_a_bridge", {"arch": "x(20-x)"}, 1 / 3, "2 of the 3 points"),
    ("draw_a_bridge", {"arch": "1/x"}, 0, "0 of the 3 points"),
    ("draw_a_bridge", {"arch": "h = x"}, "invalid", ""),
]


def parsed(name):
    return olx.parse((DEMOS / f"{name}.xml").read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_a_demo_may_be_saved(sandbox, name):
    assert check(sandbox, parsed(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_learner_gets_variables_that_the_demo_can_grade(sandbox, name):
    problem = parsed(name)
    for seed in range(6):
        found = generate(sandbox, problem, seed)
        assert found.failure is None
        assert found.variables.keys() == VARIABLES[name].keys()


def test_the_eigenvectors_are_those_of_the_matrix(sandbox):
    for seed in range(6):
        made = generate(sandbox, parsed("stretched_directions"), seed).variables
        for column, value in enumerate(made["values"]):
            x, y = (row[column] for row in made["vectors"])
            assert made["a"] * x + made["b"] * y == value * x
            assert made["c"] * x + made["d"] * y == value * y


@pytest.mark.parametrize(("name", "typed", "score", "told"), CASES)
def test_what_a_learner_gets(sandbox, name, typed, score, told):
    problem = parsed(name)
    answers = read_answers(problem.inputs, typed)
    graded = grade(sandbox, problem, answers, variables=VARIABLES[name])
    assert (graded.verdict.score if graded.verdict else graded.status.value) == pytest.approx(score), graded
    assert told in graded.message


def test_the_bridge_is_drawn(sandbox):
    problem = parsed("draw_a_bridge")
    for arch in ("x(20-x)/20", "1/x", "3"):
        graded = grade(sandbox, problem, {"arch": arch}, variables=VARIABLES["draw_a_bridge"])
        assert [each.label for each in graded.verdict.figure.series] == ["your arch", "given points"]


@pytest.mark.parametrize("name", NAMES)
def test_answers_are_shown_as_they_are_read(sandbox, name):
    problem = parsed(name)
    typed = next(typed for case, typed, score, _ in CASES if case == name and score == 1)
    for field in problem.inputs:
        reading = read_formula(sandbox, problem.runtime, field, typed[field.name])
        assert reading.error is None
        assert reading.latex
