"""What a learner does: submit, save, reset. Everything sent back is built in disclosure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from xblock.scorable import Score

from wasm_problem.block import disclosure, locks, permissions
from wasm_problem.block.faults import cannot_be_shown, describe, report
from wasm_problem.block.fields import read_versioned, versioned
from wasm_problem.block.i18n import translator
from wasm_problem.block.requests import Json, refusal
from wasm_problem.block.scoring import RAW_POSSIBLE
from wasm_problem.block.variants import NoVariant, Variant, variant
from wasm_problem.grading import policy
from wasm_problem.grading.answers import AnswerError, Answers, read_answers
from wasm_problem.grading.grader import Graded, Status, grade
from wasm_problem.grading.problem import Problem, ProblemError
from wasm_problem.sandbox import server_sandbox


def state(block: Any, problem: Problem, details: str = "", errors: Mapping[str, str] | None = None) -> Json:
    """The LearnerState of this learner."""
    standing = disclosure.Standing(
        problem=problem,
        attempts=block.attempts,
        earned=None if block.score is None else block.score.raw_earned / (block.score.raw_possible or RAW_POSSIBLE),
        draft=read_versioned(block.draft).get("answers", {}),
        has_saved_answers=block.has_saved_answers,
        told=read_versioned(block.result),
        may_answer=permissions.may_answer(block),
        may_reset=bool(block.show_reset_button),
        errors=errors or {},
        details=details if permissions.may_see_grader(block) else "",
    )
    return disclosure.learner_state(standing, translator(block))


def submit(block: Any, posted: Json) -> Json:
    """Grades an answer. An attempt is used only when the grader graded it."""
    _require_learner(block)
    with _alone(block):
        problem, mine = _on_this_page(block, posted)
        _require_attempt(block, problem, posted)
        _store_draft(block, problem, posted)
        block.save()  # what was typed is kept, whatever happens from here on
        answers = _read(block, problem, posted)
        graded = grade(server_sandbox(), problem, answers, mine.seed, mine.variables, block.attempts + 1)
        block.has_saved_answers = False
        details = _record(block, graded)
        block.save()
        if graded.status is Status.GRADED:
            block.publish_grade()
        return {"state": state(block, problem, details)}


def save(block: Any, posted: Json) -> Json:
    """Keeps an answer without grading it."""
    _require_learner(block)
    with _alone(block):
        problem, _mine = _on_this_page(block, posted)
        if not policy.can_submit(problem.max_attempts, block.attempts):
            raise _no_attempts(block, problem)
        _store_draft(block, problem, posted)
        block.save()
        return {"state": state(block, problem)}


def reset(block: Any, posted: Json) -> Json:
    """Clears what was typed and told. Attempts, score and variables stay."""
    _require_learner(block)
    _ = translator(block)
    with _alone(block):
        problem = _problem(block)
        if not state(block, problem)["can_reset"]:
            raise refusal(403, "forbidden", _("This problem cannot be reset."), state=state(block, problem))
        block.draft, block.result, block.has_saved_answers = {}, {}, False
        mine = _variant_or_refuse(block, problem)
        block.save()
        return {"state": state(block, problem), "prompt_html": disclosure.prompt_html(problem, mine.variables)}


def _record(block: Any, graded: Graded) -> str:
    """Stores what came of a grading. Returns details for the course team."""
    if graded.verdict is not None and graded.status is Status.GRADED:
        earned = graded.verdict.score
        block.attempts += 1
        block.score = Score(earned * RAW_POSSIBLE, RAW_POSSIBLE)
        block.submission = versioned(typed=read_versioned(block.draft)["answers"], attempt=block.attempts)
        status = "correct" if earned >= 1 else "partial" if earned > 0 else "incorrect"
        told = disclosure.tests(graded.verdict.tests)
        block.result = versioned(status=status, message=graded.verdict.message, tests=told)
        return ""
    if graded.status is Status.INVALID:
        block.result = versioned(status="invalid", message=graded.message)
        return ""
    reference = report(block, "answer not graded", graded.failure)
    block.result = versioned(status="not-graded", message=graded.message, reference=reference)
    return describe(graded.failure, graded.message)


@contextmanager
def _alone(block: Any) -> Iterator[None]:
    """One request of a learner at a time. Across processes the page's count of attempts catches a second tab."""
    try:
        with locks.exclusively((block.scope_ids.user_id, str(block.scope_ids.usage_id))):
            yield
    except locks.Busy:
        _ = translator(block)
        message = _("Another answer of yours is being graded. Wait a moment, then try again.")
        raise refusal(409, "two-tabs", message) from None


def _require_learner(block: Any) -> None:
    if not permissions.may_answer(block):
        _ = translator(block)
        raise refusal(403, "forbidden", _("You are not signed in. Sign in and try again."))


def _on_this_page(block: Any, posted: Json) -> tuple[Problem, Variant]:
    """The problem and the variant, when the page that sent the answer shows them."""
    problem = _problem(block)
    mine = _variant_or_refuse(block, problem)
    if posted.get("fingerprint") != disclosure.page_fingerprint(problem, mine.seed):
        _ = translator(block)
        message = _(
            "This problem was changed after you opened the page, so your answer was not graded. No attempt was used."
        )
        raise refusal(409, "stale", message, state=state(block, problem))
    return problem, mine


def _problem(block: Any) -> Problem:
    try:
        problem: Problem = block.problem
    except ProblemError:
        raise refusal(409, "stale", cannot_be_shown(block, "content cannot be read")) from None
    return problem


def _variant_or_refuse(block: Any, problem: Problem) -> Variant:
    try:
        return variant(block, problem)
    except NoVariant as error:
        raise refusal(409, "stale", cannot_be_shown(block, "no variant", error.failure)) from None


def _require_attempt(block: Any, problem: Problem, posted: Json) -> None:
    _ = translator(block)
    seen = posted.get("attempt")
    if not isinstance(seen, int) or isinstance(seen, bool):
        message = _("The page sent something that cannot be read. Reload it and try again.")
        raise refusal(400, "bad-request", message)
    if seen != block.attempts:
        message = _(
            "You have submitted an answer to this problem in another tab or window. This one was not graded: "
            "look at the other one's result, then submit again if you want to."
        )
        raise refusal(409, "two-tabs", message, state=state(block, problem))
    if not policy.can_submit(problem.max_attempts, block.attempts):
        raise _no_attempts(block, problem)


def _no_attempts(block: Any, problem: Problem) -> Exception:
    _ = translator(block)
    return refusal(403, "no-attempts", _("You have used all your attempts."), state=state(block, problem))


def _store_draft(block: Any, problem: Problem, posted: Json) -> None:
    answers = posted.get("answers")
    if not isinstance(answers, dict):
        _ = translator(block)
        message = _("The page sent something that cannot be read. Reload it and try again.")
        raise refusal(400, "bad-request", message)
    block.draft = versioned(answers=disclosure.typed(problem.inputs, answers))
    block.has_saved_answers = True


def _read(block: Any, problem: Problem, posted: Json) -> Answers:
    _ = translator(block)
    try:
        return read_answers(problem.inputs, posted["answers"])
    except AnswerError as error:
        fields = {name: _(message) for name, message in error.field_errors.items()}
        raise refusal(
            400, "fields", _(error.message), fields=fields, state=state(block, problem, errors=fields)
        ) from None
