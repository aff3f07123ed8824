"""Graders in one line: the score, and what the learner reads."""

from __future__ import annotations

import pytest
import sympy

from .guest import BadTest, InvalidAnswer, formulas

NOT_FINAL = "Your answer is right, but not in its final form. "


def right(score: float = 1, message: str = "") -> dict[str, object]:
    return {"score": score, "message": message}


FORMS = [
    ("simplified", "2x+2", "2(x+1)", ""),
    ("simplified", "x+x+2", "2x+2", "Put like terms together."),
    ("simplified", "2x+1+1", "2x+2", "Add up the numbers."),
    ("simplified", "2*3x", "6x", "Work out the product of the numbers."),
    ("simplified", "4x/2", "2x", "Reduce the fraction."),
    ("simplified", "x*x", "x^2", "Put equal factors together."),
    ("simplified", "x^2/x", "x", "Put equal factors together."),
    ("simplified", "(x^2-1)/(x-1)", "x+1", "Reduce the fraction."),
    ("simplified", "1x", "x", "Leave the 1 out."),
    ("simplified", "x+0", "x", "Leave the 0 out."),
    ("simplified", "x^1", "x", "Work out the power."),
    ("simplified", "2^3 x", "8x", "Work out the power of the number."),
    ("simplified", "sqrt(9)x", "3x", "Work out the root."),
    ("simplified", "sqrt(8)", "2sqrt(2)", "Take the square factor out of the root."),
    ("simplified", "ln(e) x", "x", "Work out the value of the function."),
    ("simplified", "3!", "6", "Work out the factorial."),
    ("simplified", "x-(-1)", "x+1", "Put the signs together."),
    ("simplified", "x+(y+1)", "x+y+1", "Take away the brackets that are not needed."),
    ("simplified", "x/y/z", "x/(y z)", "Write it as a single fraction."),
    ("simplified", "(x^2)^3", "x^6", "Put the powers together."),
    ("simplified", "sin(x)^2+cos(x)^2", "1", "It can be written in a shorter way."),
    ("simplified", "x^2+2x+1", "(x+1)^2", "It can be written in a shorter way."),
    ("expanded", "x^2+2x+1", "(x+1)^2", ""),
    ("expanded", "(x+1)^2", "x^2+2x+1", "Multiply the brackets out."),
    ("expanded", "x(x+2)+1", "x^2+2x+1", "Multiply the brackets out."),
    ("expanded", "-(x+1)", "-x-1", "Multiply the brackets out."),
    ("expanded", "x^2+x+x+1", "x^2+2x+1", "Put like terms together."),
    ("expanded", "x^2+2x+3-2", "x^2+2x+1", "Add up the numbers."),
    ("expanded", "1/(x+1)", "1/(1+x)", ""),
    ("factored", "(x+1)^2", "x^2+2x+1", ""),
    ("factored", "(x-1)(x+1)", "x^2-1", ""),
    ("factored", "-(x-1)(x+1)", "1-x^2", ""),
    ("factored", "2(x+1)", "2x+2", ""),
    ("factored", "2x+2", "2(x+1)", "There is still a number to be taken out of a bracket."),
    ("factored", "x^2-1", "(x-1)(x+1)", "Write it as a product."),
    ("factored", "(x+1)(x+1)", "(x+1)^2", "Write equal factors as a power."),
    ("factored", "(x^2-1)(x+2)", "(x-1)(x+1)(x+2)", "A factor can still be factored."),
    ("factored", "x^2+1", "1+x^2", ""),
    ("lowest terms", "6/8", "3/4", "Reduce the fraction."),
    ("lowest terms", "3/4", "6/8", ""),
    ("lowest terms", "(x^2-1)/(x+1)", "x-1", "Reduce the fraction."),
    ("lowest terms", "(2x+2)/4", "(x+1)/2", "Reduce the fraction."),
    ("lowest terms", "2(x+y)/(2x y)", "(x+y)/(x y)", "Reduce the fraction."),
    ("lowest terms", "(2x+3)/4", "x/2+3/4", ""),
    ("single fraction", "(x+y)/(x y)", "1/x+1/y", ""),
    ("single fraction", "1/x+1/y", "(x+y)/(x y)", "Write it as a single fraction."),
    ("single fraction", "1/(1+1/x)", "x/(x+1)", "Write it as a single fraction."),
    ("exact", "0.5x", "x/2", "Write fractions and roots instead of decimals."),
    ("exact", "x/2", "0.5x", ""),
    ("no roots below", "1/sqrt(2)", "sqrt(2)/2", "Take the root out of the denominator."),
    ("no roots below", "sqrt(2)/2", "1/sqrt(2)", ""),
]


@pytest.mark.parametrize(("form", "answer", "goal", "lacking"), FORMS)
def test_forms(form, answer, goal, lacking):
    expected = right(0.5, NOT_FINAL + lacking) if lacking else right()
    assert formulas.check_formula(answer, goal, form=form, domain="positive", variables="x y z") == expected


SIMPLIFIED = (
    *("x/2", "1/2 x", "(1/2)x", "½x", "(3/4)x", "2x/3", "x^(1/2)", "√2/2", "2√3", "3π/4", "e^(2x)", "1/(2x)", "x^(-1)"),
    *("-x/(x+1)", "(x+1)/(x-1)", "sin(2x)/2", "ln(2)", "5 - 2x", "1.5*10^3", "6.02e23 x", "2^x", "2*2^x", "x y/z"),
    *("-x^2", "(x+1)(x+2)", "2(x+1)", "x(x+1)", "sqrt(x)x", "sin(x)cos(x)", "n!", "|x|/x", "x^2 y^3", "a/(b c)"),
)


@pytest.mark.parametrize("typed", SIMPLIFIED)
def test_nothing_is_left_to_simplify(typed):
    assert formulas.unfinished(formulas.formula(typed), "simplified") == ""


EXPANDED = ("x^2 + 2x + 1", "2x", "x", "3", "-x", "x y + x", "sin(x)", "x^2/2 + 1/2")


@pytest.mark.parametrize("typed", EXPANDED)
def test_nothing_is_left_to_expand(typed):
    assert formulas.unfinished(formulas.formula(typed), "expanded") == ""


FACTORED = ("x^2(x-1)", "2x(x-1)", "x(x-1)/2", "3x^2", "(x-1)(x+1)/(x+2)", "(x^2+1)(x-1)", "5", "-x", "(x-y)(x+y)")


@pytest.mark.parametrize("typed", FACTORED)
def test_nothing_is_left_to_factor(typed):
    assert formulas.unfinished(formulas.formula(typed), "factored") == ""


def test_a_wrong_formula_is_wrong_in_any_form():
    assert formulas.check_formula("x+2", "x+1", form="simplified") == right(0)


def test_several_forms_at_once():
    forms = ["single fraction", "lowest terms"]
    assert formulas.check_formula("1/x+1/y", "(x+y)/(x y)", form=forms)["message"].endswith("single fraction.")
    assert formulas.check_formula("2(x+y)/(2x y)", "(x+y)/(x y)", form=forms)["message"].endswith(
        "Reduce the fraction."
    )
    assert formulas.check_formula("(y+x)/(y x)", "(x+y)/(x y)", form=forms) == right()
    with pytest.raises(BadTest, match="forms are"):
        formulas.check_formula("x", "x", form=["exact", "short"])


def test_partial_credit_is_the_authors_choice():
    assert formulas.check_formula("x+x", "2x", form="simplified", partial=0.9)["score"] == 0.9


@pytest.mark.parametrize(
    ("answer", "score"),
    [("sin x + C", 1), ("sin x", 1), ("sin x + 3", 1), ("sin x - c", 1), ("C sin x", 0), ("-sin x + C", 0), ("C", 0)],
)
def test_up_to_a_constant(answer, score):
    assert formulas.check_formula(answer, "sin x", up_to="constant")["score"] == score


@pytest.mark.parametrize(("answer", "score"), [("ln|x| + C", 1), ("ln|3x|", 1), ("ln x + C", 0), ("1/x", 0)])
def test_up_to_a_constant_the_domain_counts(answer, score):
    assert formulas.check_formula(answer, "ln|x|", up_to="constant")["score"] == score


def test_up_to_a_constant_with_several_variables():
    assert formulas.check_formula("a x^2/2 + a^2 + C", "a x^2/2", up_to="constant", of="x")["score"] == 1
    assert formulas.check_formula("a x^2/2 + x a^2", "a x^2/2", up_to="constant", of="x")["score"] == 0
    with pytest.raises(BadTest, match="needs of="):
        formulas.check_formula("x", "a x", up_to="constant")


@pytest.mark.parametrize(
    ("answer", "score"), [("2x-2", 1), ("(x-1)/pi", 1), ("1-x", 1), ("0", 0), ("x^2-1", 0), ("x", 0)]
)
def test_up_to_a_factor(answer, score):
    assert formulas.check_formula(answer, "x-1", up_to="factor")["score"] == score


def test_mistakes_have_messages():
    mistakes = {"x^2": "You squared.", "3x^2/2": (0.5, "Nearly: look at the 2."), sympy.Symbol("x"): "That is x."}
    assert formulas.check_formula("x*x", "x^3", mistakes=mistakes) == right(0, "You squared.")
    assert formulas.check_formula("1.5x^2", "x^3", mistakes=mistakes) == right(0.5, "Nearly: look at the 2.")
    assert formulas.check_formula("x", "x^3", mistakes=mistakes) == right(0, "That is x.")
    assert formulas.check_formula("7", "x^3", mistakes=mistakes) == right(0)


def test_a_point_is_shown_where_the_author_wants_it():
    found = formulas.check_formula("x^4/7", "x^3", show_point=True)
    assert found == right(0, r"At \(x = 2\) your answer is \(2.28571\), but should be \(8\).")


def test_rounded_numbers_and_missing_values_are_told():
    assert "rounded" in formulas.check_formula("0.333x", "x/3")["message"]
    assert "has no value at some points" in formulas.check_formula("2 ln x", "ln(x^2)")["message"]
    assert "should be none" in formulas.check_formula("ln(x^2)", "2 ln x")["message"]


def test_the_variables_of_the_right_formula_are_known():
    with pytest.raises(InvalidAnswer, match="I do not know “y”"):
        formulas.check_formula("y", "2x")
    assert formulas.check_formula("y", "2x", variables="x y") == right(0)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"right": "2x+"}, "right='2x\\+' cannot be read: Something is missing"),
        ({"right": "sqrt(-1-x^2)"}, "has no value in the domain"),
        ({"right": "x", "form": "nice"}, "form is 'nice'; forms are"),
        ({"right": "x", "up_to": "sign"}, "up_to is"),
        ({"right": "x", "partial": 2}, "partial a number from 0 to 1"),
        ({"right": "x", "domain": "big"}, "domain is 'big'"),
        ({"right": "x", "tolerance": 3}, "tolerance is 3"),
        ({"right": "x", "mistakes": {"x^": "no"}}, "a mistake='x\\^' cannot be read"),
        ({"right": "x", "mistakes": {"2x": 0.5}}, "a mistake has 0.5"),
        ({"right": object()}, "right is"),
        ({"right": "x", "variable": "x"}, "there is no option 'variable'"),
    ],
)
def test_faults_of_the_author_show_whatever_the_answer_is(options, message):
    with pytest.raises(BadTest, match=message):
        formulas.check_formula("this is (no formula", **options)


EQUATIONS = [
    ("2x=4", "x=2", 1),
    ("4=2x", "x=2", 1),
    ("x-2=0", "x=2", 1),
    ("-x=-2", "x=2", 1),
    ("x=3", "x=2", 0),
    ("x^2=4", "x=2", 0),
    ("x<2", "x=2", 0),
    ("2x<4", "x<2", 1),
    ("2>x", "x<2", 1),
    ("-x>-2", "x<2", 1),
    ("x>2", "x<2", 0),
    ("x<=2", "x<2", 0),
    ("y=2x+1", "2x-y+1=0", 1),
    ("x^2+y^2=4", "2y^2=8-2x^2", 1),
    ("x^2+y^2=2", "x^2+y^2=4", 0),
    ("pi y = pi", "y = 1", 1),
]


@pytest.mark.parametrize(("answer", "goal", "score"), EQUATIONS)
def test_equations(answer, goal, score):
    assert formulas.check_equation(answer, goal)["score"] == score


SETS = [
    ("{2, 1}", "{1, 2}", 1),
    ("2, 1", "{1, 2}", 1),
    ("1 or 2", "{1, 2}", 1),
    ("{sqrt(4), 1, 1}", "{1, 2}", 1),
    ("{1}", "{1, 2}", 0.5),
    ("{1, 3}", "{1, 2}", 0),
    ("{1, 2, 3}", "{1, 2}", 0.5),
    ("{}", "{1, 2}", 0),
    ("{}", "{}", 1),
    ("{(1,2), (3,4)}", "{(3,4), (1,2)}", 1),
    ("{(1,2), (4,3)}", "{(3,4), (1,2)}", 0),
    ("x=1 or x=-1", "x=-1 or x=1", 1),
    ("x=1", "x=1", 1),
]


@pytest.mark.parametrize(("answer", "goal", "score"), SETS)
def test_sets(answer, goal, score):
    assert formulas.check_set(answer, goal)["score"] == score


@pytest.mark.parametrize(
    ("answer", "score"),
    [("x=1 or x=2", 1), ("2 = x, x = 1", 1), ("{1, 2}", 1), ("x=3", 0), ("2x=2 or x=2", 0), ("x=x", 0)],
)
def test_solutions_may_be_equations(answer, score):
    assert formulas.check_set(answer, "{1, 2}", unknown="x")["score"] == score
    with pytest.raises(InvalidAnswer):
        formulas.check_set("x = 1", "{1, 2}")


def test_a_set_of_very_many_members_is_refused():
    with pytest.raises(InvalidAnswer, match="at most 40 members"):
        formulas.check_set(", ".join(map(str, range(100))), "{1, 2}")


def test_what_is_right_of_a_set_is_told_without_giving_it_away():
    assert (
        formulas.check_set("{1, 3}", "{1, 2}")["message"]
        == "One of yours is right. One of yours is not right. Something is missing."
    )
    assert formulas.check_set("{5}", "{1, 2}")["message"] == "One of yours is not right."
    assert formulas.check_set("{1}", "{1, 2}", partial=False)["score"] == 0
