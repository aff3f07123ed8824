"""Which variant of a problem a learner gets."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from wasm_problem.policies.values import Policies, Rerandomize

VARIANTS = 20
"""How many variants of a problem learners share under `per_student`: few enough to compare answers, as in capa."""

SEEDS = 1000
"""How many seeds there are to draw from otherwise."""


def draws_new_variant_on_reset(policies: Policies) -> bool:
    """Whether a reset changes the numbers."""
    return policies.rerandomize in (Rerandomize.ALWAYS, Rerandomize.ONRESET)


def chosen_seed(policies: Policies, user_id: object, usage_id: str, random_number: Callable[[int], int]) -> int:
    """The seed of a learner's variant. random_number: a number from 0 to below its argument.

    Under `per_student` it follows from the learner and the problem, so it is the same after a reset and a deletion of
    the learner's state, and the learners who share a variant of one problem do not share those of all others.
    """
    match policies.rerandomize:
        case Rerandomize.NEVER:
            return 1
        case Rerandomize.PER_STUDENT:
            digest = hashlib.sha256(f"{user_id}\0{usage_id}".encode()).digest()
            return int.from_bytes(digest[:8], "big") % VARIANTS
        case Rerandomize.ALWAYS | Rerandomize.ONRESET:
            return random_number(SEEDS)
