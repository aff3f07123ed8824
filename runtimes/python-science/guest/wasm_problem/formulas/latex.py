"""A formula as TeX for MathJax, as it was typed. Every character of it is ours: no text of a learner gets in."""

from __future__ import annotations

from .alphabet import CONSTANTS, FUNCTIONS, GREEK, RELATIONS
from .plain import ATOM, POSTFIX, POWER, PRODUCT, RELATION, SUM, tightness
from .tree import (
    Call,
    Collection,
    Constant,
    Factorial,
    Matrix,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Relation,
    Sum,
    Unit,
)  # fmt: skip
from .units import tex_of

_BRACKETS = {"set": (r"\{", r"\}"), "tuple": ("(", ")"), "list": ("[", "]")}
_RAISED = frozenset({"sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "ln", "log"})
"""Functions whose power is written behind their name."""


def latex(node: Node) -> str:
    """TeX without delimiters, in ASCII."""
    return _tex(node, RELATION)


def name_as_latex(name: str) -> str:
    """A variable: `x_{1}`, `\\alpha`, `\\mathrm{rate}`."""
    letters, _, index = name.partition("_")
    base = rf"\{letters}" if letters in GREEK else letters if len(letters) == 1 else rf"\mathrm{{{letters}}}"
    if not index:
        return base
    return rf"{base}_{{{index}}}" if len(index) == 1 or index.isdigit() else rf"{base}_{{\mathrm{{{index}}}}}"


def _tex(node: Node, least: int) -> str:
    found = _bare(node)
    return rf"\left({found}\right)" if tightness(node) < least and not _is_fraction(node, least) else found


def _is_fraction(node: Node, least: int) -> bool:
    """A fraction holds together by its line, but as the base of a power."""
    return least <= PRODUCT + 1 and isinstance(node, Product) and [sign for sign, _ in node.factors[1:]] == ["/"]


def _bare(node: Node) -> str:
    if isinstance(node, Number):
        return node.digits if node.exponent is None else rf"{node.digits} \cdot 10^{{{node.exponent}}}"
    if isinstance(node, Name):
        return name_as_latex(node.name)
    if isinstance(node, Constant):
        return CONSTANTS[node.name]
    if isinstance(node, Unit):
        return tex_of(node.symbol)
    if isinstance(node, Negative):
        return f"-{_tex(node.of, PRODUCT)}"
    if isinstance(node, Sum):
        return _sum(node)
    if isinstance(node, Product):
        return _product(node)
    if isinstance(node, Power):
        return _power(node)
    if isinstance(node, Factorial):
        return f"{_tex(node.of, ATOM)}!"
    if isinstance(node, Call):
        return _call(node)
    return _compound(node)


def _compound(node: Node) -> str:
    if isinstance(node, Relation):
        rest = (f" {RELATIONS[sign]} {_tex(each, SUM)}" for sign, each in zip(node.signs, node.sides[1:], strict=True))
        return _tex(node.sides[0], SUM) + "".join(rest)
    if isinstance(node, Collection):
        opening, closing = _BRACKETS[node.kind]
        if node.kind == "list":
            return _rows([(item,) for item in node.items])
        return rf"\left{opening}{', '.join(_tex(item, RELATION) for item in node.items)}\right{closing}"
    assert isinstance(node, Matrix)
    return _rows(node.rows)


def _rows(rows: tuple[tuple[Node, ...], ...] | list[tuple[Node, ...]]) -> str:
    lines = r" \\ ".join(" & ".join(_tex(item, RELATION) for item in row) for row in rows)
    return rf"\begin{{pmatrix}}{lines}\end{{pmatrix}}"


def _sum(node: Sum) -> str:
    found = ""
    for number, (sign, term) in enumerate(node.terms):
        text = _tex(term, SUM if number == 0 and isinstance(term, Negative) else PRODUCT)
        found += text if number == 0 else f" {'+' if sign > 0 else '-'} {text}"
    return found


def _product(node: Product) -> str:
    """The units of a quantity are a product of their own: 9.81 m/s is 9.81 times m/s, as it is read aloud."""
    begin = next((place for place, (_, factor) in enumerate(node.factors) if _is_unit(factor)), 0)
    if begin and node.factors[begin][0] != "/" and all(_is_unit(factor) for _, factor in node.factors[begin:]):
        return rf"{_folded(node.factors[:begin])}\,{_folded(node.factors[begin:])}"
    return _folded(node.factors)


def _folded(factors: tuple[tuple[str, Node], ...]) -> str:
    """From left to right: what stands before a division is what is divided."""
    found, last, alone = "", factors[0][1], True
    for number, (sign, factor) in enumerate(factors):
        if number == 0:
            found = _tex(factor, PRODUCT if isinstance(factor, Number) else POWER)
        elif sign == "/":
            above = _tex(last, RELATION) if alone else found
            found = rf"\frac{{{above}}}{{{_tex(factor, RELATION)}}}"
        else:
            right = _tex(factor, POWER)
            found += _joint(sign, last, right) + right
        alone = number == 0
        last = factor
    return found


def _joint(sign: str, left: Node, right: str) -> str:
    if sign == "*" or right[:1].isdigit() or right.startswith(r"\frac"):
        return r" \cdot "
    return r"\," if isinstance(left, (Call, Unit)) or right.startswith(r"\mathrm") else " "


def _power(node: Power) -> str:
    base, raised = node.base, _tex(node.exponent, RELATION)
    if isinstance(base, Call) and base.function in _RAISED and not isinstance(node.exponent, Negative):
        name, rest = _function(base)
        return f"{name}^{{{raised}}}{rest}" if "_" not in name else rf"\left({name}{rest}\right)^{{{raised}}}"
    holds = isinstance(base, Call) and base.function in ("abs", "floor", "ceil")
    text = _tex(base, POSTFIX)
    if isinstance(base, Call) and not holds:
        text = rf"\left({text}\right)"
    return f"{{{text}}}^{{{raised}}}" if "^" in text or len(text) > 1 else f"{text}^{{{raised}}}"


def _call(node: Call) -> str:
    first = node.arguments[0]
    inside = _tex(first, RELATION)
    if node.function == "sqrt":
        return rf"\sqrt{{{inside}}}"
    if node.function == "root":
        return rf"\sqrt[{_tex(node.arguments[1], RELATION)}]{{{inside}}}"
    if node.function in ("abs", "floor", "ceil"):
        left, right = {"abs": ("|", "|"), "floor": (r"\lfloor", r"\rfloor"), "ceil": (r"\lceil", r"\rceil")}[
            node.function
        ]
        return rf"\left{left} {inside}\right{right}"
    if node.function == "conj":
        return rf"\overline{{{inside}}}"
    name, rest = _function(node)
    return name + rest


def _function(node: Call) -> tuple[str, str]:
    """The name of a function, with its base, and its arguments in brackets."""
    arguments = node.arguments
    name = FUNCTIONS.get(node.function) or name_as_latex(node.function)
    if node.function == "log":
        name, arguments = rf"\log_{{{_tex(arguments[1], RELATION)}}}", arguments[:1]
    inside = ", ".join(_tex(each, RELATION) for each in arguments)
    return name, rf"\left({inside}\right)"


def _is_unit(node: Node) -> bool:
    if isinstance(node, Power):
        return _is_unit(node.base)
    if isinstance(node, Product):
        return all(_is_unit(factor) for _, factor in node.factors)
    return isinstance(node, Unit)
