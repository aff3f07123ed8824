"""How a problem goes: attempts, scores, tests that fail most, wrong answers, what grading costs, faults."""

from __future__ import annotations

import itertools
import json
import logging
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wasm_problem.block import answer_texts, guards, learners, regrading
from wasm_problem.block.fields import read_versioned
from wasm_problem.block.i18n import Translate, translator
from wasm_problem.block.regrading import CannotGrade
from wasm_problem.block.requests import Json
from wasm_problem.block.submissions import Kept, kept_submissions
from wasm_problem.grading import evidence
from wasm_problem.grading.grader import PROGRAM_FAILED
from wasm_problem.grading.text import shortened, storable

log = logging.getLogger(__name__)

MOST_STATES = 2_000
"""That are read; of more learners, those whose names come first."""
MOST_TESTS = 10
MOST_ANSWERS = 10
MOST_NAMED = 5
"""Submissions that are graded again, at most, to learn the names of tests."""
ANSWER_CHARACTERS = 2_000
MOST_ATTEMPTS = 10
"""From here on, numbers of attempts are counted together."""
TENTHS = 10


@dataclass(slots=True)
class _Counts:
    learners: int = 0
    attempts: Counter[int] = field(default_factory=Counter)
    scores: list[int] = field(default_factory=lambda: [0] * TENTHS)
    solved: int = 0
    failed: Counter[int] = field(default_factory=Counter)
    tested: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    fuel: list[float] = field(default_factory=list)
    ms: list[float] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[Any, Kept]] = field(default_factory=list)


def overview(block: Any, posted: Json) -> Json:
    """What the submissions that are kept say of the problem. Of each learner, the last one counts."""
    grader = evidence.grader_digest(guards.stored_problem(block))
    counts = _Counts()
    stored, reading = learners.after_name(block, ""), learners.Reading(block)
    for each in itertools.islice(stored, MOST_STATES):
        try:
            _count(counts, reading.of(each), grader)
        except Exception as error:  # what is stored of one learner must not hide all others
            log.error("A state cannot be read: usage=%s: %s", block.scope_ids.usage_id, type(error).__name__)
    return {
        "learners": counts.learners,
        "attempts": {_attempts(number): counts.attempts[number] for number in range(1, MOST_ATTEMPTS + 1)},
        "scores": counts.scores,
        "solved": counts.solved,
        "tests": _tests(counts, translator(block)),
        "wrong_answers": [
            {"answers": json.loads(typed), "count": count} for typed, count in counts.wrong.most_common(MOST_ANSWERS)
        ],
        "fuel": _percentiles(counts.fuel, digits=None),
        "ms": _percentiles(counts.ms, digits=2),
        "faults": dict(counts.faults.most_common()),
        "complete": next(stored, None) is None,
    }


def _count(counts: _Counts, theirs: Any, grader: str) -> None:
    causes = read_versioned(theirs.faults).get("causes", {})
    counts.faults.update({cause: number for cause, number in causes.items() if isinstance(number, int)})
    if theirs.attempts > 0:
        counts.attempts[min(theirs.attempts, MOST_ATTEMPTS)] += 1
    if not theirs.has_submitted_answer():
        return
    earned = theirs.get_score().raw_earned
    counts.learners += 1
    counts.scores[min(TENTHS - 1, max(0, int(earned * TENTHS + 1e-9)))] += 1
    counts.solved += theirs.is_correct()
    for last in kept_submissions(theirs)[-1:]:
        _count_last(counts, theirs, last, grader)


def _count_last(counts: _Counts, theirs: Any, last: Kept, grader: str) -> None:
    if last.get("status") != "correct":
        counts.wrong[_as_text(last.get("typed") or {})] += 1
    if isinstance(last.get("ms"), int | float):
        counts.ms.append(last["ms"])
    then = evidence.from_dict(last.get("evidence"))
    if then is None:
        return
    counts.fuel.append(then.fuel)
    if then.grader != grader:  # the tests of another grader have other numbers
        return
    counts.tested += 1
    counts.failed.update(last.get("failed", ()))
    if last.get("failed") and len(counts.examples) < MOST_NAMED:
        counts.examples.append((theirs, last))


def _tests(counts: _Counts, _: Translate) -> list[Json]:
    """The tests that failed most. Their names are not stored: a submission graded again tells them."""
    most = [number for number, _count in counts.failed.most_common(MOST_TESTS)]
    names = _names(counts.examples, max(most, default=-1)) if most else []
    return [{"name": _name(names, number, _), "failed": counts.failed[number], "of": counts.tested} for number in most]


def _names(examples: Iterable[tuple[Any, Kept]], needed: int) -> Sequence[str]:
    """Of the submission with most tests: one whose program cannot be started has a single one."""
    found: list[str] = []
    for theirs, kept in examples:
        try:
            regraded = regrading.regrade_one(theirs, kept)
        except CannotGrade:
            continue
        names = [test.name for test in regraded.verdict.tests] if regraded.verdict else []
        found = max(found, names, key=len)
        if len(found) > needed:
            break
    return found


def _name(names: Sequence[str], number: int, _: Translate) -> str:
    if number >= len(names):
        return _("Test {number}").format(number=number + 1)
    return _(names[number]) if names[number] == PROGRAM_FAILED else names[number]


def _as_text(typed: Mapping[str, Any]) -> str:
    """The answers as JSON, each field a text, so that equal ones count together."""
    return json.dumps({str(name): shortened(_text(value), ANSWER_CHARACTERS) for name, value in sorted(typed.items())})


def _text(value: Any) -> str:
    return storable(answer_texts.in_one_line(answer_texts.sent(value)))


def _attempts(number: int) -> str:
    return f"{number}+" if number == MOST_ATTEMPTS else str(number)


def _percentiles(values: Sequence[float], digits: int | None) -> Mapping[str, float] | None:
    if not values:
        return None
    cuts = statistics.quantiles([*values, *values[:1]] if len(values) == 1 else values, n=100, method="inclusive")
    return {f"p{share}": round(cuts[share - 1], digits) for share in (50, 90, 99)}
