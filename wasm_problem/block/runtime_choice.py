"""The runtimes as Studio offers them, and what an author should know of those that a problem uses."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from wasm_problem.block import settings
from wasm_problem.block.requests import Json
from wasm_problem.grading import pins
from wasm_problem.grading.problem import Problem
from wasm_problem.sandbox import DEFAULT_LIMITS, Catalog, Runtime

MISSING = "missing"
"""The status of a runtime that the problem names and that is not installed here."""

HIGHLIGHT = (
    *("keywords", "constants", "types", "builtins", "strings"),
    *("line_comment", "block_comment", "indent", "case_insensitive"),
)
MAX_HIGHLIGHT_BYTES = 64 * 1024
"""Bytes of JSON on each page that has an editor for the language."""


def offered(catalog: Catalog, problem: Problem) -> list[Json]:
    """What is installed, in the catalog's order, then what the problem uses besides."""
    used = {runtime.id: name for name in pins.used_runtimes(problem) if (runtime := pins.found(catalog, name))}
    other = pins.other_builds(catalog, problem)
    installed = [
        _installed(catalog, runtime) | {"used": runtime.id in used, "other_build": used.get(runtime.id) in other}
        for runtime in catalog.runtimes()
    ]
    return installed + [_missing(catalog, problem, name) for name in pins.missing(catalog, problem)]


def first_choice(block: Any, catalog: Catalog) -> Runtime | None:
    """The runtime that a new problem begins with: the operator's, or the first one that can grade."""
    preferred = pins.found(catalog, settings.default_runtime(block))
    graders = [each for each in catalog.runtimes() if "grader" in each.roles and each.status == "current"]
    return preferred if preferred in graders else next(iter(graders), None)


def highlight(runtime: Runtime) -> Mapping[str, Any]:
    """What an editor needs that does not know the language. Empty when it is more than a page should carry.

    The catalog has checked that these are lists of short texts: a runtime's manifest may be anybody's.
    """
    known = {name: runtime.highlight[name] for name in HIGHLIGHT if name in runtime.highlight}
    return known if len(json.dumps(known)) <= MAX_HIGHLIGHT_BYTES else {}


def _installed(catalog: Catalog, runtime: Runtime) -> Json:
    return {
        "id": runtime.id,
        "name": runtime.name,
        "version": runtime.version,
        "title": runtime.title,
        "language": runtime.language,
        "language_title": runtime.language_title or runtime.language.capitalize(),
        "roles": list(runtime.roles),
        "libraries": list(runtime.libraries),
        "absent": dict(runtime.absent),
        "features": list(runtime.features),
        "editor_mode": runtime.editor_mode,
        "highlight": dict(highlight(runtime)),
        "starter": dict(runtime.starter),
        "status": runtime.status,
        "package": runtime.package,
        "newer": _newer(catalog, runtime.name, runtime.version),
        "fuel": DEFAULT_LIMITS.fuel,
    }


def _missing(catalog: Catalog, problem: Problem, wanted: str) -> Json:
    name, _, number = wanted.partition("@")
    version = int(number) if re.fullmatch("[0-9]{1,6}", number) else 0
    return {
        "id": wanted,
        "name": name,
        "version": version,
        "title": wanted,
        "language": "",
        "language_title": "",
        "roles": [],
        "libraries": [],
        "absent": {},
        "features": [],
        "editor_mode": "text",
        "highlight": {},
        "starter": {},
        "status": MISSING,
        "package": problem.pins[wanted].package if wanted in problem.pins else "",
        "newer": _newer(catalog, name, version) if version else "",
        "fuel": DEFAULT_LIMITS.fuel,
        "used": True,
        "other_build": False,
    }


def _newer(catalog: Catalog, name: str, version: int) -> str:
    """The newest version of that name, when it is newer and offered for new problems."""
    newest = pins.found(catalog, name)
    return newest.id if newest is not None and newest.status == "current" and newest.version > version else ""
