"""The answers that were graded: the last ones whole, and of all of them the score.

What is kept of a submission is enough to grade it again and to see whether that gives the same, see replaying.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from wasm_problem.block.fields import read_versioned, versioned
from wasm_problem.grading import evidence
from wasm_problem.grading.grader import Graded
from wasm_problem.grading.problem import Problem
from wasm_problem.sandbox import server_sandbox

KEPT = 20
KEPT_CHARACTERS = 400_000
"""Characters of all kept answers as JSON. The oldest go first, after the first one of all; the newest stays."""
KEPT_SCORES = 1_000
"""Of submissions that are not kept. Of more, the worst of the oldest ones go."""

Json = dict[str, Any]
Kept = Mapping[str, Any]
"""A kept submission: attempt, time (seconds since 1970), status, earned (0 to 1) and typed.

Since version 2 of the state also seed, variant (the name of its variables), evidence (see grading.evidence), ms, and
failed: the numbers, from 0, of the tests that did not pass.
"""


def remember(block: Any, problem: Problem, graded: Graded, now: datetime) -> None:
    """Keeps the answer in the draft as graded; its score becomes the last of `scores`."""
    assert graded.verdict is not None
    typed = read_versioned(block.draft)["answers"]
    entry: Json = {
        "attempt": block.attempts,
        "time": int(now.timestamp()),
        "status": graded.verdict.grade,
        "earned": graded.verdict.score,
        "typed": dict(typed),
        "seed": block.seed,
        "variant": _variant_name(_variables(block)),
        "evidence": evidence.to_dict(evidence.evidence(server_sandbox().catalog, problem, graded)),
        "ms": round(graded.usage.wall_ms, 2),
        "failed": graded.verdict.failed_tests(),
    }
    store(block, [*kept_submissions(block), entry])
    block.submission = versioned(typed=typed, attempt=block.attempts, seed=block.seed)


def store(block: Any, submissions: Sequence[Kept]) -> None:
    """Keeps these submissions, as many as there is room for, and the scores of the others."""
    kept, dropped = _bounded(submissions)
    block.history = versioned(
        submissions=kept,
        dropped=_bounded_scores([*dropped_scores(block), *(each["earned"] for each in dropped)]),
    )
    present = _variables(block)
    known = read_versioned(block.variants).get("values", {}) | {_variant_name(present): present}
    used = {each.get("variant") for each in kept}
    block.variants = versioned(values={name: values for name, values in known.items() if name in used})


def kept_submissions(block: Any) -> list[Json]:
    """The submissions that are kept, the oldest first."""
    return list(read_versioned(block.history).get("submissions", ()))


def scores(block: Any) -> list[float]:
    """The scores from 0 to 1 of all counted attempts, the first one first and the last one last."""
    first, *others = [each["earned"] for each in kept_submissions(block)] or [None]
    return [*([] if first is None else [first]), *dropped_scores(block), *others]


def dropped_scores(block: Any) -> list[float]:
    """The scores of the submissions that are not kept: they came after the first one."""
    return list(read_versioned(block.history).get("dropped", ()))


def _bounded_scores(scores: Sequence[float]) -> list[float]:
    best = max(scores, default=0.0)
    kept = list(scores)
    while len(kept) > KEPT_SCORES:
        del kept[1 if kept[0] == best else 0]
    return kept


def variables_of(block: Any, kept: Kept) -> Mapping[str, Any]:
    """The variables that this submission answered."""
    known: Mapping[str, Mapping[str, Any]] = read_versioned(block.variants).get("values", {})
    name = str(kept.get("variant"))
    return known[name] if name in known else _variables(block)


def _variables(block: Any) -> Mapping[str, Any]:
    values: Mapping[str, Any] = read_versioned(block.variables).get("values", {})
    return values


def _variant_name(variables: Mapping[str, Any]) -> str:
    """The same for the same variables: a seed gives others once the author changed `generate`."""
    return hashlib.sha256(json.dumps(variables, sort_keys=True).encode()).hexdigest()[:12]


def _bounded(submissions: Sequence[Kept]) -> tuple[list[Kept], list[Kept]]:
    """What is kept and what is not: the newest is, the first of all, and between them as many as there is room for."""
    kept, dropped = list(submissions), []
    sizes = [len(json.dumps(each)) for each in kept]
    while len(kept) > KEPT or (len(kept) > 1 and sum(sizes) > KEPT_CHARACTERS):
        oldest = 1 if len(kept) > 2 else 0
        dropped.append(kept.pop(oldest))
        del sizes[oldest]
    return kept, dropped
