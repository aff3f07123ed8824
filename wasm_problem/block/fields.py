"""What is stored, and where. Names follow capa's: course inheritance and the LMS's staff tools depend on them.

Content and learners' state outlive every version of this code, so each JSON value stored here says its version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from xblock.fields import Boolean, Date, Dict, Float, Integer, Scope, ScoreField, String

from wasm_problem.block.i18n import noop as _
from wasm_problem.grading.problem import FORMAT_VERSION, Problem, from_dict, to_dict

STATE_VERSION = 2
"""Version 2 keeps with a submission what is needed to grade it again. tests/content holds states of each version."""

_SETTINGS = ("display_name", "max_attempts", "weight", "show_reset_button")
_TEXTS = {"runtime": "runtime_id", "prompt": "prompt", "grader": "grader", "solution": "solution"}
_PARTS = ("inputs", "files")
_PINS = "runtime_pins"
RAW_POSSIBLE = 1.0
"""What a fully correct answer earns before weighting."""

_STATE = ("variables", "variants", "draft", "submission", "result", "history", "handled", "override", "faults", "runs")
PROBLEM_FIELDS = frozenset((*_SETTINGS, *_TEXTS.values(), *_PARTS, _PINS))
"""The fields that an author's problem is stored in."""


class WasmProblemFields:
    """The fields of the block. `problem` and `store_problem` turn the author's part into a value and back."""

    display_name = String(
        display_name=_("Display name"),
        help=_("The title learners see."),
        default=_("Sandboxed Code Problem"),
        scope=Scope.settings,
    )
    max_attempts = Integer(
        display_name=_("Maximum attempts"),
        help=_("How often a learner may submit an answer. Empty: as the course says, or as often as they like."),
        values={"min": 0},
        default=None,
        scope=Scope.settings,
    )
    weight = Float(
        display_name=_("Points"),
        help=_("What a fully correct answer is worth. Empty: 1 point."),
        values={"min": 0, "step": 0.1},
        default=None,
        scope=Scope.settings,
    )
    show_reset_button = Boolean(
        display_name=_("Show the Reset button"),
        help=_("Lets learners clear their answer and start again. It gives no attempt back."),
        default=None,
        scope=Scope.settings,
    )

    runtime_id = String(help=_("The runtime of the grader, such as python-3.14@1."), default="", scope=Scope.content)
    prompt = String(help=_("The question, in Markdown."), default="", scope=Scope.content)
    inputs = Dict(help=_("The answer fields, with a version."), default={}, scope=Scope.content)
    grader = String(help=_("The program that grades an answer."), default="", scope=Scope.content)
    solution = String(help=_("The model answer, in Markdown."), default="", scope=Scope.content)
    files = Dict(help=_("Files of the grader: name to base64, with a version."), default={}, scope=Scope.content)
    runtime_pins = Dict(
        help=_("The builds of the runtimes that the problem was written with, with a version."),
        default={},
        scope=Scope.content,
    )

    attempts = Integer(help=_("How many answers were graded."), default=0, scope=Scope.user_state)
    seed = Integer(help=_("The seed of this learner's variables."), default=None, scope=Scope.user_state)
    page_key = String(help=_("Tells this learner's page from others."), default="", scope=Scope.user_state)
    variables = Dict(help=_("What generate returned for this learner."), default={}, scope=Scope.user_state)
    variants = Dict(help=_("The variables that the submissions answered."), default={}, scope=Scope.user_state)
    draft = Dict(help=_("What the learner typed last, submitted or not."), default={}, scope=Scope.user_state)
    has_saved_answers = Boolean(
        help=_("Whether the draft was saved, not submitted."), default=False, scope=Scope.user_state
    )
    done = Boolean(help=_("Whether an answer was graded and not reset since."), default=None, scope=Scope.user_state)
    submission = Dict(help=_("The answer that was graded last."), default={}, scope=Scope.user_state)
    result = Dict(help=_("What the learner was told last."), default={}, scope=Scope.user_state)
    history = Dict(help=_("The answers that were graded, and all scores."), default={}, scope=Scope.user_state)
    last_submission_time = Date(help=_("When an answer was graded last."), default=None, scope=Scope.user_state)
    handled = Dict(help=_("The requests that were counted last."), default={}, scope=Scope.user_state)
    override = Dict(help=_("The score that staff set, while it holds."), default={}, scope=Scope.user_state)
    faults = Dict(help=_("How often an answer could not be graded, by cause."), default={}, scope=Scope.user_state)
    runs = Dict(help=_("When the learner ran a program, lately."), default={}, scope=Scope.user_state)
    editor = Dict(help=_("How the learner wants the code editor."), default={}, scope=Scope.preferences)
    score = ScoreField(help=_("The score before weighting."), default=None, enforce_type=False, scope=Scope.user_state)

    @property
    def problem(self) -> Problem:
        """The problem with the settings that hold, the course's among them.

        Raises ProblemError when the stored content is of a version not known here.
        """
        return self._problem(_SETTINGS)

    @property
    def problem_as_set(self) -> Problem:
        """The problem with the settings that were made for it alone, to be edited or exported. Raises ProblemError."""
        return self._problem([name for name in _SETTINGS if self._field(name).is_set_on(self)])

    def _problem(self, settings: Iterable[str]) -> Problem:
        stored: dict[str, Any] = {name: getattr(self, name) for name in settings}
        stored |= {name: getattr(self, field) for name, field in _TEXTS.items()}
        parts = {name: getattr(self, name) for name in _PARTS if getattr(self, name)}
        stored |= {name: part.get(name) for name, part in parts.items()}
        if self.runtime_pins.get("version") == FORMAT_VERSION:  # only a hint: without it, nothing is lost
            stored["pins"] = self.runtime_pins.get("pins", {})
        foreign = [part.get("version") for part in parts.values() if part.get("version") != FORMAT_VERSION]
        return from_dict(stored | {"version": foreign[0] if foreign else FORMAT_VERSION})

    def store_problem(self, problem: Problem) -> None:
        """Sets the fields of the author. A setting of None is removed, so that the course's default holds."""
        written = to_dict(problem)
        for name in _SETTINGS:
            if written[name] is None or (name == "display_name" and not written[name]):
                self._unset(name)
            else:
                setattr(self, name, written[name])
        for name, field in _TEXTS.items():
            setattr(self, field, written[name])
        for name in _PARTS:
            setattr(self, name, {"version": written["version"], name: written[name]})
        if "pins" in written:
            self.runtime_pins = {"version": written["version"], "pins": written["pins"]}
        else:
            self._unset(_PINS)

    def _unset(self, name: str) -> None:
        if self._field(name).is_set_on(self):
            self._field(name).delete_from(self)

    def _field(self, name: str) -> Any:
        return self.fields[name]  # type: ignore[attr-defined]


def is_state_of_newer_code(block: Any) -> bool:
    """Whether a newer version of this software stored something of this learner, which this one would overwrite."""
    return any(_version(getattr(block, name)) > STATE_VERSION for name in _STATE)


def versioned(**values: Any) -> dict[str, Any]:
    """A value of a learner's state."""
    return {"version": STATE_VERSION, **values}


def read_versioned(stored: Mapping[str, Any]) -> Mapping[str, Any]:
    """What `versioned` was given, by any version of this code; empty for nothing, and for a version of newer code.

    Whoever reads what came with a later version says what it was before that.
    """
    return stored if 1 <= _version(stored) <= STATE_VERSION else {}


def _version(stored: Mapping[str, Any]) -> int:
    version = stored.get("version")
    return version if isinstance(version, int) and not isinstance(version, bool) else 0
