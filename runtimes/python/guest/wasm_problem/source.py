"""Tests of how a program is written."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

from wasm_problem.bench import Bench
from wasm_problem.expectations import Result, told
from wasm_problem.faults import BadTest, kind_of
from wasm_problem.shown import cut
from wasm_problem.test import Test

Construct = str | Callable[[ast.Module], object]

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_NODES: dict[str, tuple[type[ast.AST], ...]] = {
    "assert": (ast.Assert,),
    "class": (ast.ClassDef,),
    "comprehension": (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
    "for": (ast.For, ast.AsyncFor),
    "function": _FUNCTIONS,
    "global": (ast.Global, ast.Nonlocal),
    "if": (ast.If, ast.IfExp),
    "lambda": (ast.Lambda,),
    "loop": (ast.For, ast.AsyncFor, ast.While),
    "match": (ast.Match,),
    "raise": (ast.Raise,),
    "return": (ast.Return,),
    "try": (ast.Try, ast.TryStar),
    "while": (ast.While,),
    "with": (ast.With, ast.AsyncWith),
    "yield": (ast.Yield, ast.YieldFrom),
}
CONSTRUCTS = (*_NODES, "import", "recursion")


class SourceTest(Test):
    """Looks for constructs in the source."""

    def __init__(self, constructs: tuple[Construct, ...], wanted: bool, **options: Any) -> None:
        super().__init__(**options)
        for each in constructs:
            _check(each)
        named = ", ".join(each for each in constructs if isinstance(each, str))
        self._constructs = constructs
        self._wanted = wanted
        if named:
            self.default_name = f"{'Uses' if wanted else 'Does not use'} {named}"

    def run(self, bench: Bench) -> Result:
        code = bench.code(self.of, self.line)
        if not code.runtime.startswith("python"):
            raise BadTest("uses and avoids read Python, and this program is in another language", self.line)
        trouble = bench.unreadable(code)
        if trouble is not None:
            return Result("error", **told(trouble))
        tree = ast.parse(code.source.removeprefix("\ufeff"))
        for construct in self._constructs:
            line = _line_of(construct, tree)
            if self._wanted and line is None:
                return Result("failed", *((construct, "not used") if isinstance(construct, str) else ()))
            if not self._wanted and line is not None:
                return _found_at(line, code.source)
        return Result("passed")


def uses(*constructs: Construct, **options: Any) -> Test:
    """A test that the program uses all of these: "for", "recursion", "import math", "sorted()" ...

    A construct may also be a function of the program's ast tree that returns whether, or the node where.
    """
    return SourceTest(_some(constructs, "uses"), True, **options)


def avoids(*constructs: Construct, **options: Any) -> Test:
    """A test that the program uses none of these."""
    return SourceTest(_some(constructs, "avoids"), False, **options)


def _some(constructs: tuple[Construct, ...], name: str) -> tuple[Construct, ...]:
    if not constructs:
        raise BadTest(f'{name}() names no construct; write for example {name}("recursion")')
    return constructs


def _check(construct: Any) -> None:
    if callable(construct) or construct in CONSTRUCTS:
        return
    if isinstance(construct, str):
        if construct.endswith("()") and construct[:-2].isidentifier():
            return
        first, _, module = construct.partition(" ")
        if first == "import" and all(part.isidentifier() for part in module.split(".")):
            return
    known = ", ".join(f'"{each}"' for each in sorted(CONSTRUCTS))
    raise BadTest(
        f'{kind_of(construct)} is no construct; there are {known}, a call such as "sum()" and a module such as '
        '"import math"'
    )


def _found_at(line: int, source: str) -> Result:
    if not line:
        return Result("failed")
    written = "".join(source.splitlines()[line - 1 : line]).strip()
    return Result("failed", actual=cut(f"line {line}: {written}"), line=line)


def _line_of(construct: Construct, tree: ast.Module) -> int | None:
    """The first line with the construct; None: there is none. 0: there is one, but not where."""
    if not isinstance(construct, str):
        found = construct(tree)
        return (getattr(found, "lineno", 0) or 0) if found else None
    return min((node.lineno for node in _found(construct, tree)), default=None)


def _found(construct: str, tree: ast.Module) -> Iterator[Any]:
    if construct in _NODES:
        return (node for node in ast.walk(tree) if isinstance(node, _NODES[construct]))
    if construct == "recursion":
        return _recursive_functions(tree)
    if construct.endswith("()"):
        return _uses_of(construct[:-2], tree)
    return _imports(construct.partition(" ")[2], tree)


def _imports(module: str, tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            names = [base, *(f"{base}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call) and _called(node) in ("__import__", "import_module"):
            names = [each.value for each in node.args if isinstance(each, ast.Constant) and type(each.value) is str]
        if any(not module or name == module or name.startswith(f"{module}.") for name in names):
            yield node


def _uses_of(name: str, tree: ast.Module) -> Iterator[ast.AST]:
    """Calls of the name, and mentions of it that could become one, such as `f = sum`, unless it is a variable."""
    bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    bound |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    for node in ast.walk(tree):
        if (isinstance(node, ast.Call) and _called(node) == name) or (
            isinstance(node, ast.Name) and node.id == name and name not in bound
        ):
            yield node


def _recursive_functions(tree: ast.Module) -> Iterator[ast.AST]:
    """The functions that call themselves, also by way of others. They are told apart by their names."""
    bodies = _bodies(tree)
    calls = {name: set(filter(None, map(_called_as, ast.walk(body)))) & bodies.keys() for name, body in bodies.items()}
    for name, body in bodies.items():
        reached: set[str] = set()
        ahead = calls[name]
        while ahead:
            reached |= ahead
            ahead = {each for other in ahead for each in calls[other]} - reached
        if name in reached:
            yield body


def _bodies(tree: ast.Module) -> dict[str, Any]:
    """Functions by their names, methods by a dot and their names."""
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    methods = {id(node) for each in classes for node in each.body}
    bodies: dict[str, Any] = {}
    for node in ast.walk(tree):
        if isinstance(node, _FUNCTIONS):
            bodies.setdefault(f".{node.name}" if id(node) in methods else node.name, node)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            bodies.update({target.id: node.value for target in node.targets if isinstance(target, ast.Name)})
    return bodies


def _called_as(node: ast.AST) -> str | None:
    name = _called(node) if isinstance(node, ast.Call) else None
    return f".{name}" if name and isinstance(node.func, ast.Attribute) else name


def _called(node: ast.Call) -> str | None:
    function = node.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", None)
