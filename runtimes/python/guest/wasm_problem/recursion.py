"""Which functions of a program call themselves. In one pass: a learner's source may have thousands."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable

from wasm_problem.trees import children

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

Calls = dict[str, set[str]]
"""Functions by their names, methods by a dot and their names, with what they call."""


def recursive_functions(tree: ast.Module) -> list[ast.AST]:
    """The functions that call themselves, also by way of others. They are told apart by their names."""
    bodies, calls = _bodies_and_calls(tree)
    calls = {name: called & bodies.keys() for name, called in calls.items() if name in bodies}
    # What calls nothing that is left is in no circle, and what nothing calls neither.
    left = _in_no_end(bodies.keys(), calls)
    backwards: Calls = defaultdict(set)
    for name in left:
        for other in calls.get(name, set()) & left:
            backwards[other].add(name)
    return [bodies[name] for name in _in_no_end(left, backwards)]


def called(node: ast.Call) -> str | None:
    """The name of the function or method that is called."""
    function = node.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", None)


def _bodies_and_calls(tree: ast.Module) -> tuple[dict[str, ast.AST], Calls]:
    bodies: dict[str, ast.AST] = {}
    calls: Calls = defaultdict(set)
    ahead: list[tuple[ast.AST, str, bool]] = [(tree, "", False)]
    while ahead:
        node, inside, of_class = ahead.pop()
        if isinstance(node, FUNCTIONS):
            inside = f".{node.name}" if of_class else node.name
            bodies.setdefault(inside, node)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            inside = names[0] if names else inside
            bodies.update(dict.fromkeys(names, node.value))
        elif isinstance(node, ast.Call):
            name = called(node)
            if name:
                calls[inside].add(f".{name}" if isinstance(node.func, ast.Attribute) else name)
        in_class = isinstance(node, ast.ClassDef)
        ahead += [(child, inside, in_class) for child in children(node)]
    return bodies, calls


def _in_no_end(names: Iterable[str], calls: Calls) -> set[str]:
    """The names from which calls can go on and on among these names."""
    left = set(names)
    open_calls = {name: len(calls.get(name, set()) & left) for name in left}
    callers: dict[str, list[str]] = defaultdict(list)
    for name in left:
        for other in calls.get(name, set()) & left:
            callers[other].append(name)
    ended = [name for name, count in open_calls.items() if not count]
    while ended:
        name = ended.pop()
        left.discard(name)
        for caller in callers[name]:
            open_calls[caller] -= 1
            if not open_calls[caller]:
                ended.append(caller)
    return left
