"""The rows of the platform's report of problem responses, for the course team. See docs/reports.md.

There is no column with the correct answer: a grader is a program and has none, and the solution is a text that the
policies decide when to tell, while a file is passed on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from wasm_problem.block import answer_texts
from wasm_problem.block.answer_texts import Told
from wasm_problem.block.faults import report
from wasm_problem.block.fields import read_versioned
from wasm_problem.block.i18n import Translate, translator
from wasm_problem.grading.problem import Problem, ProblemError
from wasm_problem.grading.sentences import translatable

Row = dict[str, Any]

STATUS = {
    "correct": translatable("correct"),
    "partial": translatable("partially correct"),
    "incorrect": translatable("incorrect"),
    "draft": translatable("saved, not submitted"),
}
NO_PROBLEM = translatable("The problem cannot be read, so its answers cannot be told. Open it in Studio to see why.")
NO_STATE = translatable("This learner's answers cannot be read: newer software stored them, or they are damaged.")
NO_FIELD = translatable("{name} (an answer field that the problem no longer has)")


@dataclass(frozen=True, slots=True)
class _Answered:
    """What a learner's state says of the last submission; without one, of the draft. attempt: None for a draft."""

    typed: Mapping[str, Any]
    status: str
    attempt: int | None
    earned: float | None
    variables: Mapping[str, Any]


class _Unreadable(ValueError):
    """A learner's state is not of a version known here, or damaged."""


def rows(block: Any, user_states: Any, limit: int | None) -> Iterator[tuple[str, Row]]:
    """(username, row) for each answer field of each learner who submitted an answer, or saved one at least.

    limit: how many rows at most; None: all. Raises TypeError for what is no series of states: a learner can name any
    method as the view to be rendered, which then gets the view's context.
    """
    if not isinstance(user_states, Iterable) or isinstance(user_states, Mapping | str):
        raise TypeError("a report is made of learners' states")
    return islice(_rows(block, user_states), limit)


def _rows(block: Any, user_states: Iterable[Any]) -> Iterator[tuple[str, Row]]:
    _ = translator(block)
    try:
        problem: Problem | None = block.problem
    except ProblemError:
        report(block, "content cannot be read", None)
        problem = None
    for each in user_states:
        try:
            answered = _answered(each.state)
        except _Unreadable:
            yield each.username, _row(_, "", block.display_name, _(NO_STATE))
            continue
        if answered is None:
            continue
        if problem is None:
            yield each.username, _row(_, "", block.display_name, _(NO_PROBLEM))
            continue
        for row in _answer_rows(block, problem, answered, _):
            yield each.username, row


def _answer_rows(block: Any, problem: Problem, answered: _Answered, _: Translate) -> Iterator[Row]:
    possible = 1.0 if problem.weight is None else float(problem.weight)
    standing = {
        _("Status"): _(STATUS[answered.status]) if answered.status in STATUS else "",
        _("Score"): "" if answered.earned is None else round(answered.earned * possible, 4),
        _("Maximum score"): possible,
        _("Attempt"): "" if answered.attempt is None else answered.attempt,
    }
    ids = answer_texts.answer_ids(block, problem)
    fields = {field.name: field for field in problem.inputs}
    for name in [*ids, *(name for name in answered.typed if name not in ids)]:
        if name not in answered.typed:
            continue
        value = answered.typed[name]
        if name in fields:
            question = answer_texts.question(fields[name], problem, answered.variables)
            answer = answer_texts.read(fields[name], value, answered.variables)
        else:
            question, answer = _(NO_FIELD).format(name=name), answer_texts.sent(value)
        row = _row(_, ids.get(name, name), question, answer) | standing
        yield row | {_("Language"): answer_texts.runtime_of(value)} if answer_texts.runtime_of(value) else row


def _row(_: Translate, answer_id: str, question: str, answer: Told) -> Row:
    """The columns that capa's reports have, too."""
    text = answer_texts.in_one_line(answer)
    return {_("Answer ID"): answer_id, _("Question"): question, _("Answer"): text}


def _answered(stored: Any) -> _Answered | None:
    """What of a state is told; None: the learner has not answered. Raises _Unreadable."""
    if not isinstance(stored, Mapping):
        raise _Unreadable
    submission, draft = _part(stored, "submission"), _part(stored, "draft")
    if submission:
        last = _last(stored)
        attempt = submission.get("attempt", stored.get("attempts"))
        variables = _variables(stored, last.get("variant"))
        return _Answered(
            _mapping(submission.get("typed")), str(last.get("status", "")), attempt, _earned(stored), variables
        )
    if stored.get("has_saved_answers") is True and draft:
        return _Answered(_mapping(draft.get("answers")), "draft", None, _earned(stored), _variables(stored, None))
    return None


def _part(stored: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A value of the state; empty when there is none."""
    value = stored.get(name)
    if not value:
        return {}
    found = read_versioned(_mapping(value))
    if not found:
        raise _Unreadable
    return found


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _Unreadable
    return value


def _last(stored: Mapping[str, Any]) -> Mapping[str, Any]:
    """The last submission as it is kept: what the learner was told last may be about an answer that was not graded."""
    kept = _part(stored, "history").get("submissions") or [_part(stored, "result")]
    if not isinstance(kept, list):
        raise _Unreadable
    return _mapping(kept[-1])


def _earned(stored: Mapping[str, Any]) -> float | None:
    """The share of the score that holds, by the grading method or the staff."""
    score = stored.get("score")
    if score is None:
        return None
    earned, possible = _mapping(score).get("raw_earned"), _mapping(score).get("raw_possible")
    if not isinstance(earned, int | float) or not isinstance(possible, int | float):
        raise _Unreadable
    return earned / (possible or 1.0)


def _variables(stored: Mapping[str, Any], variant: Any) -> Mapping[str, Any]:
    """The numbers that the learner saw: those of a kept submission's variant, or the present ones."""
    earlier = _mapping(_part(stored, "variants").get("values", {}))
    present = _part(stored, "variables").get("values", {})
    return _mapping(earlier.get(str(variant), present))
