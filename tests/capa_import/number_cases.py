"""Random expressions, and answers near to random numbers, with what capa says of them. judge.py runs this."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

COUNT = 1500
"""Of each kind."""
FUNCTIONS = "abs arccos arccosh arccot arccoth arccsc arccsch arcsec arcsech arcsin arcsinh arctan arctanh"
FUNCTIONS += " cos cosh cot coth csc csch exp fact factorial foo ln log log10 log2 sec sech Sin sin sinh sqrt tan tanh"
ATOMS = ["pi", "e", "i", "J", "PI", "E", "x", ".5", "5.", "1e3", "2E-3", "1 e 2", "7%", "2.5 %", "1e", "--2"]
OPERATORS = ["+", "-", "*", "/", "^", "||", "**", "+-", "*-", "^-"]
TOLERANCES = ["", "5%", "0.1", "1e-3", "10 %", "0", "0.001%", "0.01%", "100%", "1/4", "2^-3"]


def numbers(score: Callable[[str, str], float | None]) -> dict[str, list[dict[str, Any]]]:
    """score: what capa gives for a problem and what is typed; None when that is no number."""
    chance = random.Random(1)
    expressions = [_evaluated(_expression(chance, chance.randint(0, 3))) for _ in range(COUNT)]
    comparisons: list[dict[str, Any]] = []
    while len(comparisons) < COUNT:
        xml, typed = _comparison(chance)
        try:
            comparisons.append({"xml": xml, "typed": typed, "score": score(xml, typed)})
        except (ValueError, TypeError):
            continue  # capa itself fails on some tolerances with partial credit
    return {"expressions": expressions, "comparisons": comparisons}


def _expression(chance: random.Random, depth: int) -> str:
    if depth == 0 or chance.random() < 0.25:
        return chance.choice([str(chance.randint(0, 12)), f"{chance.uniform(0, 20):.3g}", chance.choice(ATOMS)])
    one, other = _expression(chance, depth - 1), _expression(chance, depth - 1)
    space = chance.choice(["", "", " "])
    return chance.choice(
        [
            f"{one}{space}{chance.choice('+-*/^')}{space}{other}",
            f"{one}{space}{chance.choice(OPERATORS)}{space}{other}",
            f"({one})",
            f"-{one}",
            f"({one}){chance.choice('*/^')}({other})",
            f"{chance.choice(FUNCTIONS.split())}{space}({one})",
            f"{one}{space}{other}",
        ]
    )


def _evaluated(text: str) -> dict[str, Any]:
    """The value, or that there is none."""
    from calc import evaluator

    try:
        value = complex(evaluator({}, {}, text))
    except Exception:  # of pyparsing, of numpy, of calc
        return {"text": text, "value": None}
    return {"text": text, "value": [repr(value.real), repr(value.imag)]}


def _comparison(chance: random.Random) -> tuple[str, str]:
    """A random numericalresponse and an answer near to it."""
    pick, uniform = chance.choice, chance.uniform
    value = pick([0.0, 1.0, -2.0, 100.0, round(uniform(-50, 50), 2), uniform(-1, 1) * 10 ** pick([-6, 0, 6])])
    tolerance, extra, credit = pick(TOLERANCES), "", ""
    if chance.random() < 0.4:
        width = pick([1, 0.5, 10])
        expected = f"{pick('[(')}{value!r},{pick(['', ' '])}{value + width!r}{pick('])')}"
        answer = value + width * pick([0, 1, 0.5, -0.1, 1.05, -2, 3, 1e-12])
        tolerance = ""
    else:
        expected = repr(value)
        answer = pick([value, value * uniform(0.85, 1.15), value + uniform(-0.2, 0.2), value * 1.05, value + 0.1])
    if chance.random() < 0.3:
        credit = f' partial_credit="{pick(["close", "list", "list,close", "close, list", "false"])}"'
        listed = f"{value + 1!r}, {-value!r}"
        extra = f'<responseparam partial_range="{pick(["2", "3", "1.5"])}" partial_answers="{listed}"/>'
        answer = pick([answer, value + 1, -value, value + 1.15])
    if chance.random() < 0.2:
        extra += f'<additional_answer answer="{round(value + 5, 3)!r}"/>'
        answer = pick([answer, round(value + 5, 3), round(value + 5, 3) + 1e-9])
    if tolerance:
        extra += f'<responseparam type="tolerance" default="{tolerance}"/>'
    typed = pick([repr(answer), f"{answer:.4g}", f"{answer!r}+0"])
    response = f'<numericalresponse answer="{expected}"{credit}>{extra}<formulaequationinput/></numericalresponse>'
    return f"<problem>{response}</problem>", typed
