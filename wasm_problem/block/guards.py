"""What has to hold before a learner's request is done. Each guard refuses with a sentence for the learner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from wasm_problem.block import disclosure, locks, permissions
from wasm_problem.block.faults import cannot_be_shown
from wasm_problem.block.fields import versioned
from wasm_problem.block.i18n import translator
from wasm_problem.block.requests import Json, not_ours, refusal
from wasm_problem.block.standing import state
from wasm_problem.block.variants import NoVariant, Variant, variant
from wasm_problem.grading import policy
from wasm_problem.grading.answers import AnswerError, Answers, read_answers
from wasm_problem.grading.problem import Problem, ProblemError
from wasm_problem.grading.starters import require_own_work


@contextmanager
def alone(block: Any) -> Iterator[None]:
    """One request of a learner at a time. Across processes the page's count of attempts catches a second tab."""
    try:
        with locks.exclusively((block.scope_ids.user_id, str(block.scope_ids.usage_id))):
            yield
    except locks.Busy:
        _ = translator(block)
        message = _("Another answer of yours is being graded. Wait a moment, then try again.")
        raise refusal(409, "two-tabs", message) from None


def require_learner(block: Any) -> None:
    """Somebody whose attempts can be counted."""
    if not permissions.may_answer(block):
        _ = translator(block)
        raise refusal(403, "forbidden", _("You are not signed in. Sign in and try again."))


def on_this_page(block: Any, posted: Json, *, is_run: bool = False) -> tuple[Problem, Variant]:
    """The problem and the variant, when the page that sent the answer shows them."""
    problem = stored_problem(block)
    mine = variant_or_refuse(block, problem)
    if posted.get("fingerprint") != disclosure.page_fingerprint(problem, mine.seed):
        _ = translator(block)
        message = _(
            "This problem was changed after you opened the page, so your answer was not graded. No attempt was used."
        )
        if is_run:
            message = _("This problem was changed after you opened the page, so your program was not run.")
        raise refusal(409, "stale", message, state=state(block, problem))
    return problem, mine


def stored_problem(block: Any) -> Problem:
    """The problem, if this version of the code can read it."""
    try:
        problem: Problem = block.problem
    except ProblemError:
        raise refusal(409, "stale", cannot_be_shown(block, "content cannot be read")) from None
    return problem


def variant_or_refuse(block: Any, problem: Problem) -> Variant:
    """The learner's variant, if the grader can generate it."""
    try:
        return variant(block, problem)
    except NoVariant as error:
        raise refusal(409, "stale", cannot_be_shown(block, "no variant", error.failure)) from None


def require_attempt(block: Any, problem: Problem, posted: Json) -> None:
    """An attempt is left, and the page knows of all that were used."""
    _ = translator(block)
    seen = posted.get("attempt")
    if not isinstance(seen, int) or isinstance(seen, bool):
        raise not_ours(_)
    if seen != block.attempts:
        message = _(
            "You have submitted an answer to this problem in another tab or window. This one was not graded: "
            "look at the other one's result, then submit again if you want to."
        )
        raise refusal(409, "two-tabs", message, state=state(block, problem))
    if not policy.can_submit(problem.max_attempts, block.attempts):
        raise no_attempts(block, problem)


def no_attempts(block: Any, problem: Problem) -> Exception:
    """The refusal when none is left."""
    _ = translator(block)
    return refusal(403, "no-attempts", _("You have used all your attempts."), state=state(block, problem))


def store_draft(block: Any, problem: Problem, posted: Json) -> None:
    """Keeps what was typed, whatever it is."""
    answers = posted.get("answers")
    if not isinstance(answers, dict):
        raise not_ours(translator(block))
    block.draft = versioned(answers=disclosure.typed(problem.inputs, answers))


def read_posted(block: Any, problem: Problem, posted: Json, *, handed_in: bool = True) -> Answers:
    """The posted answers. handed_in: they have to be the learner's own work, too."""
    _ = translator(block)
    try:
        answers = read_answers(problem.inputs, posted["answers"])
        if handed_in:
            require_own_work(problem.inputs, answers)
        return answers
    except AnswerError as error:
        fields = {name: _(message) for name, message in error.field_errors.items()}
        raise refusal(
            400, "fields", _(error.message), fields=fields, state=state(block, problem, errors=fields)
        ) from None
