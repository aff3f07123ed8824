"""What has to hold before a learner's request is done. Each guard refuses with a sentence for the learner."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from wasm_problem.block import compat, counted, disclosure, locks, shown_problem
from wasm_problem.block.faults import cannot_be_shown, state_cannot_be_read
from wasm_problem.block.fields import is_state_of_newer_code, read_versioned, versioned
from wasm_problem.block.i18n import translator
from wasm_problem.block.policy import policies, situation
from wasm_problem.block.requests import ErrorName, Json, Refused, not_ours, refusal
from wasm_problem.block.standing import state
from wasm_problem.block.variants import NoVariant, Variant, variant
from wasm_problem.grading.answers import AnswerError, Answers, read_answers
from wasm_problem.grading.problem import Problem, ProblemError
from wasm_problem.grading.starters import require_own_work
from wasm_problem.policies import Closed, can_save, wait_seconds, why_closed

FORMER_CHARACTERS = 200_000
"""Characters, as JSON, of what is kept for answer fields that are gone."""


@contextmanager
def alone(block: Any) -> Iterator[None]:
    """One request of a learner at a time, on all servers that share a cache."""
    try:
        with alone_for(block, str(block.scope_ids.user_id)):
            yield
    except locks.Busy:
        _ = translator(block)
        message = _("Another answer of yours is being graded. Wait a moment, then try again.")
        raise refusal(409, "two-tabs", message) from None


@contextmanager
def alone_for(block: Any, learner: str, wait_seconds: float | None = None) -> Iterator[None]:
    """As `alone`, for whoever acts on this learner's state. learner: the user's id. Raises locks.Busy."""
    key = f"{learner}|{block.scope_ids.usage_id}"
    with locks.exclusively_everywhere(compat.shared_cache(block.runtime), key, wait_seconds):
        yield


def on_this_page(block: Any, posted: Json, *, is_run: bool = False) -> tuple[Problem, Variant]:
    """The problem and the variant, when the page that sent the answer shows them."""
    problem = stored_problem(block)
    mine = variant_or_refuse(block, problem)
    if posted.get("fingerprint") != shown_problem.page_fingerprint(problem, mine.seed, mine.page_key):
        _ = translator(block)
        message = _(
            "This problem was changed after you opened the page, so your answer was not graded. No attempt was used."
        )
        if is_run:
            message = _("This problem was changed after you opened the page, so your program was not run.")
        raise refusal(409, "stale", message, state=state(block, problem))
    return problem, mine


def stored_problem(block: Any) -> Problem:
    """The problem, if this version of the code can read it and what is stored of the learner."""
    if is_state_of_newer_code(block):
        raise refusal(503, "unavailable", state_cannot_be_read(block))
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


def require_attempt(block: Any, problem: Problem, posted: Json, now: datetime) -> None:
    """The learner may submit now, and the page knows of all attempts that were used. now: when the request came."""
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
    if counted.is_behind(block):
        message = _(
            "At the same moment this problem was changed for you elsewhere: in another tab of yours, or by the course "
            "team. This answer was not graded, and no attempt was used. Submit it again."
        )
        raise refusal(409, "two-tabs", message, state=state(block, problem))
    reason = why_closed(policies(block), situation(block, now))
    if reason is not None:
        raise closed(block, problem, reason, now)


def require_savable(block: Any, problem: Problem, now: datetime) -> None:
    """The learner may still submit, if not at once."""
    where = situation(block, now)
    reason = why_closed(policies(block), where)
    if reason is not None and not can_save(policies(block), where):
        raise closed(block, problem, reason, now)


def closed(block: Any, problem: Problem, reason: Closed, now: datetime) -> Refused:
    """The refusal of a submission for that reason."""
    _ = translator(block)
    stored = state(block, problem)
    if reason is Closed.WAIT:
        wait = wait_seconds(policies(block), situation(block, now))
        message = _("You have to wait {seconds} s before you submit again. No attempt was used.")
        return refusal(429, "wait", message.format(seconds=wait), state=stored, retry_after=wait)
    messages: dict[Closed, tuple[ErrorName, str]] = {
        Closed.NO_ATTEMPTS: ("no-attempts", _("You have used all your attempts.")),
        Closed.PAST_DUE: (
            "past-due",
            _("This problem is closed: it is past its due date. Your answer was not graded, and no attempt was used."),
        ),
        Closed.NOT_STARTED: ("not-started", _("This problem is not open yet. No attempt was used.")),
        Closed.NEEDS_RESET: (
            "needs-reset",
            _("Each attempt needs new numbers. Reset the problem, then submit an answer. No attempt was used."),
        ),
    }
    name, message = messages[reason]
    return refusal(403, name, message, state=stored)


def store_draft(block: Any, problem: Problem, posted: Json) -> None:
    """Keeps what was typed, whatever it is, and what is there for answer fields that the author took away."""
    answers = posted.get("answers")
    if not isinstance(answers, dict):
        raise not_ours(translator(block))
    before = read_versioned(block.draft)
    names = {field.name for field in problem.inputs}
    candidates = {**before.get("former", {}), **before.get("answers", {})}
    former = {name: text for name, text in candidates.items() if name not in names}
    more = {"former": former} if former and len(json.dumps(former)) <= FORMER_CHARACTERS else {}
    block.draft = versioned(answers=disclosure.typed(problem.inputs, answers), **more)


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
