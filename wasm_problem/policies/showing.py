"""What a learner may see of results and of the solution."""

from __future__ import annotations

from wasm_problem.policies.attempting import attempts_left
from wasm_problem.policies.dates import is_past_due, opens
from wasm_problem.policies.values import Policies, ShowAnswer, ShowCorrectness, Situation


def correctness_is_shown(policies: Policies, situation: Situation) -> bool:
    """Whether this person may see if an answer is correct, by the rule of xblock.scorable.ShowCorrectness.

    Staff see results before the due date. What is never shown is not shown to them either.
    """
    match policies.show_correctness:
        case ShowCorrectness.NEVER | ShowCorrectness.NEVER_BUT_INCLUDE_GRADE:
            return False
        case ShowCorrectness.PAST_DUE:
            return situation.is_staff or policies.due is None or is_past_due(policies, situation)
        case ShowCorrectness.ALWAYS:
            return True


def solution_is_shown(policies: Policies, situation: Situation) -> bool:
    """Whether this person may see the solution.

    Never before the start, nor while results are hidden. Staff see it otherwise, unless it is never shown.
    """
    if opens(policies, situation) is not None or not correctness_is_shown(policies, situation):
        return False
    if situation.is_staff:
        return policies.showanswer is not ShowAnswer.NEVER
    return _is_shown_to_learners(policies, situation)


def _is_shown_to_learners(policies: Policies, situation: Situation) -> bool:
    past_due = is_past_due(policies, situation)
    no_attempt_left = attempts_left(policies, situation) == 0
    attempted = situation.attempts > 0
    match policies.showanswer:
        case ShowAnswer.ALWAYS:
            return True
        case ShowAnswer.ANSWERED:
            return situation.solved
        case ShowAnswer.ATTEMPTED:
            return attempted or past_due
        case ShowAnswer.CLOSED:
            return no_attempt_left or past_due
        case ShowAnswer.FINISHED:
            return situation.solved or no_attempt_left or past_due
        case ShowAnswer.CORRECT_OR_PAST_DUE:
            return situation.solved or past_due
        case ShowAnswer.PAST_DUE:
            return past_due
        case ShowAnswer.NEVER:
            return False
        case ShowAnswer.AFTER_ATTEMPTS:
            return situation.attempts >= _needed_attempts(policies)
        case ShowAnswer.AFTER_ALL_ATTEMPTS:
            return no_attempt_left
        case ShowAnswer.AFTER_ALL_ATTEMPTS_OR_CORRECT:
            return situation.solved or no_attempt_left
        case ShowAnswer.ATTEMPTED_NO_PAST_DUE:
            return attempted


def _needed_attempts(policies: Policies) -> int:
    """More than there are would be never. With 0 attempts allowed, the number stands as it is, as in capa."""
    needed = policies.attempts_before_showanswer_button
    return min(needed, policies.max_attempts) if policies.max_attempts else needed
