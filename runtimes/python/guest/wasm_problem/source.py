"""Tests of how a program is written."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from wasm_problem.bench import Bench
from wasm_problem.expectations import Result, told
from wasm_problem.faults import BadTest, asked, kind_of
from wasm_problem.recursion import FUNCTIONS, called, recursive_functions
from wasm_problem.shown import cut
from wasm_problem.test import Test

Construct = str | Callable[[ast.Module], object]
Nodes = Sequence[ast.AST]

_NODES: dict[str, tuple[type[ast.AST], ...]] = {
    "assert": (ast.Assert,),
    "class": (ast.ClassDef,),
    "comprehension": (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
    "for": (ast.For, ast.AsyncFor),
    "function": FUNCTIONS,
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
        read = bench.tree(code)
        if read is None:
            return Result("error", error="The program is too long to be looked at.")
        tree, nodes = read
        for construct in self._constructs:
            line = _line_of(construct, tree, nodes, unsure=not self._wanted)
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


def _line_of(construct: Construct, tree: ast.Module, nodes: Nodes, unsure: bool) -> int | None:
    """The first line with the construct; None: there is none. 0: there is one, but not where.

    unsure: whether there is one when a function of the author's cannot say.
    """
    if not isinstance(construct, str):
        found = asked(construct, tree, unsure=unsure)
        return (getattr(found, "lineno", 0) or 0) if found else None
    return min((node.lineno for node in _found(construct, tree, nodes)), default=None)


def _found(construct: str, tree: ast.Module, nodes: Nodes) -> Iterable[Any]:
    if construct in _NODES:
        return (node for node in nodes if isinstance(node, _NODES[construct]))
    if construct == "recursion":
        return recursive_functions(tree)
    if construct.endswith("()"):
        return _uses_of(construct[:-2], nodes)
    return _imports(construct.partition(" ")[2], nodes)


def _imports(module: str, nodes: Nodes) -> Iterator[ast.AST]:
    for node in nodes:
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            names = [base, *(f"{base}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call) and called(node) in ("__import__", "import_module"):
            names = [each.value for each in node.args if isinstance(each, ast.Constant) and type(each.value) is str]
        if any(not module or name == module or name.startswith(f"{module}.") for name in names):
            yield node


def _uses_of(name: str, nodes: Nodes) -> Iterator[ast.AST]:
    """Calls of the name, and mentions of it that could become one, such as `f = sum`, unless it is a variable."""
    bound = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    bound |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    for node in nodes:
        if (isinstance(node, ast.Call) and called(node) == name) or (
            isinstance(node, ast.Name) and node.id == name and name not in bound
        ):
            yield node
