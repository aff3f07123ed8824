"""What a learner does: submit, save, reset, see the solution. Everything sent back is built in disclosure."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Any

from wasm_problem.block import (
    counted,
    disclosure,
    events,
    learner_page,
    monitoring,
    regrading,
    scoring,
    settings,
    shown_problem,
    submissions,
)
from wasm_problem.block.faults import describe, report
from wasm_problem.block.fields import read_versioned, versioned
from wasm_problem.block.guards import (
    alone,
    on_this_page,
    read_posted,
    require_attempt,
    require_savable,
    store_draft,
    stored_problem,
    variant_or_refuse,
)
from wasm_problem.block.i18n import translator
from wasm_problem.block.policy import policies, situation
from wasm_problem.block.requests import Json, refusal
from wasm_problem.block.standing import state
from wasm_problem.block.variants import NoVariant, another_variant
from wasm_problem.grading.grader import Graded, Status, grade
from wasm_problem.grading.problem import Problem
from wasm_problem.policies import draws_new_variant_on_reset, solution_is_shown
from wasm_problem.sandbox import server_sandbox


def submit(block: Any, posted: Json) -> Json:
    """Grades an answer. An attempt is used only when the grader graded it, and only once for an id of the page's.

    Whether it is in time is decided by when the request came, however long it waits and takes.
    """
    now = datetime.now(UTC)
    given = counted.request_id(posted)
    with alone(block):
        if counted.is_counted(block, given):  # the reply got lost
            return {"state": state(block, stored_problem(block))}
        problem, mine = on_this_page(block, posted)
        before = events.state(block, problem)
        with events.refusals(block, problem, posted, "problem_check_fail", events.CHECK_FAILURES):
            require_attempt(block, problem, posted, now)
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
        monitoring.note_grading(block, problem, graded)
        block.has_saved_answers = False
        details = _record(block, problem, graded, given or secrets.token_hex(16), now)
        block.save()
        if graded.status is Status.GRADED:
            block.publish_grade()
            counted.tell_other_servers(block)
            events.checked(block, problem, before)
        return {"state": state(block, problem, details)}


def save(block: Any, posted: Json) -> Json:
    """Keeps an answer without grading it."""
    now = datetime.now(UTC)
    with alone(block):
        problem, _mine = on_this_page(block, posted)
        before = events.state(block, problem)
        with events.refusals(block, problem, posted, "save_problem_fail", events.SAVE_FAILURES):
            require_savable(block, problem, now)
        store_draft(block, problem, posted)
        block.has_saved_answers = True
        block.save()
        events.saved(block, problem, before)
        return {"state": state(block, problem)}


def reset(block: Any, posted: Json) -> Json:
    """Clears what was typed and told, and draws a new variant where the policies say so. Attempts and score stay."""
    _ = translator(block)
    with alone(block):
        problem = stored_problem(block)
        before = events.state(block, problem)
        if not state(block, problem)["can_reset"]:
            events.not_reset(block, problem)
            raise refusal(403, "forbidden", _("This problem cannot be reset."), state=state(block, problem))
        was_submitted = block.is_submitted()
        block.draft, block.result, block.has_saved_answers, block.done = {}, {}, False, False
        mine = variant_or_refuse(block, problem)
        if was_submitted and draws_new_variant_on_reset(policies(block)):
            try:
                mine = another_variant(block, problem)
            except NoVariant as error:  # the numbers stay, which is better than no problem
                report(block, "no new variant", error.failure)
        block.save()
        events.reset(block, problem, before)
        return {
            "state": state(block, problem),
            "fingerprint": shown_problem.page_fingerprint(problem, mine.seed, mine.page_key),
            **learner_page.texts(block, problem, mine),
        }


def show_solution(block: Any, posted: Json) -> Json:
    """The solution, when the policies let this learner see it."""
    problem = stored_problem(block)
    if not problem.solution.strip() or not solution_is_shown(policies(block), situation(block)):
        _ = translator(block)
        message = _("The solution is not shown yet.")
        raise refusal(403, "forbidden", message, state=state(block, problem))
    mine = variant_or_refuse(block, problem)
    events.solution_shown(block)
    return {"solution_html": shown_problem.solution_html(problem, mine.variables)}


def _record(block: Any, problem: Problem, graded: Graded, request: str, now: datetime) -> str:
    """Stores what came of a grading. Returns details for the course team."""
    if graded.verdict is not None and graded.status is Status.GRADED:
        block.attempts += 1
        block.done = True
        block.last_submission_time = now
        block.result = versioned(**regrading.told(graded.verdict))
        submissions.remember(block, problem, graded, now)
        scoring.store_counted(block)
        counted.remember(block, request)
        return ""
    if graded.status is Status.INVALID:
        marks = [] if graded.unreadable is None else [disclosure.mark(*graded.unreadable)]
        block.result = versioned(status="invalid", message=graded.message, marks=marks)
        return ""
    cause = graded.failure.cause.value if graded.failure else "no-verdict"
    known = read_versioned(block.faults).get("causes", {})
    block.faults = versioned(causes={**known, cause: known.get(cause, 0) + 1})
    reference = report(block, "answer not graded", graded.failure)
    block.result = versioned(status="not-graded", message=graded.message, reference=reference)
    return describe(graded.failure, graded.message)
