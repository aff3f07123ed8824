"""What a grader knows of the problem."""

from __future__ import annotations

from random import Random
from typing import Any


class Problem:
    """What a grader knows of the problem."""

    def __init__(self, seed: int, variables: dict[str, Any], attempt: int) -> None:
        self.seed = seed
        self.variables = variables
        self.attempt = attempt
        self.random = Random(seed)

    def __repr__(self) -> str:
        return f"Problem(seed={self.seed}, variables={self.variables!r}, attempt={self.attempt})"
