"""Figures as the block takes them, and tables of values."""

from __future__ import annotations

import math

import pytest
import sympy

from wasm_problem.grading.figure import read_figure

from .guest import BadTest, formulas


def test_a_plot_is_a_figure_as_the_block_takes_it():
    found = formulas.plot(
        "A parabola and measurements",
        formulas.curve("x^2", "x", -2, 2, label="parabola"),
        formulas.curve(lambda x: 2 * x, "x", -2, 2, label="tangent", points=2),
        formulas.curve(sympy.sin(sympy.Symbol("x")), "x", -2, 2),
        formulas.dots([(1, 1.1), (2, 3.9)], label="measured"),
        x_label="x",
        y_label="y",
        description="A parabola through the origin.",
        x_range=(-2, 2),
        y_range=(-1, 5),
    )
    figure = read_figure(found)
    assert figure.title == "A parabola and measurements"
    assert [each.label for each in figure.series] == ["parabola", "tangent", "", "measured"]
    assert figure.series[0].points[0] == (-2, 4)
    assert figure.series[3].points == ((1, 1.1), (2, 3.9))


def test_a_curve_has_gaps_where_there_is_no_value():
    points = formulas.curve("sqrt(x)", "x", -1, 1, points=5)["points"]
    assert points == [[0.0, 0.0], [0.5, pytest.approx(math.sqrt(0.5))], [1.0, 1.0]]
    points = formulas.curve("1/x", "x", -1, 1, points=5)["points"]
    assert points[2] is None


@pytest.mark.parametrize(
    "text", ["4*8/40^2 * x (40 - x)", "e^(-x^2/2)/sqrt(2pi)", "x^x", "|x - 1|^(1/3)", "pi", "3! log x"]
)
def test_a_curve_has_the_values_of_the_formula(text):
    given = formulas.formula(text, variables="x")
    points = formulas.curve(given, "x", 0.1, 3, points=30)["points"]
    assert points == [[x, pytest.approx(given.at(x=x), rel=1e-12)] for x, _ in points]
    assert len(points) == 30


@pytest.mark.parametrize(
    ("text", "low", "high", "poles"), [("tan x", -4, 4, 2), ("1/(x-0.013)", -1, 1, 1), ("x^3", -2, 2, 0)]
)
def test_no_line_crosses_a_pole(text, low, high, poles):
    points = formulas.curve(text, "x", low, high)["points"]
    assert sum(each is None for each in points) == poles


def test_most_points_and_gaps_fit_into_a_figure():
    read_figure(formulas.plot("many", formulas.curve("tan(50x)", "x", -4, 4, points=250)))


def test_a_table_of_values():
    found = formulas.table_of_values("1/x", "x", [-1, 0, 2], label="1/x")
    assert found == "| x | 1/x |\n|--:|--:|\n| -1 | -1 |\n| 0 | no value |\n| 2 | 0.5 |"


@pytest.mark.parametrize(
    "made",
    [
        lambda: formulas.plot("", formulas.dots([(1, 1)])),
        lambda: formulas.plot("nothing"),
        lambda: formulas.plot("t", *[formulas.dots([(1, 1)])] * 7),
        lambda: formulas.plot("t", formulas.dots([(1, 1)]), y_range=(1, 0)),
        lambda: formulas.curve("x y", "x", 0, 1),
        lambda: formulas.curve("x", "x", 1, 0),
        lambda: formulas.curve("x", "x", 0, math.inf),
        lambda: formulas.curve("x", "x", 0, 1, points=1),
        lambda: formulas.curve("x +", "x", 0, 1),
        lambda: formulas.dots([(1, math.nan)]),
    ],
)
def test_what_cannot_be_drawn_is_the_authors_fault(made):
    with pytest.raises(BadTest):
        made()
