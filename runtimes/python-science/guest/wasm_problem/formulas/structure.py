"""Whether a formula is of the kind that is asked for, and lists and equations stand where they may."""

from __future__ import annotations

from .faults import NotUnderstood
from .options import Options
from .tree import (
    Call,
    Collection,
    Factorial,
    Matrix,
    Name,
    Negative,
    Node,
    Power,
    Product,
    Relation,
    Sum,
    Unit,
    walk,
)  # fmt: skip

_BETWEEN_CALCULATIONS = (Sum, Product, Negative, Power, Factorial, Call)


def check_structure(tree: Node, options: Options) -> None:
    """Raises NotUnderstood."""
    _check_kind(tree, options.kind)
    vectors = options.kind in ("matrix", "any")
    for node in walk(tree):
        calculates = isinstance(node, _BETWEEN_CALCULATIONS)
        for part in node.parts if calculates else ():
            if isinstance(part, Relation):
                raise NotUnderstood("An equation cannot be a part of a calculation.", part.start, part.end)
            if isinstance(part, Collection) and not (vectors and part.kind != "set" and _is_linear(node)):
                what = "A set" if part.kind == "set" else "A list"
                raise NotUnderstood(f"{what} cannot be a part of a calculation here.", part.start, part.end)
            if isinstance(part, Matrix) and not (_is_linear(node) or isinstance(node, Power)):
                raise NotUnderstood("A matrix cannot stand here.", part.start, part.end)
        if isinstance(node, Matrix) or (isinstance(node, Collection) and node.kind == "list"):
            _check_entries(node)
        if isinstance(node, Power) and any(isinstance(each, Unit) for each in walk(node.exponent)):
            raise NotUnderstood("A unit cannot be in an exponent.", node.exponent.start, node.exponent.end)


def _is_linear(node: Node) -> bool:
    return isinstance(node, (Sum, Product, Negative))


def _check_entries(node: Node) -> None:
    for part in node.parts:
        if isinstance(part, (Collection, Matrix, Relation)):
            raise NotUnderstood("Each entry of a matrix is a number or a formula.", part.start, part.end)


def _check_kind(tree: Node, kind: str) -> None:
    if kind in ("expression", "quantity"):
        _check_single(tree)
    elif kind == "equation" and not isinstance(tree, Relation):
        raise NotUnderstood("An equation is asked for, such as y = 2x.", tree.start, tree.end)
    elif kind == "matrix" and not any(_is_array(each) for each in walk(tree)):
        raise NotUnderstood("A matrix is asked for, such as [[1, 2], [3, 4]], or a vector.", tree.start, tree.end)
    elif kind == "set" and isinstance(tree, Collection) and tree.kind == "list":
        raise NotUnderstood("Write a set with braces, such as {1, 2}.", tree.start, tree.end)


def _is_array(node: Node) -> bool:
    return isinstance(node, Matrix) or (isinstance(node, Collection) and node.kind != "set")


def _check_single(tree: Node) -> None:
    """One formula, without anything around it."""
    if isinstance(tree, Relation):
        left = tree.sides[0]
        if tree.signs == ("=",) and isinstance(left, (Name, Call)):
            raise NotUnderstood("Type only what stands on the right of “=”.", left.start, tree.sides[1].start)
        raise NotUnderstood("One formula is asked for, not an equation.", tree.start, tree.end)
    for node in walk(tree):
        if isinstance(node, (Collection, Matrix)):
            raise NotUnderstood("One formula is asked for, not a list of several.", node.start, node.end)
