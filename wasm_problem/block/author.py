"""What an author does in Studio: edit, check while typing, save. Trying is in trying."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from web_fragments.fragment import Fragment

from wasm_problem.block import pages, permissions, policy_settings, runtime_choice
from wasm_problem.block import settings as operator
from wasm_problem.block.i18n import Translate, translator
from wasm_problem.block.requests import Json, Refused, storable_json
from wasm_problem.grading import grader, pins
from wasm_problem.grading.problem import AuthorError, Problem, ProblemError, from_dict, to_dict
from wasm_problem.sandbox import DEFAULT_LIMITS, Limits, server_sandbox
from wasm_problem.sandbox.limits import KIB, MIB

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
"""The settings of the Studio view that are part of the problem. Others, such as attached files, stay as they are."""


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
        "settings": written | policy_settings.stored(block),
        "runtimes": runtime_choice.offered(server_sandbox().catalog, block.problem_as_set),
        "limits": {
            "fuel": DEFAULT_LIMITS.fuel,
            "seconds": DEFAULT_LIMITS.seconds,
            "memory_bytes": DEFAULT_LIMITS.memory_bytes,
            "submission": _program_limits(bounds.usual),
            "submission_max": _program_limits(bounds.most),
        },
    }
    return pages.page(
        block,
        "studio",
        uid=pages.unique_id(block),
        math_url=pages.math_url(block),
        data_json=json.dumps(init),
        policies=policy_settings.described(block),
        told=policy_settings.told(block),
    )


def save(block: Any, posted: Json) -> Json:
    """Stores the settings, unless there is an error in them: then nothing is stored."""
    problem = posted_problem(block, posted)
    policies, wrong_policies = policy_settings.posted(block, posted["settings"])
    errors = [*_faults(block, problem), *wrong_policies]
    if errors:
        raise _faulty(block, errors)
    catalog = server_sandbox().catalog
    problem = pins.renewed(catalog, grader.pin_all(catalog, problem))
    block.store_problem(problem)
    policy_settings.store(block, policies)
    block.save()
    warnings = [_not_checked(block, problem, runtime) for runtime in pins.missing(catalog, problem)]
    return {"saved": True, "runtime": problem.runtime} | ({"warnings": warnings} if warnings else {})


def check(block: Any, posted: Json) -> Json:
    """The errors in settings that are not saved yet."""
    try:
        problem = posted_problem(block, posted)
    except Refused as refused:
        return dict(refused.body)
    _policies, wrong_policies = policy_settings.posted(block, posted["settings"])
    return {"errors": errors_as_json([*_faults(block, problem), *wrong_policies], translator(block))}


def _faults(block: Any, problem: Problem) -> list[AuthorError]:
    """What keeps the problem from being saved. That a runtime is missing does not when the problem had it before:

    whoever imported it may still put the title right, and loses nothing.
    """
    kept = pins.missing(server_sandbox().catalog, block.problem_as_set)
    return grader.check(server_sandbox(), problem, operator.bounds(block), kept=kept)


def _not_checked(block: Any, problem: Problem, runtime: str) -> str:
    _ = translator(block)
    if runtime == problem.runtime:
        text = _("{runtime} is not installed here, so the grader was not checked, and answers are not graded.")
    else:
        text = _("{runtime} is not installed here, so programs for it are not graded.")
    return text.format(runtime=runtime)


def note(block: Any, problem: Problem) -> str:
    """What an author sees above the learner's page: the runtime and the answer fields, nothing of the grader."""
    catalog = server_sandbox().catalog
    runtime = pins.found(catalog, problem.runtime)
    may_know = permissions.may_see_grader(block)  # anybody can ask the platform for the author's view
    missing = [name for name in pins.missing(catalog, problem) if may_know]
    return pages.render(
        block,
        "author_note.html",
        runtime_id=problem.runtime,
        runtime_title=runtime.title if runtime else None,
        missing=[(name, problem.pins[name].package if name in problem.pins else "") for name in missing],
        other_builds=pins.other_builds(catalog, problem) if may_know else (),
        inputs=problem.inputs,
        max_attempts=problem.max_attempts,
    )


def _settings(block: Any) -> Json:
    """The stored settings; for a block that was never edited, a small problem that works."""
    stored = to_dict(block.problem_as_set)
    settings = {name: stored[name] for name in EDITED}
    if not settings["runtime"]:
        first = runtime_choice.first_choice(block, server_sandbox().catalog)
        settings["runtime"] = first.id if first else ""
        settings["grader"] = settings["grader"] or (first.starter.get("grader", "") if first else "")
        label = translator(block)("Your answer")
        field = {"name": "answer", "kind": "text", "label": label, "help": "", "choices": [], "starter": ""}
        settings["inputs"] = settings["inputs"] or [field]
    return settings


def posted_problem(block: Any, posted: Json) -> Problem:
    """The stored problem with the posted settings. Refuses with what is wrong, in the format of studio_save."""
    settings = posted.get("settings")
    _ = translator(block)
    if not isinstance(settings, dict):
        raise _faulty(block, [AuthorError("", _("The page sent no settings. Reload it and try again."))])
    try:
        given = {name: settings[name] for name in EDITED if name in settings}
        return from_dict({**to_dict(block.problem_as_set), **storable_json(given)})
    except ProblemError as error:
        raise _faulty(block, [AuthorError(error.field, error.message)]) from None
    except ValueError:
        raise _faulty(block, [AuthorError("", _("The settings are nested too deeply."))]) from None


def _faulty(block: Any, errors: Sequence[AuthorError]) -> Refused:
    return Refused(400, "errors", {"errors": errors_as_json(errors, translator(block))})


def errors_as_json(errors: Sequence[AuthorError], _: Translate) -> list[Json]:
    return [{"field": e.field, "message": _(e.message), "line": e.line, "column": e.column} for e in errors]


def _program_limits(limits: Limits) -> Json:
    """In the units of ProgramLimits."""
    return {
        "fuel": limits.fuel,
        "seconds": limits.seconds,
        "memory_mib": limits.memory_bytes // MIB,
        "output_kib": limits.output_bytes // KIB,
    }
