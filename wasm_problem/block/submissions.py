"""The answers that a learner handed in earlier."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

from wasm_problem.block import disclosure
from wasm_problem.block.fields import read_versioned, versioned
from wasm_problem.block.guards import require_learner, stored_problem
from wasm_problem.block.requests import Json

KEPT = 20
KEPT_CHARACTERS = 400_000
"""Characters of all kept answers as JSON. The oldest go first; the newest stays, however long it is."""


def remember(block: Any, status: str, earned: float, typed: Mapping[str, Any]) -> None:
    """Keeps a graded answer. earned: its score, 0 to 1."""
    kept = list(read_versioned(block.history).get("submissions", ()))
    kept.append(
        {"attempt": block.attempts, "time": int(time.time()), "status": status, "earned": earned, "typed": dict(typed)}
    )
    kept = kept[-KEPT:]
    sizes = [len(json.dumps(each)) for each in kept]
    while len(kept) > 1 and sum(sizes) > KEPT_CHARACTERS:
        del kept[0], sizes[0]
    block.history = versioned(submissions=kept)


def earlier(block: Any, posted: Json) -> Json:
    """The learner's own earlier submissions, the newest first."""
    require_learner(block)
    problem = stored_problem(block)
    kept = read_versioned(block.history).get("submissions", ())
    return {"submissions": [disclosure.submission(each, problem) for each in reversed(kept)]}
