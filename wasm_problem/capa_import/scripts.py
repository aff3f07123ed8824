"""The <script> of a problem: what it is, which names it gives to texts, and what of it cannot run in the sandbox."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import unescape

from .report import Element, Notes

ALWAYS_KNOWN = ("seed", "anonymous_student_id")
_GIVEN_BY_CAPA = {"numpy", "scipy", "calc", "eia", "chemcalc", "chemtools", "miller", "draganddrop"}
_NOT_IN_PYTHON_3_14 = {"asynchat", "asyncore", "cgi", "cgitb", "crypt", "distutils", "imp", "nntplib", "pipes"}
_NOT_IN_PYTHON_3_14 |= {"smtpd", "telnetlib", "uu", "xdrlib"}
_NOT_IN_THE_SANDBOX = {"bz2", "ctypes", "curses", "fcntl", "lzma", "mmap", "readline", "resource", "ssl", "tkinter"}
_MISSING = _NOT_IN_PYTHON_3_14 | _NOT_IN_THE_SANDBOX
_WRITES_NAMES = {"exec", "globals", "locals", "vars", "setattr"}


@dataclass(frozen=True, slots=True)
class Script:
    """text: as capa runs it. names: the variables that texts may name. functions: what `cfn` may name."""

    text: str = ""
    names: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    is_readable: bool = True


def read_script(root: Element, notes: Notes) -> Script:
    """All Python of the problem; what cannot run is noted."""
    pieces: list[tuple[Element, str]] = []
    for node in root.iter("script"):
        kind = node.get("type", "")
        if "javascript" in kind or "perl" in kind:
            notes.lost(
                node,
                f"<script> in {'JavaScript' if 'javascript' in kind else 'Perl'}",
                "problems here run no program in the page.",
                "Leave it out, or do in the grader what it did.",
            )
        elif (node.text or "").strip():
            pieces.append((node, unescape(node.text, {"&apos;": "'", "&quot;": '"'})))
    names: set[str] = set()
    functions: set[str] = set()
    is_readable = True
    for node, text in pieces:
        tree = parsed(text, node, notes)
        if tree is None:
            is_readable = False
            continue
        note_what_is_missing(tree, node, notes)
        names |= set(_assigned(tree.body))
        functions |= _callables(tree)
    script = "".join(text for _, text in pieces)
    return Script(script.strip("\n").rstrip(), frozenset(names), frozenset(functions), is_readable)


def parsed(text: str, node: Element, notes: Notes) -> ast.Module | None:
    """The program, or None when it is no Python 3."""
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        at = getattr(error, "lineno", None) or 1
        notes.lost(
            node.sourceline + at - 1,
            "a script that is not Python 3",
            f"it cannot run: {getattr(error, 'msg', 'it cannot be read')}.",
            "Correct it in the grader; programs for Python 2 need print(), // and such.",
        )
        return None


def note_what_is_missing(tree: ast.Module, node: Element, notes: Notes) -> None:
    """Notes the modules that the sandbox has not, random numbers, and names that nobody can foresee."""
    imported: set[str] = set()
    for each in ast.walk(tree):
        if isinstance(each, ast.Import | ast.ImportFrom):
            line = node.sourceline + each.lineno - 1
            imported |= {alias.asname or alias.name.partition(".")[0] for alias in each.names}
            modules = [alias.name for alias in each.names]
            if isinstance(each, ast.ImportFrom):
                modules = [each.module or "."]
            for module in modules:
                _note_module(module.partition(".")[0], line, notes)
                if module == "random":
                    _note_random(node, notes)
    assigned = set(_assigned(tree.body)) | imported
    for each in ast.walk(tree):
        if not isinstance(each, ast.Name) or not isinstance(each.ctx, ast.Load):
            continue
        line = node.sourceline + each.lineno - 1
        if each.id in _GIVEN_BY_CAPA - assigned:
            _note_module(each.id, line, notes)
        elif each.id == "random":
            _note_random(node, notes)
        elif each.id in _WRITES_NAMES - assigned:
            notes.changed(
                line,
                f"{each.id}() in a script",
                "variables that it makes are not seen by the conversion, and texts with them keep their $name.",
                "Look for $ in the prompt; return the variable from generate and write {{name}}.",
            )


def _note_random(node: Element, notes: Notes) -> None:
    means = "they come from Python 3 and the learner's seed here, so a learner gets other numbers than in capa."
    notes.changed(node, "random numbers", means)


def _note_module(module: str, line: int, notes: Notes) -> None:
    if module in sys.stdlib_module_names - _MISSING or module == "__future__":
        return
    if module in _GIVEN_BY_CAPA | _MISSING | {"matplotlib", "sympy", "random2", "six"}:
        advice = "Write what the script needs of it with Python's own library."
    else:
        advice = f'If it is in python_lib.zip, attach it: <file name="{module}.py">.'
    means = "the sandbox does not have it, so the script stops there."
    notes.lost(line, f"the module {module}", means, advice)


def _assigned(body: list[ast.stmt]) -> Iterator[str]:
    """The names that statements assign at the top level; functions only what they declare global."""
    for statement in body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for inner in ast.walk(statement):
                if isinstance(inner, ast.Global):
                    yield from inner.names
            continue
        pending: list[ast.AST] = [statement]
        while pending:
            each = pending.pop()
            if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
                yield each.id
            for child in ast.iter_child_nodes(each):
                if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                    yield from _assigned([child])
                elif not isinstance(child, ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
                    pending.append(child)


def _callables(tree: ast.Module) -> set[str]:
    """All names that may be a function: those defined, assigned or imported."""
    names = set(_assigned(tree.body))
    for each in ast.walk(tree):
        if isinstance(each, ast.FunctionDef | ast.ClassDef):
            names.add(each.name)
        elif isinstance(each, ast.Import | ast.ImportFrom):
            names |= {alias.asname or alias.name for alias in each.names}
    return names


class Variables:
    """From `$name` to `{{name}}`, for the names that the script has; remembers which are used."""

    def __init__(self, script: Script, notes: Notes) -> None:
        # as capa: the longest name first, and no end of a word is needed
        known = sorted({*script.names, *ALWAYS_KNOWN}, key=len, reverse=True)
        self._pattern = re.compile(r"\$(" + "|".join(map(re.escape, known)) + ")")
        self._notes = notes
        self.used: list[str] = []

    def split(self, text: str) -> list[str]:
        """Text and names in turn: the first, the third and so on are text."""
        parts = self._pattern.split(text)
        for name in parts[1::2]:
            if name == "anonymous_student_id":
                advice = "Use the seed, which differs for each learner, too: problem.seed in the grader."
                self._notes.lost(None, "$anonymous_student_id", "a grader is not told who answers.", advice)
            if name not in self.used:
                self.used.append(name)
        return parts

    def marked(self, text: str | None) -> str:
        """Plain text with {{name}} for $name."""
        parts = self.split(text or "")
        parts[1::2] = [f"{{{{{name}}}}}" for name in parts[1::2]]
        return "".join(parts)
