"""A learner's source as a tree, without more work than a grader can do."""

from __future__ import annotations

import ast

MOST_NODES = 50_000
"""A hundred kilobytes of a program as people write them have half as many."""

_MERE_SIGNS = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)


def read(source: str) -> tuple[ast.Module, list[ast.AST]] | None:
    """Returns the tree, and all nodes of it but mere signs; None when there are too many."""
    tree = ast.parse(source.removeprefix("\ufeff"))
    nodes: list[ast.AST] = []
    ahead: list[ast.AST] = [tree]
    while ahead:
        node = ahead.pop()
        nodes.append(node)
        ahead += children(node)
        if len(nodes) + len(ahead) > MOST_NODES:
            return None
    return tree, nodes


def children(node: ast.AST) -> list[ast.AST]:
    """The nodes right below a node, but mere signs."""
    found: list[ast.AST] = []
    for field in node._fields:
        value = getattr(node, field, None)
        for each in value if type(value) is list else (value,):
            if isinstance(each, ast.AST) and not isinstance(each, _MERE_SIGNS):
                found.append(each)
    return found
