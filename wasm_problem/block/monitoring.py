"""What an operator can count and draw: one log line and some attributes of the trace for each grading, no content."""

from __future__ import annotations

import logging
from typing import Any

from wasm_problem.block import compat
from wasm_problem.grading.grader import Graded
from wasm_problem.grading.problem import Problem

log = logging.getLogger(__name__)


def note_grading(block: Any, problem: Problem, graded: Graded) -> None:
    """status: graded, invalid or failed. cause: why not graded, or "". fuel and ms: of the grader."""
    cause = graded.failure.cause.value if graded.failure else ""
    fuel, milliseconds = graded.usage.fuel, round(graded.usage.wall_ms, 2)
    log.info(
        "grading usage=%s status=%s cause=%s fuel=%d ms=%s",
        block.scope_ids.usage_id,
        graded.status.value,
        cause,
        fuel,
        milliseconds,
    )
    compat.monitor(
        {
            "wasm_problem.status": graded.status.value,
            "wasm_problem.cause": cause,
            "wasm_problem.runtime": problem.runtime,
            "wasm_problem.fuel": fuel,
            "wasm_problem.ms": milliseconds,
        }
    )
