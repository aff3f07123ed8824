"""What an operator sets: XBLOCK_SETTINGS["wasm_problem"]. docs/operators.md explains each setting."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from wasm_problem.grading.inputs import InputError, limits_from_dict
from wasm_problem.grading.submission import BOUNDS, Bounds, changed
from wasm_problem.sandbox import Limits

log = logging.getLogger(__name__)

RUNS_PER_MINUTE = 12
"""How often a learner may run a program in a minute; 0: never."""

READINGS_PER_MINUTE = 60
"""How often in a minute a learner may be told how a formula is read; 0: never. A page asks when typing pauses."""

DEFAULT_RUNTIME = "python-3.14"
"""A name stands for its newest version."""


def runs_per_minute(block: Any) -> int:
    """The setting `runs_per_minute`, or its default."""
    return _count(block, "runs_per_minute", RUNS_PER_MINUTE)


def readings_per_minute(block: Any) -> int:
    """The setting `readings_per_minute`, or its default."""
    return _count(block, "readings_per_minute", READINGS_PER_MINUTE)


def default_runtime(block: Any) -> str:
    """The setting `default_runtime`: what a new problem is written for, where it is installed."""
    value = _settings(block).get("default_runtime", DEFAULT_RUNTIME)
    return value if isinstance(value, str) else DEFAULT_RUNTIME


def bounds(block: Any) -> Bounds:
    """What learners' programs may use: the settings `program_limits` and `most_program_limits` over the defaults."""
    most = _limits(block, "most_program_limits", BOUNDS.most)
    usual = _limits(block, "program_limits", BOUNDS.usual)
    return replace(BOUNDS, usual=usual, most=most)


def _count(block: Any, name: str, default: int) -> int:
    value = _settings(block).get(name, default)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    log.error('XBLOCK_SETTINGS["wasm_problem"]["%s"] is not a whole number from 0; %d is used.', name, default)
    return default


def _limits(block: Any, name: str, default: Limits) -> Limits:
    try:
        return changed(default, limits_from_dict(_settings(block).get(name) or {}, name))
    except InputError as error:
        log.error('XBLOCK_SETTINGS["wasm_problem"]: %s The defaults are used.', error)
        return default


def _settings(block: Any) -> Mapping[str, Any]:
    """Neither the workbench nor every runtime has the service."""
    service = block.runtime.service(block, "settings")
    found = service.get_settings_bucket(block) if service is not None else None
    return found if isinstance(found, Mapping) else {}
