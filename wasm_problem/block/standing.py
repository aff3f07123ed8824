"""Where a learner stands in a problem, as the page is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wasm_problem.block import disclosure, permissions, settings, submissions
from wasm_problem.block.fields import read_versioned
from wasm_problem.block.i18n import translator
from wasm_problem.block.policy import policies, situation
from wasm_problem.block.requests import Json
from wasm_problem.grading.inputs import InputKind
from wasm_problem.grading.problem import Problem


def state(block: Any, problem: Problem, details: str = "", errors: Mapping[str, str] | None = None) -> Json:
    """The LearnerState of this learner."""
    draft = read_versioned(block.draft)
    standing = disclosure.Standing(
        problem=problem,
        policies=policies(block),
        situation=situation(block),
        earned=None if block.score is None else block.get_score().raw_earned,
        draft={**draft.get("former", {}), **draft.get("answers", {})},
        has_saved_answers=block.has_saved_answers,
        told=read_versioned(block.result),
        may_answer=permissions.may_answer(block),
        errors=errors or {},
        may_run=_may_run(block, problem),
        submissions=len(submissions.kept_submissions(block)),
        is_overridden=bool(read_versioned(block.override)),
        details=details if permissions.may_see_grader(block) else "",
    )
    return disclosure.learner_state(standing, translator(block))


def _may_run(block: Any, problem: Problem) -> bool:
    has_code = any(each.kind is InputKind.CODE for each in problem.inputs)
    return has_code and permissions.may_answer(block) and settings.runs_per_minute(block) > 0
