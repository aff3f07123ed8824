"""Grades kept submissions again: with today's grader, or to see whether that gives what it gave then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wasm_problem.block import disclosure, settings, submissions
from wasm_problem.block.fields import read_versioned, versioned
from wasm_problem.block.submissions import Kept
from wasm_problem.grading import evidence
from wasm_problem.grading.answers import read_answers
from wasm_problem.grading.grader import Graded, grade
from wasm_problem.grading.problem import Problem
from wasm_problem.grading.verdict import Verdict
from wasm_problem.sandbox import server_sandbox


class CannotGrade(Exception):
    """The grader did not grade a kept submission. The text says why without quoting anybody."""


@dataclass(frozen=True, slots=True)
class Regraded:
    """A kept submission and what today's grader says of it; None: it cannot grade it any more, so its score stays."""

    kept: Kept
    graded: Graded | None
    verdict: Verdict | None

    @property
    def earned(self) -> float:
        """Its score, 0 to 1."""
        return float(self.kept["earned"]) if self.verdict is None else self.verdict.score


@dataclass(frozen=True, slots=True)
class Replayed:
    """Whether grading again gave what it gave then.

    same_grader, same_runtimes: what it was graded with is what there is today. same_verdict, same_fuel: what came of
    it. None: the submission was stored before such was kept.
    """

    same_grader: bool | None
    same_runtimes: bool | None
    same_verdict: bool | None
    same_fuel: bool | None


def regrade(block: Any) -> list[Regraded]:
    """The kept submissions by today's grader, the oldest first; stores nothing.

    An earlier one that cannot be graded any more keeps its score. Raises CannotGrade if the last one cannot be.
    """
    *earlier, last = submitted(block)
    return [*(regrade_or_keep(block, kept) for kept in earlier), regrade_one(block, last)]


def regrade_one(block: Any, kept: Kept) -> Regraded:
    """One kept submission by today's grader. Raises CannotGrade."""
    graded = grade_kept(block, kept)
    if graded.verdict is None:
        raise CannotGrade(why_not(graded))
    return Regraded(kept, graded, graded.verdict)


def why_not(graded: Graded) -> str:
    """Why there is no verdict, in a word that quotes nobody."""
    return graded.failure.cause.value if graded.failure else graded.status.value


def regrade_or_keep(block: Any, kept: Kept) -> Regraded:
    try:
        return regrade_one(block, kept)
    except CannotGrade:
        return Regraded(kept, None, None)


def grade_kept(block: Any, kept: Kept) -> Graded:
    """What today's grader makes of a kept submission, be it a verdict or not. Raises CannotGrade: it does not fit."""
    try:
        problem: Problem = block.problem
        answers = read_answers(problem.inputs, kept["typed"])
    except ValueError as error:
        raise CannotGrade(f"the submission does not fit the problem ({type(error).__name__})") from None
    seed = kept.get("seed", block.seed)
    variables = submissions.variables_of(block, kept)
    return grade(
        server_sandbox(), problem, answers, seed, variables, max(1, kept["attempt"]), bounds=settings.bounds(block)
    )


def replay(block: Any, kept: Kept) -> Replayed:
    """Grades a kept submission again and compares. Raises CannotGrade."""
    return compared(block, kept, grade_kept(block, kept))


def compared(block: Any, kept: Kept, graded: Graded) -> Replayed:
    """What a submission was graded with and what came of that, compared with a grading of today. Raises CannotGrade."""
    then, now = evidence.from_dict(kept.get("evidence")), _evidence(block, graded)
    if then is None:
        return Replayed(None, None, None, None)
    return Replayed(
        same_grader=then.grader == now.grader,
        same_runtimes=dict(then.runtimes) == dict(now.runtimes),
        same_verdict=then.verdict == now.verdict,
        same_fuel=then.fuel == now.fuel,
    )


def scores(block: Any, regraded: Sequence[Regraded]) -> list[float]:
    """The scores of all counted attempts, with the new ones in place of those of the kept submissions."""
    first, *others = [each.earned for each in regraded]
    return [first, *submissions.dropped_scores(block), *others]


def store(block: Any, regraded: Sequence[Regraded]) -> None:
    """Keeps the new gradings in place of the old ones, and what the learner is told of the last one."""
    if submissions.kept_submissions(block):
        submissions.store(block, [_with_new(block, each) for each in regraded])
    last = regraded[-1].verdict
    if block.is_submitted() and last is not None:
        block.result = versioned(**told(last))


def told(verdict: Verdict) -> dict[str, Any]:
    """What a learner is told of a verdict, as it is stored."""
    figure = {} if verdict.figure is None else {"figure": disclosure.figure(verdict.figure)}
    return {"status": verdict.grade, "message": verdict.message, "tests": disclosure.tests(verdict.tests), **figure}


def _with_new(block: Any, regraded: Regraded) -> Kept:
    if regraded.graded is None or regraded.verdict is None:
        return regraded.kept
    return {
        **regraded.kept,
        "status": regraded.verdict.grade,
        "earned": regraded.verdict.score,
        "evidence": evidence.to_dict(_evidence(block, regraded.graded)),
        "failed": regraded.verdict.failed_tests(),
    }


def _evidence(block: Any, graded: Graded) -> evidence.Evidence:
    if graded.verdict is None:
        raise CannotGrade(why_not(graded))
    return evidence.evidence(server_sandbox().catalog, block.problem, graded)


def submitted(block: Any) -> list[Kept]:
    """The kept submissions. Before they were kept, there was the last one alone."""
    kept: list[Kept] = list(submissions.kept_submissions(block))
    if kept or not block.submission:
        return kept
    last = read_versioned(block.submission)
    return [{"attempt": last.get("attempt", block.attempts), "typed": last.get("typed")}]
