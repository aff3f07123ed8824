"""What staff of the course see and do about one learner: submissions, how each was graded, attempts, a new grading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wasm_problem.block import compat, counted, disclosure, guards, learners, regrading, shown_problem, standing, trying
from wasm_problem.block.compat import NoAccess, NoLearners, StoredState
from wasm_problem.block.fields import read_versioned
from wasm_problem.block.i18n import Translate, translator
from wasm_problem.block.locks import Busy
from wasm_problem.block.policy import policies, situation
from wasm_problem.block.regrading import CannotGrade
from wasm_problem.block.requests import Json, Refused, not_ours, refusal
from wasm_problem.block.rescoring import Outcome, rescored
from wasm_problem.block.submissions import Kept, variables_of
from wasm_problem.block.variants import NoVariant, variant
from wasm_problem.grading import prompt
from wasm_problem.grading.grader import Graded, Status
from wasm_problem.grading.problem import Problem
from wasm_problem.policies import solution_is_shown


def learner(block: Any, posted: Json) -> Json:
    """All of one learner in this problem, with one submission graded again. Stores nothing."""
    problem = guards.stored_problem(block)
    stored = learners.found(block, posted.get("learner"))
    theirs = learners.Reading(block).of(stored)
    kept = regrading.submitted(theirs)
    chosen = _chosen(block, posted.get("submission"), len(kept))
    return {
        "row": learners.row(theirs, stored.name),
        "submissions": [_submission(theirs, problem, kept, index) for index in reversed(range(len(kept)))],
        **_graded_again(theirs, kept[chosen] if kept else None, translator(block)),
        "view": _view(block, stored),
        "override": _override(theirs),
        "faults": dict(read_versioned(theirs.faults).get("causes", {})),
    }


def reset_attempts(block: Any, posted: Json) -> Json:
    """Gives all attempts back. Answers, score and history stay, as with the platform's own tool."""
    stored = learners.found(block, posted.get("learner"))
    _ = translator(block)
    try:
        with guards.alone_for(block, stored.learner), compat.bound_to(block, stored.learner) as theirs:
            before, theirs.attempts = theirs.attempts, 0
            counted.overtake(theirs)
            theirs.save()
            # As the platform's own tool tells the tracking log.
            theirs.runtime.publish(theirs, "problem_reset_attempts", {"old_attempts": before, "new_attempts": 0})
            counted.tell_other_servers(theirs)
    except (Busy, NoAccess, NoLearners) as error:
        raise _not_done(error, _) from None
    return {"row": _row_now(block, stored)}


def rescore(block: Any, posted: Json) -> Json:
    """Grades the learner's submissions again and publishes the score, if that changes it."""
    only_if_higher = posted.get("only_if_higher", False)
    if not isinstance(only_if_higher, bool):
        raise not_ours(translator(block))
    stored = learners.found(block, posted.get("learner"))
    _ = translator(block)
    try:
        outcome, reason = rescored(block, stored.learner, only_if_higher)
    except (Busy, NoAccess, NoLearners) as error:
        raise _not_done(error, _) from None
    if outcome is Outcome.NOTHING:
        raise refusal(400, "bad-request", _("This learner has not submitted an answer, so there is nothing to grade."))
    told = cannot_be_graded(reason, _) if outcome is Outcome.CANNOT else ""
    return {"row": _row_now(block, stored), "changed": outcome is Outcome.CHANGED, "reason": told}


def cannot_be_graded(reason: str, _: Translate) -> str:
    """Why a score stays as it is. reason: as CannotGrade says it."""
    return _("Today's grader does not grade this submission, so the score stays: {reason}").format(reason=reason)


def _chosen(block: Any, index: Any, submissions: int) -> int:
    if index is None:
        return submissions - 1
    if not isinstance(index, int) or isinstance(index, bool) or not 0 <= index < submissions:
        raise not_ours(translator(block))
    return index


def _submission(theirs: Any, problem: Problem, kept: list[Kept], index: int) -> Json:
    each = kept[index]
    earned = each.get("earned")
    return {
        "index": index,
        "attempt": each["attempt"],
        "time": each.get("time"),
        "status": each.get("status"),
        "score": None if earned is None else learners.score(theirs, earned),
        "answers": disclosure.typed(problem.inputs, each["typed"] or {}),
        "seed": each.get("seed", theirs.seed),
    }


def _graded_again(theirs: Any, kept: Kept | None, _: Translate) -> Json:
    if kept is None:
        return {"verdict": None, "cannot": None, "replay": None}
    try:
        graded = regrading.grade_kept(theirs, kept)
    except CannotGrade as error:
        return {"verdict": None, "cannot": cannot_be_graded(str(error), _), "replay": None}
    verdict = _verdict(graded, variables_of(theirs, kept), _)
    if graded.verdict is None:
        return {"verdict": verdict, "cannot": cannot_be_graded(regrading.why_not(graded), _), "replay": None}
    replayed = regrading.compared(theirs, kept, graded)
    return {
        "verdict": verdict,
        "cannot": None,
        "replay": {
            "same_grader": replayed.same_grader,
            "same_runtimes": replayed.same_runtimes,
            "same_verdict": replayed.same_verdict,
            "same_fuel": replayed.same_fuel,
        },
    }


def _verdict(graded: Graded, variables: Mapping[str, Any], _: Translate) -> Json:
    """All of it: whoever is staff may read the grader and its hidden tests."""
    verdict = graded.verdict
    message = _(graded.message) if graded.status is not Status.GRADED else graded.message
    return {
        "status": graded.status.value,
        "score": None if verdict is None else verdict.score,
        "message_html": prompt.render(message, {}) if message else "",
        "tests": [disclosure.shown_test(disclosure.whole_test(test), _) for test in verdict.tests] if verdict else [],
        "figure": disclosure.figure(verdict.figure) if verdict else None,
        "stdout": graded.stdout,
        "stderr": graded.stderr,
        "failure": trying.failure_as_json(graded.failure),
        "usage": trying.usage_as_json(graded.usage),
        "variables": dict(variables),
    }


def _view(block: Any, stored: StoredState) -> Json:
    """What this learner sees, by the learner's own dates and rights."""
    try:
        with compat.bound_to(block, stored.learner) as theirs:
            return _seen(learners.Reading(theirs).of(stored))
    except (NoAccess, NoLearners):  # then what any learner with this state would see
        return _seen(learners.Reading(block, as_learner=True).of(stored))


def _seen(theirs: Any) -> Json:
    problem = guards.stored_problem(theirs)
    state = standing.state(theirs, problem)
    try:
        prompt_html = shown_problem.prompt_html(problem, variant(theirs, problem).variables)
    except NoVariant:
        prompt_html = ""
    shown = bool(problem.solution.strip()) and solution_is_shown(policies(theirs), situation(theirs))
    return {"state": state, "prompt_html": prompt_html, "solution_shown": shown}


def _override(theirs: Any) -> Json | None:
    held = read_versioned(theirs.override)
    return {"score": learners.score(theirs, held["earned"]), "time": held["time"]} if held else None


def _row_now(block: Any, stored: StoredState) -> Json:
    now = learners.found(block, stored.learner)
    return learners.row(learners.Reading(block).of(now), now.name)


def _not_done(error: Exception, _: Translate) -> Refused:
    """The refusal of a change to a learner's state."""
    if isinstance(error, NoLearners):
        return learners.unavailable(_)
    if isinstance(error, NoAccess):
        message = _("The platform does not let this learner into the problem now. Nothing was changed.")
        return refusal(403, "forbidden", message)
    message = _("An answer of this learner is being graded right now. Nothing was changed. Try again in a moment.")
    return refusal(409, "two-tabs", message)
