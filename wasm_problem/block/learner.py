"""What a learner does: submit, save, reset. Everything sent back is built in disclosure."""

from __future__ import annotations

from typing import Any

from xblock.scorable import Score

from wasm_problem.block import disclosure, settings, submissions
from wasm_problem.block.faults import describe, report
from wasm_problem.block.fields import read_versioned, versioned
from wasm_problem.block.guards import (
    alone,
    no_attempts,
    on_this_page,
    read_posted,
    require_attempt,
    require_learner,
    store_draft,
    stored_problem,
    variant_or_refuse,
)
from wasm_problem.block.i18n import translator
from wasm_problem.block.requests import Json, refusal
from wasm_problem.block.scoring import RAW_POSSIBLE
from wasm_problem.block.standing import state
from wasm_problem.grading import policy
from wasm_problem.grading.grader import Graded, Status, grade
from wasm_problem.sandbox import server_sandbox


def submit(block: Any, posted: Json) -> Json:
    """Grades an answer. An attempt is used only when the grader graded it."""
    require_learner(block)
    with alone(block):
        problem, mine = on_this_page(block, posted)
        require_attempt(block, problem, posted)
        store_draft(block, problem, posted)
        block.has_saved_answers = True
        block.save()  # what was typed is kept, whatever happens from here on
        answers = read_posted(block, problem, posted)
        graded = grade(
            server_sandbox(),
            problem,
            answers,
            mine.seed,
            mine.variables,
            block.attempts + 1,
            bounds=settings.bounds(block),
        )
        block.has_saved_answers = False
        details = _record(block, graded)
        block.save()
        if graded.status is Status.GRADED:
            block.publish_grade()
        return {"state": state(block, problem, details)}


def save(block: Any, posted: Json) -> Json:
    """Keeps an answer without grading it."""
    require_learner(block)
    with alone(block):
        problem, _mine = on_this_page(block, posted)
        if not policy.can_submit(problem.max_attempts, block.attempts):
            raise no_attempts(block, problem)
        store_draft(block, problem, posted)
        block.has_saved_answers = True
        block.save()
        return {"state": state(block, problem)}


def reset(block: Any, posted: Json) -> Json:
    """Clears what was typed and told. Attempts, score and variables stay."""
    require_learner(block)
    _ = translator(block)
    with alone(block):
        problem = stored_problem(block)
        if not state(block, problem)["can_reset"]:
            raise refusal(403, "forbidden", _("This problem cannot be reset."), state=state(block, problem))
        block.draft, block.result, block.has_saved_answers = {}, {}, False
        mine = variant_or_refuse(block, problem)
        block.save()
        return {"state": state(block, problem), "prompt_html": disclosure.prompt_html(problem, mine.variables)}


def _record(block: Any, graded: Graded) -> str:
    """Stores what came of a grading. Returns details for the course team."""
    if graded.verdict is not None and graded.status is Status.GRADED:
        earned = graded.verdict.score
        block.attempts += 1
        block.score = Score(earned * RAW_POSSIBLE, RAW_POSSIBLE)
        typed = read_versioned(block.draft)["answers"]
        block.submission = versioned(typed=typed, attempt=block.attempts)
        status = "correct" if earned >= 1 else "partial" if earned > 0 else "incorrect"
        submissions.remember(block, status, earned, typed)
        told = disclosure.tests(graded.verdict.tests)
        block.result = versioned(status=status, message=graded.verdict.message, tests=told)
        return ""
    if graded.status is Status.INVALID:
        marks = [] if graded.unreadable is None else [disclosure.mark(*graded.unreadable)]
        block.result = versioned(status="invalid", message=graded.message, marks=marks)
        return ""
    reference = report(block, "answer not graded", graded.failure)
    block.result = versioned(status="not-graded", message=graded.message, reference=reference)
    return describe(graded.failure, graded.message)
