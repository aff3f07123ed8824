"""Answer fields and answers as the platform's reports and logs know them: an id, a question, a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from wasm_problem.grading import prompt
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem

Told = str | list[str]


def answer_ids(block: Any, problem: Problem) -> dict[str, str]:
    """Name of the answer field -> its id, unique on the site, in the form of capa's: BLOCK_2_1, BLOCK_2_2, ...

    In capa's terms all fields are inputs of one response, the first of the problem, whose number is 2.
    """
    prefix = _html_id(block.scope_ids.usage_id)
    return {field.name: f"{prefix}_2_{number}" for number, field in enumerate(problem.inputs, 1)}


def _html_id(usage_id: Any) -> str:
    """Usage keys of the platform know theirs; in the workbench they are texts."""
    own = getattr(usage_id, "html_id", None)
    return str(own()) if callable(own) else re.sub(r"[^\w-]", "_", str(usage_id))


def question(field: Input, problem: Problem, variables: Mapping[str, Any]) -> str:
    """The label as the learner reads it; of a field without one, the title of the problem."""
    return _plain(field.label, variables) or problem.display_name


def sent(value: Any) -> Told:
    """An answer as the page sent it. Of a program, the text without the language."""
    if isinstance(value, Mapping):
        return str(value.get("source", ""))
    return [str(item) for item in value] if isinstance(value, list) else str(value)


def read(field: Input, value: Any, variables: Mapping[str, Any]) -> Told:
    """An answer as the learner reads it: of a choice, its text."""
    if field.kind not in (InputKind.CHOICE, InputKind.CHOICES):
        return sent(value)
    texts = {choice.value: _plain(choice.text, variables) for choice in field.choices}
    found = sent(value)
    return [texts.get(item, item) for item in found] if isinstance(found, list) else texts.get(found, found)


def in_one_line(told: Told) -> str:
    """Several choices with commas between them."""
    return told if isinstance(told, str) else ", ".join(told)


def runtime_of(value: Any) -> str:
    """What a program was written for, where the learner may choose; "" for any other answer."""
    return str(value.get("runtime", "")) if isinstance(value, Mapping) else ""


def _plain(markdown: str, variables: Mapping[str, Any]) -> str:
    return Markup(prompt.render_inline(markdown, variables)).striptags()
