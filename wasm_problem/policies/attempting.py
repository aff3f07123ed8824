"""Whether a learner may submit, save and reset."""

from __future__ import annotations

from wasm_problem.policies.dates import is_past_due, opens, wait_seconds
from wasm_problem.policies.values import Closed, Policies, Rerandomize, Situation


def attempts_left(policies: Policies, situation: Situation) -> int | None:
    """How many remain; None: unlimited. Never negative, also when the limit was lowered. Staff get no more."""
    return None if policies.max_attempts is None else max(0, policies.max_attempts - situation.attempts)


def needs_reset(policies: Policies, situation: Situation) -> bool:
    """Whether a learner has to reset before submitting again."""
    return policies.rerandomize is Rerandomize.ALWAYS and situation.submitted


def why_closed(policies: Policies, situation: Situation) -> Closed | None:
    """The first reason against a submission, those first that a learner can do nothing about. None: they may submit.

    Staff may submit before the start and need not wait. Due date, attempts and reset bind them as they bind learners,
    which is capa's way: what staff try out is what learners meet.
    """
    if opens(policies, situation) is not None:
        return Closed.NOT_STARTED
    if is_past_due(policies, situation):
        return Closed.PAST_DUE
    if attempts_left(policies, situation) == 0:
        return Closed.NO_ATTEMPTS
    if needs_reset(policies, situation):
        return Closed.NEEDS_RESET
    if wait_seconds(policies, situation):
        return Closed.WAIT
    return None


def can_submit(policies: Policies, situation: Situation) -> bool:
    """Also after a correct answer."""
    return why_closed(policies, situation) is None


def can_save(policies: Policies, situation: Situation) -> bool:
    """A draft is of use while it can still be submitted, if not at once."""
    return why_closed(policies, situation) in (None, Closed.WAIT)


def can_reset(policies: Policies, situation: Situation) -> bool:
    """After a submission, while another may follow, when the button is offered or a reset draws a new variant.

    Unlike capa's, the button stays after a correct answer: a learner may try again.
    """
    offered = policies.show_reset_button or policies.rerandomize in (Rerandomize.ALWAYS, Rerandomize.ONRESET)
    reason = why_closed(policies, situation)
    return offered and situation.submitted and reason in (None, Closed.NEEDS_RESET, Closed.WAIT)
