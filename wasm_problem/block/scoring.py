"""The learner's grade, as the gradebook and the LMS's staff tools expect it. Scores here are before weighting."""

from __future__ import annotations

import logging
from typing import Any

from xblock.scorable import ScorableXBlockMixin, Score

from wasm_problem.block import settings
from wasm_problem.block.fields import read_versioned
from wasm_problem.grading.answers import read_answers
from wasm_problem.grading.grader import grade
from wasm_problem.sandbox import server_sandbox

log = logging.getLogger(__name__)

RAW_POSSIBLE = 1.0


class CannotGrade(Exception):
    """The grader did not grade the stored submission. The text says why without quoting anybody."""


class WasmProblemScoring(ScorableXBlockMixin):
    """has_score and what the platform calls on a block that has it."""

    score: Score | None
    weight: float | None
    submission: dict[str, Any]

    def max_score(self) -> float:
        """The raw maximum; the platform multiplies by `weight`."""
        return RAW_POSSIBLE

    def has_submitted_answer(self) -> bool:
        return bool(self.submission)

    def get_score(self) -> Score:
        return self.score or Score(0.0, RAW_POSSIBLE)

    def set_score(self, score: Score) -> None:
        """Stores a score; the caller publishes it. Raises TypeError for anything else.

        A learner can name any method as the view to be rendered, which then gets the view's context.
        """
        if not isinstance(score, Score):
            raise TypeError("a score is a Score")
        self.score = score

    def publish_grade(self) -> None:
        """Tells the gradebook the stored score. The LMS calls this after a score was overridden."""
        self._publish_grade(self.get_score())

    def calculate_score(self) -> Score:
        """The score of the last submission by today's grader; stores nothing. Raises CannotGrade."""
        return Score(_regrade(self) * RAW_POSSIBLE, RAW_POSSIBLE)

    def rescore(self, only_if_higher: bool) -> None:
        """Grades the last submission again. A learner whose answer cannot be graded keeps the score:

        the platform rescores a whole course in one task, which any other exception would end for everybody.
        """
        if not isinstance(only_if_higher, bool):  # called as a view, see set_score
            raise TypeError("only_if_higher is True or False")
        if not self.has_submitted_answer():
            raise ValueError("There is no submission to grade again.")
        try:
            new = self.calculate_score()
        except CannotGrade as error:
            log.error("Not rescored, score kept: %s: %s", self, error)
            return
        if only_if_higher and new.raw_earned <= self.get_score().raw_earned:
            return
        self.set_score(new)
        self._publish_grade(new, only_if_higher)


def _regrade(block: Any) -> float:
    """The score from 0 to 1 that today's grader gives the last submission; stores nothing. Raises CannotGrade."""
    try:
        problem = block.problem
        answers = read_answers(problem.inputs, read_versioned(block.submission).get("typed"))
        variables = read_versioned(block.variables).get("values", {})
    except ValueError as error:
        raise CannotGrade(f"the submission does not fit the problem ({type(error).__name__})") from None
    limits = settings.bounds(block)
    graded = grade(server_sandbox(), problem, answers, block.seed, variables, block.attempts, bounds=limits)
    if graded.verdict is None:
        raise CannotGrade(graded.failure.cause.value if graded.failure else graded.status.value)
    return graded.verdict.score
