"""The learner's grade, as the gradebook and the LMS's staff tools expect it. Scores here are before weighting."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from xblock.scorable import ScorableXBlockMixin, Score

from wasm_problem.block import disclosure, events, regrading, submissions
from wasm_problem.block.fields import RAW_POSSIBLE, read_versioned, versioned
from wasm_problem.block.policy import policies
from wasm_problem.block.regrading import CannotGrade
from wasm_problem.policies import counted_score

log = logging.getLogger(__name__)


class WasmProblemScoring(ScorableXBlockMixin):
    """has_score and what the platform calls on a block that has it."""

    attempts: int
    done: bool | None
    score: Score | None
    weight: float | None
    submission: dict[str, Any]
    result: dict[str, Any]
    override: dict[str, Any]

    def max_score(self) -> float:
        """The raw maximum; the platform multiplies by `weight`."""
        return RAW_POSSIBLE

    def has_submitted_answer(self) -> bool:
        return bool(self.submission)

    def is_submitted(self) -> bool:
        """Whether an answer was graded and not reset since. The conditional block asks for this and the next two."""
        if self.done is None:  # state of version 1
            return read_versioned(self.result).get("status") in disclosure.GRADED
        return self.done

    def is_attempted(self) -> bool:
        return self.attempts > 0

    def is_correct(self) -> bool:
        """Whether the score that holds is the full one."""
        return self.score is not None and self.get_score().raw_earned >= RAW_POSSIBLE

    def get_score(self) -> Score:
        """The score that holds, out of 1: staff may have set one out of something else."""
        if self.score is None:
            return Score(0.0, RAW_POSSIBLE)
        return Score(self.score.raw_earned / (self.score.raw_possible or RAW_POSSIBLE) * RAW_POSSIBLE, RAW_POSSIBLE)

    def set_score(self, score: Score) -> None:
        """Stores a score that staff decided on; the caller publishes it. It holds until another attempt or a rescore.

        Raises TypeError for anything else: a learner can name any method as the view to be rendered, which then gets
        the view's context.
        """
        if not isinstance(score, Score):
            raise TypeError("a score is a Score")
        self.score = score
        self.override = versioned(earned=self.get_score().raw_earned, time=int(datetime.now(UTC).timestamp()))

    def publish_grade(self) -> None:
        """Tells the gradebook the stored score. The LMS calls this after a score was overridden."""
        self._publish_grade(self.get_score())

    def calculate_score(self) -> Score:
        """The score that counts by today's grader and policies; stores nothing. Raises CannotGrade."""
        return Score(counted(self, regrading.regrade(self)) * RAW_POSSIBLE, RAW_POSSIBLE)

    def rescore(self, only_if_higher: bool) -> None:
        """Grades the kept submissions again. A learner whose answer cannot be graded keeps the score:

        the platform rescores a whole course in one task, which any other exception would end for everybody.
        """
        if not isinstance(only_if_higher, bool):  # called as a view, see set_score
            raise TypeError("only_if_higher is True or False")
        try:
            with events.rescoring(self):
                _rescore(self, only_if_higher)
        except CannotGrade as error:
            log.error("Not rescored, score kept: %s: %s", self, error)


def _rescore(block: Any, only_if_higher: bool) -> None:
    if not block.has_submitted_answer():
        raise ValueError("There is no submission to grade again.")
    regraded = regrading.regrade(block)
    new = counted(block, regraded)
    if only_if_higher and new * RAW_POSSIBLE <= block.get_score().raw_earned:
        return
    store_regraded(block, regraded)
    block._publish_grade(block.get_score(), only_if_higher)


def counted(block: Any, regraded: Sequence[regrading.Regraded]) -> float:
    """The score from 0 to 1 that would count with these gradings in place of the stored ones."""
    return counted_score(policies(block).grading_method, regrading.scores(block, regraded))


def store_regraded(block: Any, regraded: Sequence[regrading.Regraded]) -> None:
    """Keeps new gradings, and the score that counts with them."""
    regrading.store(block, regraded)
    store_counted(block)


def store_counted(block: Any) -> None:
    """Stores the score that the attempts give by the grading method, in place of any other."""
    earned = counted_score(policies(block).grading_method, submissions.scores(block))
    block.score = Score(earned * RAW_POSSIBLE, RAW_POSSIBLE)
    block.override = {}
