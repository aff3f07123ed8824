"""The policies in Studio: what the course says, what an author set instead, and what is set for the subsection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup, escape

from wasm_problem.block import policy
from wasm_problem.block.i18n import Translate, translator
from wasm_problem.block.requests import Json
from wasm_problem.grading.problem import AuthorError
from wasm_problem.policies import read_policies

EDITED = (
    "showanswer",
    "attempts_before_showanswer_button",
    "submission_wait_seconds",
    "rerandomize",
    "grading_method",
)
"""The settings that are kept here. max_attempts and show_reset_button are part of the problem, so author keeps them."""

_COURSE_CAN_SET = frozenset({"showanswer", "rerandomize", "max_attempts", "show_reset_button"})
"""Of the settings here, those of the platform's InheritanceMixin: the only ones a course has a default for."""

_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting as the Studio page shows it."""

    name: str
    label: str
    help: str
    choices: Sequence[tuple[str, str]]
    """Value and title. Empty: a number is typed."""
    unset: str
    """What holds when nothing is chosen or typed, as the value of a control."""
    unset_text: str
    """The same as a sentence, where neither the control nor its help says it."""
    is_inherited: bool
    """Whether nothing chosen or typed means the course's default."""


def described(block: Any) -> Mapping[str, Setting]:
    """The settings by name, in the language of the author."""
    return {name: _described(block, name) for name in (*EDITED, "max_attempts", "show_reset_button")}


def stored(block: Any) -> Json:
    """What was set for this problem alone; None: nothing."""
    return {name: _stored(block, name) for name in EDITED}


def posted(block: Any, settings: Mapping[str, Any]) -> tuple[Json, list[AuthorError]]:
    """The values to store, None to take the problem's own away, and what is wrong with them. A name left out stays."""
    values, errors = {}, []
    for name in EDITED:
        if name not in settings:
            continue
        try:
            values[name] = _checked(block, name, settings[name])
        except ValueError as error:
            errors.append(AuthorError(name, str(error)))
    return values, errors


def store(block: Any, values: Json) -> None:
    for name, value in values.items():
        if value is not None:
            setattr(block, name, value)
        elif block.fields[name].is_set_on(block):
            block.fields[name].delete_from(block)


def told(block: Any) -> Sequence[tuple[str, str]]:
    """Label and value of what is set for the subsection and only shown here."""
    _ = translator(block)
    held = policy.policies(block)
    due = _("None") if held.due is None else _dated(held.due)
    if held.due is not None and held.grace:
        hours = f"{held.grace.total_seconds() / 3600:.4g}"
        due = Markup(escape(_("{date}, and {hours} hours of grace"))).format(date=due, hours=hours)
    results = dict(_choices(block, "show_correctness", _))[held.show_correctness]
    title = block.fields["show_correctness"].display_name
    return [(_("Due date"), due), (_(title), results)]


def _dated(moment: datetime) -> Markup:
    """A moment, which the page's script writes as people of the page's language do."""
    return Markup('<time datetime="{}">{}</time>').format(moment.isoformat(), f"{moment:%Y-%m-%d %H:%M %Z}")


def _described(block: Any, name: str) -> Setting:
    _ = translator(block)
    field = block.fields[name]
    value, from_course = _without_own(block, name)
    choices = _choices(block, name, _)
    text = dict(choices).get(_as_text(value)) or (_("as often as they like") if value is None else str(value))
    is_inherited = from_course or name in _COURSE_CAN_SET
    if not is_inherited:
        sentence = ""
    elif choices:
        sentence = _('"As the course says" now means: {value}.')
    else:
        sentence = _("Empty: as the course says, which now means: {value}.")
    return Setting(
        name=name,
        label=_(field.display_name),
        help=_(field.help),
        choices=choices,
        unset=_as_text(value),
        unset_text=sentence.format(value=text),
        is_inherited=is_inherited,
    )


def _choices(block: Any, name: str, _: Translate) -> Sequence[tuple[str, str]]:
    if name == "show_reset_button":
        return [("true", _("Yes")), ("false", _("No"))]
    values = block.fields[name].values
    known = [(each["value"], each["display_name"]) for each in values] if isinstance(values, list) else []
    return [(value, _(title)) for value, title in known]


def _without_own(block: Any, name: str) -> tuple[Any, bool]:
    """The value that would hold without one of the problem's own, and whether the course gave it."""
    try:
        value, from_course = block.fields[name].from_json(block._field_data.default(block, name)), True
    except (KeyError, TypeError, ValueError):
        value, from_course = block.fields[name].default, False
    return getattr(read_policies({name: value}), name), from_course


def _stored(block: Any, name: str) -> Any:
    if not block.fields[name].is_set_on(block):
        return None
    value = getattr(block, name)
    is_known_by_another_name = name == "rerandomize" and value in ("", "true", "false")
    return read_policies({name: value}).rerandomize.value if is_known_by_another_name else value


def _checked(block: Any, name: str, value: object) -> Any:
    """Raises ValueError with a sentence for the author."""
    _ = translator(block)
    if value is None:
        return None
    choices = [choice for choice, _title in _choices(block, name, _)]
    if not choices:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST:
            raise ValueError(_("Type a whole number from 0 to 1,000,000, or leave it empty."))
        return value
    if not isinstance(value, str) or value not in choices:
        raise ValueError(_("This is none of the choices. Choose another one."))
    default, from_course = _without_own(block, name)
    return None if name not in _COURSE_CAN_SET and not from_course and value == default else value


def _as_text(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
