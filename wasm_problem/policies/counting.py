"""Which score counts after several attempts."""

from __future__ import annotations

import math
from collections.abc import Sequence

from wasm_problem.policies.values import GradingMethod


def counted_score(method: GradingMethod, scores: Sequence[float]) -> float:
    """The score from 0 to 1 that counts, of those of all counted attempts, oldest first.

    The average has two decimals, as capa's. A stored score that is no number is 0: the gradebook must never get one.
    """
    if not scores:
        raise ValueError("no attempt was counted, so no score does")
    sound = [_sound(score) for score in scores]
    match method:
        case GradingMethod.LAST:
            return sound[-1]
        case GradingMethod.FIRST:
            return sound[0]
        case GradingMethod.HIGHEST:
            return max(sound)
        case GradingMethod.AVERAGE:
            return round(math.fsum(sound) / len(sound), 2)


def _sound(score: float) -> float:
    return min(1.0, max(0.0, score)) if math.isfinite(score) else 0.0
