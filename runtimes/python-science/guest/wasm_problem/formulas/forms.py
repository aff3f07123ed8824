"""How a formula is written: simplified, multiplied out, factored. Each says what is still to be done, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import gcd

import sympy

from .equivalence import expanded_terms
from .faults import BadTest
from .reading import Formula
from .symbolic import to_sympy
from .tree import Call, Factorial, Negative, Node, Number, Power, Product, Sum, walk

MOST_TERMS = 200
"""Of what is multiplied out to see what it has to look like."""
LARGEST_DEGREE = 30
"""Of what is factored."""
ROOM = 1.3
"""How much longer than the right formula a simplified one may be."""


def unfinished(formula: Formula, form: str | Sequence[str], right: Formula | None = None) -> str:
    """What is left to do until the formula has the form: a sentence for the learner, or "". Raises BadTest.

    form: one, or a list of several.
    right: the formula as its author writes it, which tells how long a simplified one is.
    """
    forms = [form] if isinstance(form, str) else list(form)
    if not set(forms) <= set(FORMS):
        raise BadTest(f"form is {form!r}; forms are {', '.join(FORMS)}")
    tree = formula.tree
    if tree is None:
        return ""
    return next(filter(None, (FORMS[each](tree, right) for each in forms)), "")


def _simplified(tree: Node, right: Formula | None) -> str:
    found = _left_to_work_out(tree)
    if found:
        return found
    if right is not None and right.tree is not None and _length(tree) > _length(right.tree) * ROOM + 1:
        return "It can be written in a shorter way."
    return ""


def _left_to_work_out(tree: Node) -> str:
    for node in walk(tree):
        for look in (_arithmetic, _fraction_of_numbers, _neutral, _double, _like_terms, _same_factors, _common_factors):
            if found := look(node):
                return found
    return ""


def _arithmetic(node: Node) -> str:
    """Two whole numbers that are added or multiplied, or a power of one."""
    if isinstance(node, Sum) and sum(_is_number(term) for term in node.parts) > 1:
        return "Add up the numbers."
    if isinstance(node, Product):
        above = [factor for sign, factor in node.factors if sign != "/" and _is_number(factor)]
        below = [factor for sign, factor in node.factors if sign == "/" and _is_number(factor)]
        if len(above) > 1 or len(below) > 1:
            return "Work out the product of the numbers."
    if isinstance(node, Power) and _is_number(node.base) and _is_whole(node.exponent) and not _is_value(node.base, 10):
        return "Work out the power of the number."
    if isinstance(node, Factorial) and _is_number(node.of):
        return "Work out the factorial."
    if isinstance(node, Call) and node.function in ("sqrt", "root", "ln", "log", "abs"):
        value = to_sympy(node)
        if value.is_Rational:
            return "Work out the root." if node.function in ("sqrt", "root") else "Work out the value of the function."
        if node.function == "sqrt" and isinstance(node.arguments[0], Number) and value.is_Mul:
            return "Take the square factor out of the root."
    return ""


def _fraction_of_numbers(node: Node) -> str:
    if not isinstance(node, Product):
        return ""
    above = [each for sign, each in node.factors if sign != "/" and isinstance(each, Number) and each.is_whole]
    below = [each for sign, each in node.factors if sign == "/" and isinstance(each, Number) and each.is_whole]
    for upper in above or []:
        for lower in below:
            if gcd(int(upper.value), int(lower.value)) > 1:
                return "Reduce the fraction."
    return "Leave the 1 out." if any(each.value == 1 for each in below) else ""


def _neutral(node: Node) -> str:
    if isinstance(node, Sum) and any(_is_value(term, 0) for term in node.parts):
        return "Leave the 0 out."
    if isinstance(node, Product):
        begin = 1 if node.factors[1][0] == "/" else 0  # the 1 of 1/2 x has to be there
        factors = [factor for sign, factor in node.factors[begin:] if sign != "/"]
        if any(_is_value(each, 0) for each in factors):
            return "A product with 0 is 0."
        if any(_is_value(each, 1) for each in factors):
            return "Leave the 1 out."
    if isinstance(node, Power) and (_is_value(node.exponent, 0) or _is_value(node.exponent, 1)):
        return "Work out the power."
    return ""


def _double(node: Node) -> str:
    """Signs, fractions and powers inside one another."""
    if isinstance(node, (Negative, Sum, Product)):
        signed = [part for part in node.parts[isinstance(node, Sum) :] if isinstance(part, Negative)]
        if signed:
            return "Put the signs together."
    if isinstance(node, Product):
        if any(_is_inner_fraction(sign, factor) for sign, factor in node.factors):
            return "Write it as a single fraction."
        if sum(sign == "/" for sign, _ in node.factors) > 1:
            return "Write it as a single fraction."
    if isinstance(node, Power) and isinstance(node.base, Power):
        return "Put the powers together."
    return ""


def _is_inner_fraction(sign: str, factor: Node) -> bool:
    """A fraction in a product, but for a number in front: (3/4)x is as good as 3x/4."""
    if not isinstance(factor, Product) or not _has_division(factor):
        return False
    return sign == "/" or not all(_is_number(each) for each in factor.parts)


def _like_terms(node: Node) -> str:
    if not isinstance(node, Sum):
        return ""
    seen = set()
    for term in node.parts:
        if isinstance(term, Sum):
            return "Take away the brackets that are not needed."
        kind = to_sympy(term).as_coeff_Mul()[1]
        if kind in seen and kind != 1:
            return "Put like terms together."
        seen.add(kind)
    return ""


def _same_factors(node: Node) -> str:
    """x·x, or x in both parts of a fraction."""
    if not isinstance(node, Product):
        return ""
    bases = [_base(factor) for factor in _factors(node) if not _is_number(factor)]
    seen = set()
    for base in bases:
        if base in seen:
            return "Put equal factors together."
        seen.add(base)
    return ""


def _common_factors(node: Node) -> str:
    """A fraction whose parts have a factor in common, seen as polynomials."""
    if not isinstance(node, Product) or not _has_division(node):
        return ""
    above, below = _fraction_parts(node)
    if not _is_small(above, below) or not all(each.is_Integer or _polynomial(each) for each in (above, below)):
        return ""
    common = sympy.gcd(above, below)
    whole = all(number.is_Integer for each in (above, below) for number in each.atoms(sympy.Number))
    return "Reduce the fraction." if common.free_symbols or (whole and common not in (1, -1)) else ""


def _expanded(tree: Node, right: Formula | None) -> str:
    for node in walk(tree):
        if isinstance(node, Product):
            sums = [sign for sign, factor in node.factors if isinstance(factor, Sum)]
            if "/" in sums and len(sums) == 1:
                continue
            if sums:
                return "Multiply the brackets out."
        if isinstance(node, Negative) and isinstance(node.of, Sum):
            return "Multiply the brackets out."
        if isinstance(node, Power) and isinstance(node.base, Sum) and _is_whole(node.exponent):
            return "Multiply the brackets out."
    return _like_terms(tree) or (_arithmetic(tree) if isinstance(tree, Sum) else "")


def _factored(tree: Node, right: Formula | None) -> str:
    """A product of powers of polynomials that have no factors over the whole numbers."""
    expression = to_sympy(tree)
    if not expression.free_symbols or not _is_small(expression):
        return ""
    core = tree.of if isinstance(tree, Negative) else tree
    factors = _factors(core) if isinstance(core, Product) else (core,)
    seen: set[object] = set()
    for factor in factors:
        base = factor.base if isinstance(factor, Power) and _is_whole(factor.exponent) else factor
        found = to_sympy(base)
        poly = _polynomial(found)
        if poly is None:
            continue
        if poly.domain.is_ZZ and abs(poly.content()) != 1:
            return "There is still a number to be taken out of a bracket."
        if not poly.is_irreducible:
            return "A factor can still be factored." if len(factors) > 1 else "Write it as a product."
        same = poly.monic()
        if same in seen:
            return "Write equal factors as a power."
        seen.add(same)
    return ""


def _lowest_terms(tree: Node, right: Formula | None) -> str:
    for node in walk(tree):
        if found := _fraction_of_numbers(node) or _common_factors(node):
            return found
        if isinstance(node, Product) and _has_division(node) and (found := _same_factors(node)):
            return "Reduce the fraction."
    return ""


def _single_fraction(tree: Node, right: Formula | None) -> str:
    core = tree.of if isinstance(tree, Negative) else tree
    divisions = [node for node in walk(core) if isinstance(node, Product) and _has_division(node)]
    if not divisions:
        return ""
    single = core is divisions[0] and len(divisions) == 1
    single = single and sum(sign == "/" for sign, _ in divisions[0].factors) == 1
    return "" if single else "Write it as a single fraction."


def _exact(tree: Node, right: Formula | None) -> str:
    rounded = any(isinstance(node, Number) and not node.is_whole for node in walk(tree))
    return "Write fractions and roots instead of decimals." if rounded else ""


def _no_roots_below(tree: Node, right: Formula | None) -> str:
    """The denominator is rational."""
    for node in walk(tree):
        for sign, factor in node.factors if isinstance(node, Product) else ():
            if sign == "/" and any(
                isinstance(each, Call) and each.function in ("sqrt", "root") for each in walk(factor)
            ):
                return "Take the root out of the denominator."
    return ""


FORMS: dict[str, Callable[[Node, Formula | None], str]] = {
    "any": lambda tree, right: "",
    "simplified": _simplified,
    "expanded": _expanded,
    "factored": _factored,
    "lowest terms": _lowest_terms,
    "single fraction": _single_fraction,
    "exact": _exact,
    "no roots below": _no_roots_below,
}
"""Name of a form -> what a formula lacks to have it."""


def _length(tree: Node) -> int:
    """Numbers, names and signs in it."""
    return sum(1 if not node.parts else len(node.parts) - 1 or 1 for node in walk(tree))


def _factors(node: Node) -> tuple[Node, ...]:
    """All factors, with those of products in brackets."""
    if isinstance(node, Product):
        return tuple(each for part in node.parts for each in _factors(part))
    return (node,)


def _base(node: Node) -> object:
    if isinstance(node, Power):
        return to_sympy(node.base)
    return to_sympy(node)


def _has_division(node: Product) -> bool:
    return any(sign == "/" for sign, _ in node.factors)


def _fraction_parts(node: Product) -> tuple[sympy.Expr, sympy.Expr]:
    above = [to_sympy(factor) for sign, factor in node.factors if sign != "/"]
    below = [to_sympy(factor) for sign, factor in node.factors if sign == "/"]
    return sympy.Mul(*above), sympy.Mul(*below)


def _is_small(*expressions: sympy.Expr) -> bool:
    powers = [abs(int(each.exp)) for one in expressions for each in one.atoms(sympy.Pow) if each.exp.is_Integer]
    return max([1, *powers]) <= 60 and all(expanded_terms(each) <= MOST_TERMS for each in expressions)


def _polynomial(expression: sympy.Expr) -> sympy.Poly | None:
    """As a polynomial of its variables with rational numbers; None for anything else, and for a very large one."""
    symbols = sorted(expression.free_symbols, key=str)
    if not symbols or not expression.is_polynomial(*symbols):
        return None
    poly = sympy.Poly(expression, *symbols)
    rational = poly.domain.is_ZZ or poly.domain.is_QQ
    return poly if rational and poly.total_degree() <= LARGEST_DEGREE else None


def _is_number(node: Node) -> bool:
    return isinstance(node, Number) or (isinstance(node, Negative) and isinstance(node.of, Number))


def _is_whole(node: Node) -> bool:
    of = node.of if isinstance(node, Negative) else node
    return isinstance(of, Number) and of.is_whole


def _is_value(node: Node, value: int) -> bool:
    return isinstance(node, Number) and node.value == value
