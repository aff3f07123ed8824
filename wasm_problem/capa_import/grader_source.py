"""The text of a converted grader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..grading.inputs import InputKind
from .parts import Check, Part
from .python_source import Raw, block_literal, call
from .report import Kind, Note

_HEAD = '"""Made from a capa problem by `wasm-problem import-capa`. capa.py, which is attached, marks as capa does."""'
_MAX_NAME = 80
"""Characters of the name of a field in the list of results."""


@dataclass(frozen=True, slots=True)
class NamedField:
    """An answer field of the converted problem. title: how the list of results calls it."""

    name: str
    kind: InputKind
    title: str
    points: int

    @property
    def points_are_usual(self) -> bool:
        """Whether the field is worth what fields are worth."""
        return self.points == 1


def grader_source(
    script: str, used: Sequence[str], parts: Sequence[Part], fields: Sequence[NamedField], notes: Sequence[Note]
) -> str:
    """used: the variables that the prompt and the checks name. fields: of all parts, in order."""
    lost = [note for note in notes if note.kind is Kind.LOST]
    pieces = [_HEAD]
    if lost:
        pieces.append("\n".join(["# Not converted:", *(f"# - {_one_line(note)}" for note in lost)]))
    pieces.append("import capa")
    if script:
        pieces.append(f"SCRIPT = {block_literal(script)}")
    functions = []
    if used:
        text = "SCRIPT" if script else '""'
        returned = call("capa.variables", [Raw(text), Raw("problem"), list(used)], {})
        functions.append(f"def generate(problem):\n    return {returned}")
    rows: list[str] = []
    left = list(fields)
    number = 0
    for part in parts:
        for check in part.checks:
            number += 1
            mine = [left.pop(0) for _ in range(len(part.fields) // len(part.checks))]
            if check.code:
                pieces.append(f"CODE_{number} = {block_literal(check.code)}")
            functions.append(_function(number, part, check, len(mine) > 1))
            answers = [_answer(field, len(fields)) for field in mine]
            given = answers[0] if len(mine) == 1 else f"[{', '.join(answers)}]"
            rows.append(f"check_{number}({given}, problem)")
    functions.append(_grade(rows, fields))
    return "\n\n".join(pieces) + "\n\n\n" + "\n\n\n".join(functions)


def _function(number: int, part: Part, check: Check, takes_several: bool) -> str:
    name = "answers" if takes_several else "answer"
    given = f"[{name}]" if check.takes_all and not takes_several else name
    code = [Raw(f"CODE_{number}")] if check.code else []
    body = call(check.function, [*check.before, *code, Raw(given), *check.arguments], check.named)
    return f'def check_{number}({name}, problem):\n    """<{part.node.tag}>"""\n    return {body}'


def _answer(field: NamedField, count: int) -> str:
    value = "answer" if count == 1 else f'answer["{field.name}"]'
    return f"{value}.source" if field.kind is InputKind.CODE else value


def _grade(rows: Sequence[str], fields: Sequence[NamedField]) -> str:
    if len(fields) == 1:
        return f"def grade(answer, problem):\n    return capa.verdict({rows[0]})"
    marks = "".join(f"        *{row},\n" for row in rows)
    points = [] if all(field.points_are_usual for field in fields) else [field.points for field in fields]
    titles: list[object] = [field.title[:_MAX_NAME] for field in fields]
    result = call("capa.verdict", [Raw("marks"), titles], {"points": points})
    return f"def grade(answer, problem):\n    marks = [\n{marks}    ]\n    return {result}"


def _one_line(note: Note) -> str:
    place = f"line {note.line}: " if note.line else ""
    return re.sub(r"\s+", " ", place + note.text)
