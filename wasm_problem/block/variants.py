"""The variant of the problem that one learner has: a seed, and the variables that the grader generated from it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wasm_problem.block.fields import read_versioned, versioned
from wasm_problem.grading.grader import generate
from wasm_problem.grading.problem import Problem
from wasm_problem.grading.prompt import unknown_names
from wasm_problem.sandbox import Failure, server_sandbox

MAX_SEED = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Variant:
    """The problem as one learner got it."""

    seed: int
    variables: Mapping[str, Any]


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
        return Variant(block.seed, values)
    seed = secrets.randbelow(MAX_SEED) if block.seed is None else block.seed
    generated = generate(server_sandbox(), problem, seed)
    if generated.failure is not None:
        raise NoVariant(generated.failure)
    block.seed = seed
    block.variables = versioned(values=dict(generated.variables))
    return Variant(seed, generated.variables)
