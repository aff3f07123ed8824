"""A formula as one line of plain text, which reads as the same formula again."""

from __future__ import annotations

from .alphabet import GREEK
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

RELATION, SUM, PRODUCT, POWER, POSTFIX, ATOM = range(6)
"""How tightly a formula holds together."""
_SIGNS = {"=": "=", "!=": "≠", "<": "<", ">": ">", "<=": "≤", ">=": "≥"}
_CONSTANTS = {"pi": "π", "infinity": "∞"}
_BRACKETS = {"set": ("{", "}"), "tuple": ("(", ")"), "list": ("[", "]")}


def plain(node: Node) -> str:
    """The formula, with a sign for every product and brackets for every argument."""
    return _text(node)


def name_as_text(name: str) -> str:
    """A variable as people write it: `α`, `x_1`."""
    letters, sign, index = name.partition("_")
    return GREEK.get(letters, letters) + sign + index


def tightness(node: Node) -> int:
    """How tightly it holds together; what is looser than its surroundings needs brackets."""
    if isinstance(node, Relation):
        return RELATION
    if isinstance(node, (Sum, Negative)):
        return SUM
    if isinstance(node, Product) or (isinstance(node, Number) and node.exponent is not None):
        return PRODUCT
    if isinstance(node, Power):
        return POWER
    return POSTFIX if isinstance(node, Factorial) else ATOM


def _text(node: Node, least: int = RELATION) -> str:
    found = _bare(node)
    return f"({found})" if tightness(node) < least else found


def _bare(node: Node) -> str:
    if isinstance(node, Number):
        return node.digits if node.exponent is None else f"{node.digits}·10^{_exponent(node.exponent)}"
    if isinstance(node, Name):
        return name_as_text(node.name)
    if isinstance(node, Constant):
        return _CONSTANTS.get(node.name, node.name)
    if isinstance(node, Unit):
        return node.symbol
    if isinstance(node, Negative):
        return f"-{_text(node.of, PRODUCT)}"
    if isinstance(node, Sum):
        return _sum(node)
    if isinstance(node, Product):
        return _product(node)
    if isinstance(node, Power):
        return f"{_text(node.base, POSTFIX)}^{_text(node.exponent, POWER)}"
    if isinstance(node, Factorial):
        return f"{_text(node.of, ATOM)}!"
    return _compound(node)


def _compound(node: Node) -> str:
    if isinstance(node, Call):
        arguments = ", ".join(map(_text, node.arguments))
        return f"|{arguments}|" if node.function == "abs" else f"{name_as_text(node.function)}({arguments})"
    if isinstance(node, Relation):
        rest = (f" {_SIGNS[sign]} {_text(side, SUM)}" for sign, side in zip(node.signs, node.sides[1:], strict=True))
        return _text(node.sides[0], SUM) + "".join(rest)
    if isinstance(node, Collection):
        opening, closing = _BRACKETS[node.kind]
        return f"{opening}{', '.join(map(_text, node.items))}{closing}"
    assert isinstance(node, Matrix)
    rows = (", ".join(map(_text, row)) for row in node.rows)
    return f"[{', '.join(f'[{row}]' for row in rows)}]"


def _exponent(number: int) -> str:
    return f"({number})" if number < 0 else str(number)


def _sum(node: Sum) -> str:
    found = ""
    for number, (sign, term) in enumerate(node.terms):
        first = number == 0 and isinstance(term, Negative)
        text = _text(term, SUM if first else PRODUCT)
        found += text if number == 0 else f" {'+' if sign > 0 else '-'} {text}"
    return found


def _product(node: Product) -> str:
    found = ""
    for number, (sign, factor) in enumerate(node.factors):
        # 1.5·10^3 needs no brackets where nothing stands before it.
        text = _text(factor, PRODUCT if number == 0 and isinstance(factor, Number) else POWER)
        joined = " " if isinstance(factor, Unit) or _is_power_of_unit(factor) else "·"
        found += text if number == 0 else f"{'/' if sign == '/' else joined}{text}"
    return found


def _is_power_of_unit(node: Node) -> bool:
    return isinstance(node, Power) and isinstance(node.base, Unit)
