"""What of a problem leaves the server: for the learner's page, for apps and for the search index; from allow-lists.

Nothing here copies an object: each function names every value it lets out. Results are in disclosure.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from wasm_problem.block.fields import WasmProblemFields
from wasm_problem.block.i18n import Translate
from wasm_problem.block.runtime_choice import highlight
from wasm_problem.grading import pins, prompt
from wasm_problem.grading.inputs import Choice, Input, InputKind, read_locked
from wasm_problem.grading.practice import Example
from wasm_problem.grading.problem import Problem, fingerprint
from wasm_problem.sandbox import Catalog

Json = dict[str, Any]

STUDENT_VIEW_DATA = ("display_name", "max_attempts", "weight")
"""Fields of the block in the course API, which every learner of the course can read."""
INDEXED = ("display_name",)
"""Fields of the block in the search index, besides the text of the prompt."""
INPUT = ("name", "kind", "label", "help", "choices", "starter")
CHOICE = ("value", "text")
"""What a page, an app or an API may know of an answer field and of its choices."""
EXAMPLE = ("name", "call", "stdin", "expected")
"""What a learner may know of an example before running anything."""
THEMES = ("auto", "light", "dark")
"""How the code editor may look."""


@dataclass(frozen=True, slots=True)
class ShownExample:
    """An example for a template: all text."""

    name: str
    call: str
    stdin: str
    expected: str


def shown_examples(found: Sequence[Example]) -> list[ShownExample]:
    """The examples as the learner's page shows them."""
    return [ShownExample(**{name: getattr(example, name) for name in EXAMPLE}) for example in found]


def code_settings(problem: Problem, catalog: Catalog, _: Translate) -> Json:
    """What the page's script knows of each answer field for code."""
    return {
        field.name: {
            "own_input": field.own_input.value,
            "locked": [list(lines) for lines in read_locked(field.locked)],
            "runtimes": _languages(field, problem, catalog, _),
        }
        for field in problem.inputs
        if field.kind is InputKind.CODE
    }


def _languages(field: Input, problem: Problem, catalog: Catalog, _: Translate) -> list[Json]:
    names = field.runtimes or (problem.runtime,)
    titles = [found.title for name in names if (found := pins.found(catalog, name))]
    return [_language(field, name, catalog, titles, _) for name in names]


def _language(field: Input, name: str, catalog: Catalog, titles: Sequence[str], _: Translate) -> Json:
    """titles: of all that the learner may choose; the version is told where two have the same."""
    known: Json = {"id": name, "starter": field.starter_for(name), "mode": "text", "highlight": {}, "language": ""}
    runtime = pins.found(catalog, name)
    if runtime is None:
        return known | {"title": _("{language} (not available right now)").format(language=name)}
    title = runtime.title
    if titles.count(title) > 1:
        title = _("{title}, version {version}").format(title=title, version=runtime.version)
    shown = {"title": title, "language": runtime.language_title, "mode": runtime.editor_mode}
    return known | shown | {"highlight": dict(highlight(runtime))}


def editor(kept: Mapping[str, Any]) -> Json:
    """How the learner wants the code editor."""
    theme = kept.get("theme")
    return {"plain": kept.get("plain") is True, "theme": theme if theme in THEMES else "auto"}


def page_fingerprint(problem: Problem, seed: int, page_key: str) -> str:
    """Changes when this learner's page does. The key, which nobody can guess, keeps content and seed to ourselves."""
    return hashlib.sha256(f"{fingerprint(problem)}|{seed}|{page_key}".encode()).hexdigest()[:32]


def learner_name(block: Any) -> str:
    """An opaque name for this learner in this problem, under which the browser keeps what is not sent yet."""
    if block.scope_ids.user_id is None:
        return ""
    return hashlib.sha256(f"{block.scope_ids.user_id}|{block.scope_ids.usage_id}".encode()).hexdigest()[:16]


def prompt_html(problem: Problem, variables: Mapping[str, Any]) -> str:
    """The prompt as the learner reads it."""
    return prompt.render(problem.prompt, variables)


def solution_html(problem: Problem, variables: Mapping[str, Any]) -> str:
    """The solution as the learner reads it. Whoever calls this has asked policies.solution_is_shown."""
    return prompt.render(problem.solution, variables)


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """A choice for a template: Markup is HTML, str is text."""

    value: str
    text: Markup


@dataclass(frozen=True, slots=True)
class ShownInput:
    """An answer field for a template: Markup is HTML, str is text."""

    name: str
    kind: InputKind
    label: Markup
    help: Markup
    choices: tuple[ShownChoice, ...]
    starter: str
    is_read: bool


def shown_inputs(
    problem: Problem, variables: Mapping[str, Any], read: Collection[str] = frozenset()
) -> list[ShownInput]:
    """The answer fields as the learner's page shows them. read: those whose answers it may ask how they are read."""

    def inline(text: str) -> Markup:
        return Markup(prompt.render_inline(text, variables))

    return [
        ShownInput(
            name=field.name,
            kind=field.kind,
            label=inline(field.label),
            help=inline(field.help),
            choices=tuple(ShownChoice(choice.value, inline(choice.text)) for choice in field.choices),
            starter=field.starter,
            is_read=field.name in read,
        )
        for field in problem.inputs
    ]


def field_texts(problem: Problem, variables: Mapping[str, Any]) -> Json:
    """What stands at each answer field, as HTML: it may show variables, so it changes with them."""
    return {
        field.name: {
            "label": str(field.label),
            "help": str(field.help),
            "choices": {choice.value: str(choice.text) for choice in field.choices},
        }
        for field in shown_inputs(problem, variables)
    }


def student_view_data(block: WasmProblemFields, problem: Problem) -> Json:
    """What apps get: the same for every learner, so no variables and no prompt that shows them."""
    data: Json = {name: getattr(block, name) for name in STUDENT_VIEW_DATA}
    data["inputs"] = [_input(field) for field in problem.inputs]
    return data


def index_dictionary(block: WasmProblemFields, problem: Problem) -> Json:
    """What the search index gets."""
    content = {name: getattr(block, name) for name in INDEXED}
    content["prompt"] = _text(prompt_html(problem, {}))
    return {"content": content, "content_type": "Sandboxed Code Problem"}


def _input(field: Input) -> Json:
    known: Json = {name: getattr(field, name) for name in INPUT}
    known["kind"] = field.kind.value
    known["choices"] = [_choice(choice) for choice in field.choices]
    return known


def _choice(choice: Choice) -> Json:
    return {name: getattr(choice, name) for name in CHOICE}


def _text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())
