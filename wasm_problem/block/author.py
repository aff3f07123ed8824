"""What an author does in Studio: edit, check while typing, try, save."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from web_fragments.fragment import Fragment

from wasm_problem.block import disclosure, pages, permissions
from wasm_problem.block import settings as operator
from wasm_problem.block.i18n import translator
from wasm_problem.block.requests import Json, Refused, refusal, storable_json
from wasm_problem.grading import grader, prompt
from wasm_problem.grading.answers import AnswerError, read_answers
from wasm_problem.grading.problem import AuthorError, Problem, ProblemError, from_dict, to_dict
from wasm_problem.sandbox import DEFAULT_LIMITS, Failure, Limits, Runtime, UnknownRuntime, Usage, server_sandbox
from wasm_problem.sandbox.limits import KIB, MIB

TRY_SEED = 1
EDITED = (
    "display_name",
    "runtime",
    "prompt",
    "inputs",
    "grader",
    "solution",
    "max_attempts",
    "weight",
    "show_reset_button",
)
"""The settings of the Studio view. Others, such as attached files, stay as they are."""


def page(block: Any) -> Fragment:
    """The Studio editor, or for anybody but authors a page that says nothing about the problem."""
    if not permissions.may_see_grader(block):
        return pages.notice(block, "refused.html", style="studio")
    try:
        written = _settings(block)
    except ProblemError as error:
        return pages.notice(block, "unavailable.html", display_name=block.display_name, message=error.message)
    bounds = operator.bounds(block)
    init = {
        "settings": written,
        "runtimes": [_runtime(runtime) for runtime in _offered(block.runtime_id)],
        "limits": {
            "fuel": DEFAULT_LIMITS.fuel,
            "seconds": DEFAULT_LIMITS.seconds,
            "memory_bytes": DEFAULT_LIMITS.memory_bytes,
            "submission": _program_limits(bounds.usual),
            "submission_max": _program_limits(bounds.most),
        },
    }
    return pages.page(block, "studio", uid=pages.unique_id(block), data_json=json.dumps(init))


def save(block: Any, posted: Json) -> Json:
    """Stores the settings, unless there is an error in them: then nothing is stored."""
    _require(block, permissions.may_edit(block))
    problem = _posted_problem(block, posted)
    errors = grader.check(server_sandbox(), problem, operator.bounds(block))
    if errors:
        raise _faulty(errors)
    problem = grader.pin_all(server_sandbox().catalog, problem)
    block.store_problem(problem)
    block.save()
    return {"saved": True, "runtime": problem.runtime}


def check(block: Any, posted: Json) -> Json:
    """The errors in settings that are not saved yet."""
    _require(block, permissions.may_see_grader(block))
    try:
        problem = _posted_problem(block, posted)
    except Refused as refused:
        return dict(refused.body)
    return {"errors": _errors(grader.check(server_sandbox(), problem, operator.bounds(block)))}


def try_out(block: Any, posted: Json) -> Json:
    """Grades a typed answer with settings that are not saved yet. Stores nothing."""
    _require(block, permissions.may_see_grader(block))
    _ = translator(block)
    try:
        problem = _posted_problem(block, posted)
    except Refused as refused:
        return _trial("failed") | dict(refused.body)
    seed = posted.get("seed")
    seed = seed if isinstance(seed, int) and not isinstance(seed, bool) and 0 <= seed < 2**63 else TRY_SEED
    sandbox = server_sandbox()
    generated = grader.generate(sandbox, problem, seed)
    if generated.failure is not None:
        return _trial("failed", failure=generated.failure, output=generated)
    shown = _trial("invalid") | {
        "variables": dict(generated.variables),
        "prompt_html": prompt.render(problem.prompt, generated.variables),
    }
    try:
        answers = read_answers(problem.inputs, posted.get("answers"))
    except AnswerError as error:
        fields = [AuthorError(f"answers.{name}", message) for name, message in error.field_errors.items()]
        return shown | {"errors": _errors(fields or [AuthorError("answers", error.message)])}
    limits = operator.bounds(block)
    graded = grader.grade(sandbox, problem, answers, seed, generated.variables, 1, bounds=limits)
    verdict = graded.verdict
    told = _trial(graded.status, failure=graded.failure, output=graded, message=graded.message)
    if verdict is not None:
        told["score"] = verdict.score
        told["message_html"] = prompt.render(verdict.message, {})
        # All of them, the hidden ones, too: whoever tries a grader may read it.
        told["tests"] = [disclosure.shown_test(disclosure.whole_test(test), _) for test in verdict.tests]
    if graded.unreadable is not None:
        told["marks"] = [disclosure.mark(*graded.unreadable)]
    return told | {name: shown[name] for name in ("variables", "prompt_html")}


def note(block: Any, problem: Problem) -> str:
    """What an author sees above the learner's page: the runtime and the answer fields, nothing of the grader."""
    try:
        title = server_sandbox().catalog.get(problem.runtime).title
    except UnknownRuntime:
        title = None
    return pages.render(
        block,
        "author_note.html",
        runtime_id=problem.runtime,
        runtime_title=title,
        inputs=problem.inputs,
        max_attempts=problem.max_attempts,
    )


def _settings(block: Any) -> Json:
    """The stored settings; for a block that was never edited, a small problem that works."""
    stored = to_dict(block.problem_as_set)
    settings = {name: stored[name] for name in EDITED}
    if not settings["runtime"]:
        current = [runtime for runtime in server_sandbox().catalog.runtimes() if runtime.status == "current"]
        settings["runtime"] = current[0].id if current else ""
        settings["grader"] = settings["grader"] or (current[0].starter.get("grader", "") if current else "")
        label = translator(block)("Your answer")
        field = {"name": "answer", "kind": "text", "label": label, "help": "", "choices": [], "starter": ""}
        settings["inputs"] = settings["inputs"] or [field]
    return settings


def _offered(used: str) -> list[Runtime | str]:
    """The installed runtimes and, when it is not among them, the id that the problem uses."""
    offered: list[Runtime | str] = [*server_sandbox().catalog.runtimes()]
    if used and used not in [runtime.id for runtime in server_sandbox().catalog.runtimes()]:
        offered.append(used)
    return offered


def _runtime(runtime: Runtime | str) -> Json:
    if isinstance(runtime, str):
        return {
            "id": runtime,
            "name": runtime.partition("@")[0],
            "title": runtime,
            "language": "",
            "libraries": [],
            "absent": {},
            "editor_mode": "text",
            "starter": {},
            "status": "missing",
            "fuel": DEFAULT_LIMITS.fuel,
        }
    return {
        "id": runtime.id,
        "name": runtime.name,
        "title": runtime.title,
        "language": runtime.language,
        "libraries": list(runtime.libraries),
        "absent": dict(runtime.absent),
        "editor_mode": runtime.editor_mode,
        "starter": dict(runtime.starter),
        "status": runtime.status,
        "fuel": DEFAULT_LIMITS.fuel,
    }


def _posted_problem(block: Any, posted: Json) -> Problem:
    """The stored problem with the posted settings. Refuses with what is wrong, in the format of studio_save."""
    settings = posted.get("settings")
    _ = translator(block)
    if not isinstance(settings, dict):
        raise _faulty([AuthorError("", _("The page sent no settings. Reload it and try again."))])
    try:
        given = {name: settings[name] for name in EDITED if name in settings}
        return from_dict({**to_dict(block.problem_as_set), **storable_json(given)})
    except ProblemError as error:
        raise _faulty([AuthorError(error.field, error.message)]) from None
    except ValueError:
        raise _faulty([AuthorError("", _("The settings are nested too deeply."))]) from None


def _faulty(errors: Sequence[AuthorError]) -> Refused:
    return Refused(400, "errors", {"errors": _errors(errors)})


def _errors(errors: Sequence[AuthorError]) -> list[Json]:
    return [{"field": e.field, "message": e.message, "line": e.line, "column": e.column} for e in errors]


def _trial(status: str, *, failure: Failure | None = None, output: Any = None, message: str = "") -> Json:
    """The reply of studio_try; `output` has what the grader wrote and used."""
    return {
        "status": status,
        "score": None,
        "message_html": prompt.render(message, {}) if message else "",
        "tests": [],
        "marks": [],
        "variables": {},
        "prompt_html": "",
        "stdout": getattr(output, "stdout", ""),
        "stderr": getattr(output, "stderr", ""),
        "failure": _failure(failure),
        "usage": _usage(output.usage if output is not None else Usage()),
        "errors": [],
    }


def _program_limits(limits: Limits) -> Json:
    """In the units of ProgramLimits."""
    return {
        "fuel": limits.fuel,
        "seconds": limits.seconds,
        "memory_mib": limits.memory_bytes // MIB,
        "output_kib": limits.output_bytes // KIB,
    }


def _failure(failure: Failure | None) -> Mapping[str, Any] | None:
    if failure is None:
        return None
    return {
        "cause": failure.cause.value,
        "message": failure.message,
        "line": failure.line,
        "column": failure.column,
        "trace": failure.trace,
    }


def _usage(usage: Usage) -> Json:
    return {"fuel": usage.fuel, "memory_bytes": usage.memory_bytes, "wall_ms": usage.wall_ms}


def _require(block: Any, allowed: bool) -> None:
    if not allowed:
        raise refusal(403, "forbidden", translator(block)("You need permission to edit this course to do this."))
