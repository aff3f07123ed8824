"""Everything that leaves the server for a learner, built from allow-lists.

Nothing here copies an object: each function names every value it lets out.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from wasm_problem.block.fields import WasmProblemFields
from wasm_problem.block.i18n import Translate
from wasm_problem.grading import policy, prompt
from wasm_problem.grading.problem import Choice, Input, InputKind, Problem, fingerprint
from wasm_problem.grading.text import storable
from wasm_problem.grading.verdict import TestResult, TestStatus, Visibility

Json = dict[str, Any]

STUDENT_VIEW_DATA = ("display_name", "max_attempts", "weight")
"""Fields of the block in the course API, which every learner of the course can read."""

INDEXED = ("display_name",)
"""Fields of the block in the search index, besides the text of the prompt."""

INPUT = ("name", "kind", "label", "help", "choices", "starter")
CHOICE = ("value", "text")
"""What a page, an app or an API may know of an answer field and of its choices."""

TEST = ("name", "status", "message")
HIDDEN_TEST = ("status", "message")
"""What a learner may know of a test; `message` of a hidden one is the author's hint."""

GRADED = ("correct", "partial", "incorrect")

TOLD_STATUS = {TestStatus.PASSED: "pass", TestStatus.FAILED: "fail", TestStatus.ERROR: "error"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A learner's standing in a problem. What of it is told, learner_state decides.

    draft: input name -> what was typed. told: the stored result. errors: input name -> what is wrong with the answer.
    details: for the course team only, "" for anybody else.
    """

    problem: Problem
    attempts: int
    earned: float | None
    draft: Mapping[str, Any]
    has_saved_answers: bool
    told: Mapping[str, Any]
    may_answer: bool
    may_reset: bool
    errors: Mapping[str, str]
    details: str


def learner_state(standing: Standing, _: Translate) -> Json:
    """LearnerState: all that the learner's page knows besides the prompt."""
    problem = standing.problem
    left = policy.attempts_left(problem.max_attempts, standing.attempts)
    open_ = standing.may_answer and bool(problem.inputs) and policy.can_submit(problem.max_attempts, standing.attempts)
    status = _status(standing)
    return {
        "status": status,
        "message_html": _message(status, standing, _),
        "score": _score(standing.earned, problem.weight),
        "attempts": {"used": standing.attempts, "max": problem.max_attempts, "left": left},
        "can_submit": open_,
        "can_save": open_,
        "can_reset": open_ and standing.may_reset and status != "new",
        "answers": typed(problem.inputs, standing.draft),
        "errors": dict(standing.errors),
        "tests": _told_tests(status, standing.told),
    }


def typed(inputs: Sequence[Input], answers: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """Of `answers`, what these answer fields could have sent, fit to be stored and sent back."""
    found: dict[str, str | list[str]] = {}
    for name in (field.name for field in inputs):
        value = answers.get(name)
        if isinstance(value, str):
            found[name] = storable(value)
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            found[name] = [storable(item) for item in value]
    return found


def tests(results: Sequence[TestResult]) -> list[Json]:
    """Of test results, what the learner may know. Only this is stored in the learner's state."""
    told = []
    for result in results:
        passed = result.status is TestStatus.PASSED
        hidden = result.visibility is Visibility.HIDDEN
        hidden = hidden or (result.visibility is Visibility.SHOWN_ON_FAILURE and passed)
        known: Json = {name: getattr(result, name) for name in (HIDDEN_TEST if hidden else TEST)}
        known["status"] = ("pass" if passed else "fail") if hidden else TOLD_STATUS[result.status]
        told.append(known)
    return told


def page_fingerprint(problem: Problem, seed: int) -> str:
    """Changes when this learner's page does. The seed, which nobody can guess, keeps the content from being guessed."""
    return hashlib.sha256(f"{fingerprint(problem)}|{seed}".encode()).hexdigest()[:32]


def learner_name(block: Any) -> str:
    """An opaque name for this learner in this problem, under which the browser keeps what is not sent yet."""
    if block.scope_ids.user_id is None:
        return ""
    return hashlib.sha256(f"{block.scope_ids.user_id}|{block.scope_ids.usage_id}".encode()).hexdigest()[:16]


def prompt_html(problem: Problem, variables: Mapping[str, Any]) -> str:
    """The prompt as the learner reads it."""
    return prompt.render(problem.prompt, variables)


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


def shown_inputs(problem: Problem, variables: Mapping[str, Any]) -> list[ShownInput]:
    """The answer fields as the learner's page shows them."""

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
        )
        for field in problem.inputs
    ]


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


def _status(standing: Standing) -> str:
    if standing.has_saved_answers:
        return "draft"
    return str(standing.told.get("status", "new"))


def _message(status: str, standing: Standing, _: Translate) -> str:
    if status in ("new", "draft"):
        return ""
    if status == "not-graded":
        sentence = _(str(standing.told.get("message", "")))
        reference = _("Reference for the course team: {reference}").format(reference=standing.told.get("reference", ""))
        return f"<p>{html.escape(sentence)}</p><p>{html.escape(reference)}</p>{_staff_only(standing.details, _)}"
    return prompt.render(str(standing.told.get("message", "")), {})


def _staff_only(details: str, _: Translate) -> str:
    if not details:
        return ""
    summary = html.escape(_("For the course team only"))
    return f"<details><summary>{summary}</summary><pre>{html.escape(details)}</pre></details>"


def _score(earned: float | None, weight: float | None) -> Json | None:
    possible = 1.0 if weight is None else float(weight)
    if not possible:
        return None
    return {"earned": round((earned or 0.0) * possible, 4), "possible": possible}


def _told_tests(status: str, told: Mapping[str, Any]) -> list[Json]:
    return list(map(shown_test, told.get("tests", ()))) if status in GRADED else []


def shown_test(test: Mapping[str, Any]) -> Json:
    """A told test for the page: its message as HTML."""
    shown = dict(test)
    message = str(shown.pop("message", ""))
    return shown | {"message_html": prompt.render(message, {}) if message else ""}


def _input(field: Input) -> Json:
    known: Json = {name: getattr(field, name) for name in INPUT}
    known["kind"] = field.kind.value
    known["choices"] = [_choice(choice) for choice in field.choices]
    return known


def _choice(choice: Choice) -> Json:
    return {name: getattr(choice, name) for name in CHOICE}


def _text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())
