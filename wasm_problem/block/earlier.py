"""The answers that a learner handed in earlier, for that learner."""

from __future__ import annotations

from typing import Any

from wasm_problem.block import disclosure
from wasm_problem.block.guards import stored_problem
from wasm_problem.block.policy import policies, situation
from wasm_problem.block.requests import Json
from wasm_problem.block.submissions import kept_submissions
from wasm_problem.policies import correctness_is_shown


def earlier(block: Any, posted: Json) -> Json:
    """The learner's own earlier submissions, the newest first."""
    problem = stored_problem(block)
    shown = correctness_is_shown(policies(block), situation(block))
    return {"submissions": [disclosure.submission(each, problem, shown) for each in reversed(kept_submissions(block))]}
