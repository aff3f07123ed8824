"""Quantities, significant figures and matrices."""

from __future__ import annotations

import math

import pytest
import sympy

from .guest import BadTest, InvalidAnswer, formulas

EQUAL = [
    ("9.81 m/s^2", "981 cm/s^2"),
    ("9.81 N/kg", "9.81 m/s^2"),
    ("72 km/h", "20 m/s"),
    ("1 kWh", "3.6 MJ"),
    ("20 °C", "293.15 K"),
    ("68 °F", "20 °C"),
    ("-40 °F", "-40 °C"),
    ("1 L", "1 dm^3"),
    ("1 mL", "1 cm^3"),
    ("2 mol/L", "2 kmol/m^3"),
    ("2 M", "2 mol/L"),
    ("50 %", "0.5"),
    ("180°", "3.14159265 rad"),
    ("5 Nm", "5 J"),
    ("3 V/(2 A)", "1.5 Ω"),
    ("5 µm", "5 um"),
    ("5 kΩ", "5000 ohm"),
    ("1.5*10^3 m", "1.5 km"),
    ("1.5e3 m", "1.5 km"),
    ("1/2 m", "50 cm"),
    ("1 m + 20 cm", "1.2 m"),
    ("sqrt(2*9.81 m/s^2 * 5 m)", "9.905 m/s"),
    ("4 m * sin(30°)", "2 m"),
    ("1 eV", "1.602e-19 J"),
    ("760 mmHg", "1 atm"),
    ("60 rpm", "6.2832 s^-1"),
    ("J/(kg K)", "1 J/kg/K"),
    ("4.19 J/(g °C)", "4190 J/(kg K)"),
    ("1 ha", "10000 m^2"),
    ("10 Å", "1 nm"),
]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_equal_quantities(one, other):
    assert formulas.same_quantity(one, other, rel_tol=1e-3)
    assert formulas.same_quantity(other, one, rel_tol=1e-3)


DIFFERENT = [
    ("9.81 m/s", "9.81 m/s^2", "dimension"),
    ("9.81", "9.81 m/s^2", "no unit"),
    ("3 m", "3", "dimension"),
    ("-9.81 m/s^2", "9.81 m/s^2", "sign"),
    ("9.81 km/s^2", "9.81 m/s^2", "unit"),
    ("0.00981 m/s^2", "9.81 m/s^2", "unit"),
    ("20 m/s", "20 km/h", "unit"),
    ("5 m/s^2", "9.81 m/s^2", "number"),
    ("9.6 m/s^2", "9.81 m/s^2", "near"),
    ("0 m", "3 m", "number"),
    ("3 m", "0 m", "number"),
]


@pytest.mark.parametrize(("answer", "right", "fault"), DIFFERENT)
def test_what_is_wrong_with_a_quantity(answer, right, fault):
    found = formulas.same_quantity(answer, right)
    assert not found
    assert found.fault == fault


@pytest.mark.parametrize(
    ("answer", "figures", "fault"),
    [
        ("9.81 m/s^2", 3, ""),
        ("9.807 m/s^2", 3, ""),
        ("981 cm/s^2", 3, ""),
        ("9.8 m/s^2", 3, "figures"),
        ("9.8 m/s^2", 2, ""),
        ("10 m/s^2", 3, "figures"),
        ("9.80 m/s^2", 3, "near"),
        ("9.82 m/s^2", 3, "near"),
        ("9.8065 m/s^2", 5, "near"),
        ("9.80665 m/s^2", 6, ""),
    ],
)
def test_figures_of_a_quantity(answer, figures, fault):
    assert formulas.same_quantity(answer, "9.80665 m/s^2", figures=figures).fault == fault


def test_figures_count_in_the_unit_of_either():
    assert formulas.same_quantity("35.7 km/h", "9.9045 m/s", figures=3)
    assert formulas.same_quantity("9.90 m/s", "35.656 km/h", figures=3)
    assert not formulas.same_quantity("35.8 km/h", "9.9045 m/s", figures=3)
    assert formulas.same_quantity("20.0 °C", "293.15 K", figures=3)
    assert not formulas.same_quantity("20.2 °C", "20.0 °C", figures=3)


def test_tolerances():
    assert formulas.same_quantity("9.7 m/s", "9.72 m/s", abs_tol="5 cm/s")
    assert not formulas.same_quantity("9.6 m/s", "9.72 m/s", abs_tol="5 cm/s")
    assert formulas.same_quantity("9.6 m/s", "9.72 m/s", rel_tol=0.02)
    assert not formulas.same_quantity("9.6 m/s", "9.72 m/s", rel_tol=0.001)


@pytest.mark.parametrize(
    "typed", ["5 m + 3 s", "ln(5 m)", "m/0", "1e400 m", "m^(1/2)", "(-1 m)^0.5", "{5 m}", "x m", "10^300 m * 10^300"]
)
def test_quantities_that_are_none(typed):
    with pytest.raises(InvalidAnswer):
        formulas.quantity(typed)


def test_a_quantity_has_a_number_and_can_be_given_in_other_units():
    speed = formulas.quantity("72 km/h")
    assert speed.number == 72
    assert math.isclose(speed.in_unit("m/s"), 20)
    assert speed.dimension == (1, 0, -1, 0, 0, 0, 0)
    with pytest.raises(BadTest, match="different things"):
        speed.in_unit("kg")
    assert math.isclose(formulas.quantity("293.15 K").in_unit("°C"), 20)
    assert math.isclose(formulas.quantity("20 °C").in_unit("°F"), 68)
    assert formulas.quantity("0 m").in_unit("km") == 0


VERDICTS = [
    ("9.81 m/s^2", 1, ""),
    ("9.81 m/s", 0, "Your answer is a speed: something else is asked for. Look at its unit."),
    ("9.81 m^7", 0, "Something else is asked for. Look at its unit."),
    ("-9.81 m/s^2", 0, "The sign is not right."),
    ("9.81 km/s^2", 0, "The number and the unit do not fit each other: look at prefixes and conversions."),
    ("9.7 m/s^2", 0, "Nearly. Round only at the end."),
    ("3 m/s^2", 0, "The unit fits, but the number is not right."),
    ("9.8 m/s^2", 0.5, "Your answer is right. Give it with 3 significant figures."),
    ("981 cm/s^2", 0.5, "Your answer is right. Give it in m/s^2."),
]


@pytest.mark.parametrize(("answer", "score", "message"), VERDICTS)
def test_verdicts_on_quantities(answer, score, message):
    found = formulas.check_quantity(answer, "9.81 m/s^2", figures=3, unit="m/s^2")
    assert found == {"score": score, "message": message}


def test_a_unit_that_is_left_out_costs_no_attempt():
    with pytest.raises(InvalidAnswer, match="no unit"):
        formulas.check_quantity("9.81", "9.81 m/s^2")
    assert formulas.check_quantity("0.5", "50 %")["score"] == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"right": "9.81 metre per second"}, "cannot be read"),
        ({"right": "1 m", "unit": "s"}, "different things"),
        ({"right": "1 m", "unit": "foo"}, "cannot be read"),
    ],
)
def test_faults_in_quantities_show_whatever_the_answer_is(options, message):
    with pytest.raises(BadTest, match=message):
        formulas.check_quantity("(no quantity", **options)


@pytest.mark.parametrize(
    ("typed", "least", "most"),
    [
        ("0.0120", 3, 3),
        ("1200", 2, 4),
        ("1200.", 5, 5),
        ("1.20e3", 3, 3),
        ("1.20*10^3", 3, 3),
        ("12", 2, 2),
        ("-3.0", 2, 2),
        ("0", 1, 1),
        ("007", 1, 1),
        ("100.0", 4, 4),
    ],
)
def test_significant_figures(typed, least, most):
    assert formulas.figures(typed) == least
    for count in range(1, 7):
        assert formulas.has_figures(typed, count) is (least <= count <= most)


@pytest.mark.parametrize("typed", ["x", "1+1", "", "sqrt(2)"])
def test_figures_of_what_is_no_number(typed):
    with pytest.raises(InvalidAnswer):
        formulas.figures(typed)


MATRICES = [
    ("[[1,2],[3,4]]", [[1, 2], [3, 4]], "", True),
    ("[1,2;3,4]", [[1, 2], [3, 4]], "", True),
    ("2[[1/2,1],[3/2,2]]", [[1, 2], [3, 4]], "", True),
    ("[[1,0],[0,1]]*[[1,2],[3,4]]", [[1, 2], [3, 4]], "", True),
    ("[[1,1],[0,1]]^3", [[1, 3], [0, 1]], "", True),
    ("[[3,4],[1,2]]", [[1, 2], [3, 4]], "", False),
    ("[[3,4],[1,2]]", [[1, 2], [3, 4]], "row order", True),
    ("[[2,1],[4,3]]", [[1, 2], [3, 4]], "column order", True),
    ("[[2,1],[4,3]]", [[1, 2], [3, 4]], "row order", False),
    ("(2, 4)", "(1, 2)", "scale", True),
    ("(-1, -2)", "(1, 2)", "scale", True),
    ("(2, 4)", "(1, 3)", "scale", False),
    ("(0, 0)", "(1, 2)", "scale", False),
    ("(0, 3)", "(0, 1)", "scale", True),
    ("(1, 3)", "(0, 1)", "scale", False),
    ("[[2,4],[1,1]]", [[1, 2], [3, 3]], "row scale", True),
    ("[[2,0],[4,5]]", [[1, 0], [2, 1]], "column scale", True),
    ("[[2,1],[2,-1]]", [[1, 1], [-1, 1]], "columns", True),
    ("[[2,2],[2,2]]", [[1, 1], [-1, 1]], "columns", False),
    ("[1, 2, 3]", "(1, 2, 3)", "", True),
    ("[[1, 2, 3]]", "(1, 2, 3)", "", False),
    ("[[sqrt(4), 0.5]]", sympy.Matrix([[2, sympy.Rational(1, 2)]]), "", True),
]


@pytest.mark.parametrize(("answer", "right", "up_to", "same"), MATRICES)
def test_matrices(answer, right, up_to, same):
    assert bool(formulas.same_matrix(answer, right, up_to)) is same
    assert (formulas.check_matrix(answer, right, up_to=up_to)["score"] == 1) is same


def test_a_matrix_with_variables():
    turned = "[[cos t, -sin t],[sin t, cos t]]"
    assert formulas.check_matrix(turned, "[[cos t, sin(-t)],[sin t, cos(-t)]]", variables="t")["score"] == 1
    with pytest.raises(InvalidAnswer, match="There are no variables here"):
        formulas.check_matrix(turned, "[[1, 0], [0, 1]]")


def test_what_is_wrong_with_a_matrix():
    right = [[1, 2], [3, 4]]
    found = formulas.check_matrix("[[1,2],[3,5]]", right, show_wrong=True, partial=True)
    assert found == {"score": 0.75, "message": "3 of 4 entries are right. Look at row 2, column 2."}
    assert formulas.check_matrix("[[1,2],[3,5]]", right)["message"] == "3 of 4 entries are right."
    assert "2 rows and 3 columns" in formulas.check_matrix("[[1,2,3],[4,5,6]]", right)["message"]
    assert "zeros" in formulas.check_matrix("(0, 0)", "(1, 2)", up_to="scale")["message"]


@pytest.mark.parametrize(
    "typed", ["5", "[[1,2],[3]]", "{1, 2}", "[[1],[[2]]]", "[[1,2]]*[[3,4]]", "[[1,2]]+[[1]]", "1/[[1]]"]
)
def test_matrices_that_are_none(typed):
    with pytest.raises(InvalidAnswer):
        formulas.matrix(typed)


@pytest.mark.parametrize(
    ("right", "up_to"),
    [("[[1,2]", ""), ([[1, 2], [3]], ""), ([[1, 2]], "sign"), ([[object()]], ""), ("[[1],[2]]", "x")],
)
def test_faults_in_matrices_show_whatever_the_answer_is(right, up_to):
    with pytest.raises(BadTest):
        formulas.check_matrix("no matrix", right, up_to=up_to)
