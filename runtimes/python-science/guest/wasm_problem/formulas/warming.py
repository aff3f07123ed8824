"""Run once while the runtime is built, so that what SymPy keeps of its work is there in every instance."""

from __future__ import annotations

from .checks import check_equation, check_formula, check_set
from .interpretation import interpret
from .measured_checks import check_matrix, check_quantity
from .plots import curve, dots, plot, table_of_values
from .reading import formula

_TYPED = (
    "2x", "3(x+1)^2", "sin^2 x + cos²x", "√2x", "e^(-x) ln|x|", "1/(x-1) - 1/(x+1)", "a_1 π r²", "x^2 = 4",
    "[[1, 2], [3, 4]]", "{1, 2}", "foo(2", "arcsin(x/2)!", "1.5e3",
)  # fmt: skip
_PAIRS = (
    ("(x+1)^2", "x^2 + 2x + 1", "expanded"), ("x^2 + 2x + 1", "(x+1)^2", "factored"), ("2x", "x + x", "simplified"),
    ("sin(2x)", "2 sin x cos x", "any"), ("ln(x^2)", "2 ln x", "any"), ("sqrt(x^2)", "|x|", "any"),
    ("e^(2x)", "(e^x)^2", "any"), ("1/(x-1) - 1/(x+1)", "2/(x^2-1)", "single fraction"),
    ("tan x", "sin x/cos x", "any"),
    ("x^3 - 1", "(x-1)(x^2+x+1)", "factored"), ("arctan x", "arcsin x", "any"), ("cosh x", "(e^x+e^-x)/2", "any"),
    ("sqrt(8) + pi", "2 sqrt(2) + pi", "simplified"), ("e^(i x)", "cos x + i sin x", "any"), ("n!", "n (n-1)!", "any"),
)  # fmt: skip


def warm_up() -> None:
    """Uses everything that graders mostly use."""
    for typed in _TYPED:
        interpret(typed, {})
    for domain in ("real", "positive", {"x": (0, 1)}):
        for answer, right, form in _PAIRS:
            check_formula(answer, right, form=form, domain=domain, show_point=True)
    check_formula("x^2/2 + C", "x^2/2", up_to="constant")
    check_equation("2x = 4", "x = 2")
    check_set("{2, 1}", "{1, 2}")
    check_quantity("9.8 m/s^2", "981 cm/s^2", figures=2)
    check_matrix("[[1, 2], [3, 4]]", [[1, 2], [3, 4]])
    check_matrix("(2, 4)", [1, 2], up_to="scale")
    for typed in ("x^2 - 3x/4 + 1", "2 sin(x) e^(-x)", "1/x + sqrt(x)"):
        read = formula(typed, variables="x")
        plot("title", curve(read, "x", -1, 2.5), dots([(0, read.at(x=2)), (1, 2)]), x_label="x", y_range=(-3, 3))
        table_of_values(read, "x", (0, 0.5, 1))
