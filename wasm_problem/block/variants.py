"""The variant of the problem that one learner has: a seed, and the variables that the grader generated from it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wasm_problem.block.fields import read_versioned, versioned
from wasm_problem.block.policy import policies
from wasm_problem.grading.grader import generate
from wasm_problem.grading.problem import Problem
from wasm_problem.grading.prompt import unknown_names
from wasm_problem.policies import chosen_seed
from wasm_problem.sandbox import Failure, server_sandbox


@dataclass(frozen=True, slots=True)
class Variant:
    """The problem as one learner got it. page_key: a secret that tells this learner's page from others."""

    seed: int
    variables: Mapping[str, Any]
    page_key: str


class NoVariant(Exception):
    """The grader's `generate` failed. The exception has no text: the failure quotes the grader."""

    def __init__(self, failure: Failure) -> None:
        super().__init__()
        self.failure = failure


def variant(block: Any, problem: Problem) -> Variant:
    """This learner's variant: the stored one, or a new one, which is stored. Raises NoVariant.

    Stored variables last, also when the author changes `generate`, unless the prompt now needs other names.
    """
    values = read_versioned(block.variables).get("values")
    if block.seed is not None and values is not None and not unknown_names(problem.prompt, values):
        return Variant(block.seed, values, block.page_key)
    return _draw(block, problem, _first_seed(block) if block.seed is None else block.seed)


def another_variant(block: Any, problem: Problem) -> Variant:
    """A new variant, which is stored: with another seed than the present one. Raises NoVariant."""
    present, seed = block.seed, _first_seed(block)
    while seed == present:
        seed = _first_seed(block)
    return _draw(block, problem, seed)


def _first_seed(block: Any) -> int:
    usage_id = str(block.scope_ids.usage_id)
    return chosen_seed(policies(block), block.scope_ids.user_id, usage_id, secrets.randbelow)


def _draw(block: Any, problem: Problem, seed: int) -> Variant:
    generated = generate(server_sandbox(), problem, seed)
    if generated.failure is not None:
        raise NoVariant(generated.failure)
    if block.seed != seed:  # the seeds of state of version 1 were secrets themselves
        block.page_key = secrets.token_hex(8)
    block.seed = seed
    block.variables = versioned(values=dict(generated.variables))
    return Variant(seed, generated.variables, block.page_key)
