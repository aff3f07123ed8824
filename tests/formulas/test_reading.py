"""What learners type, and what it is read as."""

from __future__ import annotations

import pytest

from .guest import BadTest, formulas

ANY = {"kind": "expression"}

READ = [
    # Products without a sign.
    ("2x", "2·x"),
    ("3(x+1)", "3·(x + 1)"),
    ("(x+1)(x-1)", "(x + 1)·(x - 1)"),
    ("x y", "x·y"),
    ("xy", "x·y"),
    ("2πr", "2·π·r"),
    ("2pi r", "2·π·r"),
    ("x²y", "x^2·y"),
    ("v_0t", "v_0·t"),
    ("x(x+1)", "x·(x + 1)"),
    ("|x||y|", "|x|·|y|"),
    ("1/2x", "1/2·x"),
    ("a/(b c)", "a/(b·c)"),
    ("2sqrt(3)", "2·sqrt(3)"),
    ("2!3", "2!·3"),
    ("x 2", "x·2"),
    # Signs, also typographic ones, and powers.
    ("2×3÷4", "2·3/4"),
    ("−3", "-3"),
    ("x**2", "x^2"),
    ("-x^2", "-x^2"),
    ("(-x)^2", "(-x)^2"),
    ("2^3^2", "2^3^2"),
    ("(2^3)^2", "(2^3)^2"),
    ("x^-1", "x^(-1)"),
    ("x⁻¹", "x^(-1)"),
    ("xⁿ", "x^n"),
    ("x^2y", "x^2·y"),
    ("2*-3", "2·(-3)"),
    ("x--3", "x - (-3)"),
    ("+x", "x"),
    ("n!", "n!"),
    ("(n+1)!", "(n + 1)!"),
    ("½x", "(1/2)·x"),
    # Functions.
    ("sin x", "sin(x)"),
    ("2 sin x", "2·sin(x)"),
    ("sinx", "sin(x)"),
    ("sin2x", "sin(2·x)"),
    ("sin 2 x", "sin(2·x)"),
    ("sin x y", "sin(x)·y"),
    ("sin xy", "sin(x·y)"),
    ("sin ωt", "sin(ω·t)"),
    ("sin x cos y", "sin(x)·cos(y)"),
    ("sin^2 x", "sin(x)^2"),
    ("sin²x", "sin(x)^2"),
    ("sin(x)^2", "sin(x)^2"),
    ("sin x^2", "sin(x^2)"),
    ("sin^-1 x", "arcsin(x)"),
    ("asin(x)", "arcsin(x)"),
    ("sin -x", "sin(-x)"),
    ("sin x/2", "sin(x)/2"),
    ("ln|x|", "ln(|x|)"),
    ("log2 8", "log(8, 2)"),
    ("log_2(8)", "log(8, 2)"),
    ("lg x", "log(x, 10)"),
    ("log(x, 3)", "log(x, 3)"),
    ("√2x", "sqrt(2)·x"),
    ("√(x+1)", "sqrt(x + 1)"),
    ("∛8", "root(8, 3)"),
    ("cbrt 8", "root(8, 3)"),
    ("Sin(X)", "sin(X)"),
    ("exp(-x)", "exp(-x)"),
    ("||x|-1|", "||x| - 1|"),
    ("|x(|y|+1)|", "|x·(|y| + 1)|"),
    # Names, constants, numbers.
    ("alpha", "α"),
    ("α", "α"),
    (r"\alpha", "α"),
    ("x_1 + x1 + x₁", "x_1 + x_1 + x_1"),
    ("v_max", "v_max"),
    ("v_{12}", "v_12"),
    ("e^(i pi)", "e^(i·π)"),
    ("2e", "2·e"),
    ("1.5e3", "1.5·10^3"),
    ("1.5e-3", "1.5·10^(-3)"),
    ("1.5*10^3", "1.5·10^3"),
    (".5", "0.5"),
    ("5.", "5.0"),
    ("x + 3", "x + 3"),  # no-break spaces
    ("٣x", "3·x"),
]


@pytest.mark.parametrize(("typed", "text"), READ)
def test_what_is_typed_is_read_as(typed, text):
    found = formulas.interpret(typed, ANY)
    assert found["error"] is None
    assert found["text"] == text


NOTES = [
    ("sin x y", "I read sin x as sin(x), and what follows is not inside."),
    ("sin xy", "I read sin xy as sin(x·y)."),
    ("sin^-1 x", "I read sin^-1 as arcsin."),
    ("sin²x/2", "I read sin²x as sin(x)^2, and what follows is not inside."),
    ("1/2x", "I read 1/2x as (1/2)·x."),
    ("e^2x", "I read e^2x as (e^2)·x."),
    ("√2x", "I read √ as the root of 2 alone."),
    ("xy", "I read xy as x·y."),
    ("log x", "I read log as the natural logarithm. Write log10(x) for base 10."),
    ("2e+3", "I read 2e+3 as 2·10^3."),
    ("f(x)", "I read f(…) as a product: no function has this name."),
]


@pytest.mark.parametrize(("typed", "note"), NOTES)
def test_what_could_be_meant_otherwise_is_told(typed, note):
    assert note in formulas.interpret(typed, ANY)["notes"]


@pytest.mark.parametrize(
    "typed", ["2x", "3(x+1)", "x y", "sin(x)", "2 sin x", "sin x", "ln|x|", "a/(b c)", "x²y", "2πr"]
)
def test_what_is_clear_has_no_note(typed):
    assert formulas.interpret(typed, ANY)["notes"] == []


WRONG = [
    ("(x+1", "This bracket is not closed: “)” is missing.", "("),
    ("2(x+(3-y)", "This bracket is not closed: “)” is missing.", "("),
    ("x+1)", "This bracket was never opened.", ")"),
    ("(x]", "“(” is closed by “)”, not by “]”.", "(x]"),
    ("|x", "This bar is not closed: “|” is missing.", "|"),
    ("()", "There is nothing in these brackets.", "()"),
    ("2+", "Something is missing after “+”.", "+"),
    ("*3", "Something is missing before “*”.", "*"),
    ("x^", "Something is missing after “^”.", "^"),
    ("x + * 3", "Something is missing before “*”.", "*"),
    ("1,5", "Write a decimal point: 1.5, not 1,5.", "1,5"),
    ("x + 0,25", "Write a decimal point: 0.25, not 0,25.", "0,25"),
    ("sin(1,5)", "Write a decimal point: 1.5, not 1,5.", "1,5"),
    ("1,000", "Write a large number without a comma: 1000. Decimals have a point.", "1,000"),
    ("1.2.3", "This number has two decimal points.", "1.2."),
    (
        "10 000",
        "Two numbers stand next to each other. Write * between them, and large numbers without a space.",
        "10 000",
    ),
    ("3½", "A whole number with a fraction behind it: write 7/2 or 3.5 instead of 3½.", "3½"),
    ("foobar", "I do not know “foobar”. Write * between factors, and a variable as one letter.", "foobar"),
    ("sqt(2)", "I do not know “sqt”. Did you mean sqrt?", "sqt"),
    ("2alpa", "I do not know “alpa”. Did you mean alpha?", "alpa"),
    ("sin", "sin needs an argument, such as sin(x).", "sin"),
    ("sin()", "sin needs an argument, such as sin(x).", "sin()"),
    ("x = 3", "Type only what stands on the right of “=”.", "x = "),
    ("x^2 = 9", "One formula is asked for, not an equation.", "x^2 = 9"),
    ("5%", "Write 0.05 instead of 5%.", "%"),
    ("x ± 2", "Write the two values one by one, such as {3, -3}, instead of ±.", "±"),
    (r"\frac{1}{2}", "TeX is not needed: write sqrt(2), alpha or 1/2 as plain text.", r"\frac"),
    ("é", "I do not know the letter “é”. Use Latin or Greek letters.", "é"),
    ("x'", "“'” has no meaning here. Write derivatives out.", "'"),
    ("x+😀", "I do not know the sign “😀”.", "😀"),
    ("x\x00", "There is a character here that cannot be seen. Take it out.", "\x00"),
    ("{1, 2}", "One formula is asked for, not a list of several.", "{1, 2}"),
    ("n!!", "Write (n!)! for a factorial of a factorial.", "n!!"),
]


@pytest.mark.parametrize(("typed", "message", "part"), WRONG)
def test_what_cannot_be_read_is_told_with_its_place(typed, message, part):
    error = formulas.interpret(typed, ANY)["error"]
    assert error["message"] == message
    assert typed[error["start"] : error["end"]] == part


TOO_LARGE = ["9^9^9^9", "2^(10^9)", "(x+1)^100000", "(10^6)!", "exp(10^9)", "((2x)^1000)^1000", "10^(10^10)!", "1e9999"]


@pytest.mark.parametrize("typed", [*TOO_LARGE, "exp(ln(2)*10^9)", "((((9!)!)!)!)!", "2^2^2^2^2^2^2", "x^(1e18)"])
def test_what_becomes_too_large_is_refused(typed):
    assert "too large to work with" in formulas.interpret(typed, ANY)["error"]["message"]


@pytest.mark.parametrize(
    "typed", ["2^100", "x^100", "100!", "10^300", "6.02e23", "e^1000", "(1+1/n)^n", "2^x^2", "x^(10^2)"]
)
def test_what_is_merely_large_is_not(typed):
    assert formulas.interpret(typed, ANY)["error"] is None


@pytest.mark.parametrize(
    "typed", ["(" * 500, "-" * 600 + "x", "2^" * 300 + "2", "x" * 2001, "sin " * 200, "√" * 300 + "2"]
)
def test_what_is_too_long_or_deep_is_refused(typed):
    assert formulas.interpret(typed, ANY)["error"] is not None


def test_nothing_typed_is_no_error():
    assert formulas.interpret("  \n", {}) == {"latex": "", "text": "", "variables": [], "notes": [], "error": None}


DECLARED = {"variables": ["r", "t", "rate", "v0", "λ"], "kind": "expression"}


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("rt", "r·t"),
        ("2 rate t", "2·rate·t"),
        ("v0t", "v_0·t"),
        ("v0 t", "v_0·t"),
        ("v_0t", "v_0·t"),
        ("lambda t", "λ·t"),
    ],
)
def test_only_the_variables_of_the_problem_are_known(typed, text):
    found = formulas.interpret(typed, DECLARED)
    assert found["text"] == text
    assert found["notes"] == []


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("x", "I do not know “x”. The variables here are r, rate, t, v_0, λ; write * between factors."),
        ("Rate", "I do not know “Rate”. Did you mean rate?"),
        ("ratte", "I do not know “ratte”. Did you mean rate?"),
        ("foo", "I do not know “foo”. The variables here are r, rate, t, v_0, λ; write * between factors."),
        ("t2", "I do not know “t2”. Write t*2 for a product, or t^2 for a power."),
    ],
)
def test_other_names_are_told(typed, message):
    assert formulas.interpret(typed, DECLARED)["error"]["message"] == message


def test_a_letter_that_is_a_variable_is_no_constant():
    assert formulas.interpret("e + i", {"variables": ["e", "i"]})["variables"] == ["e", "i"]
    assert formulas.interpret("e + i", {})["variables"] == []


def test_functions_of_the_problem():
    options = {"functions": ["f"], "variables": "x y", "kind": "expression"}
    assert formulas.interpret("f(x) + f(x, y)", options)["text"] == "f(x) + f(x, y)"
    assert formulas.interpret("f x", options)["error"]["message"] == "After f comes a bracket: f(x)."


def test_decimal_commas_where_the_problem_says_so():
    options = {"decimal_comma": True}
    assert formulas.interpret("1,5x", options)["text"] == "1.5·x"
    assert formulas.interpret("{1,5; 2}", {**options, "kind": "set"})["text"] == "{1.5, 2}"


def test_an_option_of_a_newer_version_changes_nothing():
    assert formulas.interpret("2x", {"colour": "red"})["text"] == "2·x"


def test_log_of_base_ten_where_the_problem_says_so():
    assert formulas.interpret("log x", {"log": 10})["text"] == "log(x, 10)"


KINDS = [
    ("y = 2x", "equation", "y = 2·x"),
    ("x <= 2", "equation", "x ≤ 2"),
    ("0 < x < 1", "equation", "0 < x < 1"),
    ("[[1,2],[3,4]]", "matrix", "[[1, 2], [3, 4]]"),
    ("[1,2;3,4]", "matrix", "[[1, 2], [3, 4]]"),
    ("(1, 2, 3)", "matrix", "(1, 2, 3)"),
    ("2 [[1,0],[0,1]]", "matrix", "2·[[1, 0], [0, 1]]"),
    ("{1, 2}", "set", "{1, 2}"),
    ("1, 2", "set", "{1, 2}"),
    ("x = 1 or x = 2", "set", "{x = 1, x = 2}"),
    ("9.81 m/s^2", "quantity", "9.81 m/s^2"),
    ("9.81 m/s²", "quantity", "9.81 m/s^2"),
    ("5 kg m", "quantity", "5 kg m"),
    ("20 °C", "quantity", "20 °C"),
    ("5 µm", "quantity", "5 µm"),
    ("5 kΩ", "quantity", "5 kΩ"),
    ("4 J/(kg K)", "quantity", "4 J/(kg K)"),
    ("50%", "quantity", "50 %"),
]


@pytest.mark.parametrize(("typed", "kind", "text"), KINDS)
def test_kinds(typed, kind, text):
    found = formulas.interpret(typed, {"kind": kind})
    assert found["error"] is None
    assert found["text"] == text


@pytest.mark.parametrize(
    ("typed", "kind", "message"),
    [
        ("2x", "equation", "An equation is asked for, such as y = 2x."),
        ("5", "matrix", "A matrix is asked for, such as [[1, 2], [3, 4]], or a vector."),
        ("[[1,2],[3]]", "matrix", "The rows of this matrix have different lengths: 2, 1."),
        ("[[1,[2]],[3,4]]", "matrix", None),
        ("[1, 2]", "set", "Write a set with braces, such as {1, 2}."),
        ("5 foo", "quantity", "I do not know the unit “foo”."),
        ("5 m2", "quantity", "I do not know “m2”. For a power, write m^2."),
        ("9,81 m", "quantity", "Write a decimal point: 9.81, not 9,81."),
        ("2^(3 m)", "quantity", "A unit cannot be in an exponent."),
        ("{1, 2} + 3", "set", "A set cannot be a part of a calculation here."),
        ("2 (x = 3)", "equation", None),
    ],
)
def test_another_kind_is_told(typed, kind, message):
    error = formulas.interpret(typed, {"kind": kind})["error"]
    assert error is not None
    assert message is None or error["message"] == message


@pytest.mark.parametrize(
    "options",
    [
        {"kind": "poem"},
        {"variables": 3},
        {"variables": ["2x"]},
        {"variables": ["sin"]},
        {"log": 7},
        {"constants": ["g"]},
    ],
)
def test_options_that_are_none_are_the_authors_fault(options):
    with pytest.raises(BadTest):
        formulas.formula("x", **options)
    assert formulas.interpret("x", options)["error"]["message"].startswith("The problem has a fault")


LATEX = [
    ("x^2", "x^{2}"),
    ("x/y", r"\frac{x}{y}"),
    ("(a+b)/(c-d)", r"\frac{a + b}{c - d}"),
    ("1/2x", r"\frac{1}{2} x"),
    ("2*3", r"2 \cdot 3"),
    ("x+x", "x + x"),
    ("sqrt(x+1)", r"\sqrt{x + 1}"),
    ("∛x", r"\sqrt[3]{x}"),
    ("sin^2 x", r"\sin^{2}\left(x\right)"),
    ("|x|", r"\left| x\right|"),
    ("(x^2)^3", r"{\left(x^{2}\right)}^{3}"),
    ("alpha_1", r"\alpha_{1}"),
    ("v_max", r"v_{\mathrm{max}}"),
    ("e^(i pi)", r"{\mathrm{e}}^{\mathrm{i} \pi}"),
    ("log_2 x", r"\log_{2}\left(x\right)"),
    ("x<=2", r"x \leq 2"),
    ("{1,2}", r"\left\{1, 2\right\}"),
    ("[[1,2],[3,4]]", r"\begin{pmatrix}1 & 2 \\ 3 & 4\end{pmatrix}"),
    ("1.5e3", r"1.5 \cdot 10^{3}"),
]


@pytest.mark.parametrize(("typed", "latex"), LATEX)
def test_latex_is_of_what_was_typed(typed, latex):
    assert formulas.interpret(typed, {})["latex"] == latex


def test_latex_of_a_quantity():
    found = formulas.interpret("9.81 m/s^2", {"kind": "quantity"})["latex"]
    assert found == r"9.81\,\frac{\mathrm{m}}{{\mathrm{s}}^{2}}"
