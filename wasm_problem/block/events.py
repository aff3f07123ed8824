"""What a learner did and what came of it, for the platform's tracking log: the events of capa's, in capa's shape.

event-routing-backends turns them into xAPI and Caliper, and Aspects into reports, docs/reports.md.

Logs are copied and kept for long, so an event has only what the learner typed, the score, and what the learner may be
told: each function names every value it lets out. Nothing of the grader, of a test, of the solution or of what a
program printed is among them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from wasm_problem.block import answer_texts, disclosure, submissions
from wasm_problem.block.answer_texts import Told
from wasm_problem.block.fields import RAW_POSSIBLE, read_versioned
from wasm_problem.block.policy import policies, situation
from wasm_problem.block.regrading import CannotGrade
from wasm_problem.block.requests import Json, Refused
from wasm_problem.grading import prompt
from wasm_problem.grading.inputs import InputKind
from wasm_problem.grading.problem import Problem, ProblemError
from wasm_problem.grading.text import shortened
from wasm_problem.policies import Closed, Rerandomize, why_closed

MAX_CHARACTERS = 45_000
"""Of an event as JSON: the platform loses those of more than 50,000 (TRACK_MAX_EVENT), and adds the request to it."""
FIELD_CHARACTERS = 1_000
"""Of them for each answer field, besides texts: ids, names, numbers."""
COPIES = 4
"""How often a text of an answer field is in an event: typed before, typed now, as read, and the question."""
MESSAGE_CHARACTERS = 1_500
MIN_TEXT = 40

CORRECTNESS = {"correct": "correct", "partial": "partially-correct", "incorrect": "incorrect"}

CHECK_FAILURES = {"past-due": "closed", "no-attempts": "closed", "not-started": "closed", "needs-reset": "unreset"}
"""Name of a refusal -> capa's word. As in capa, there is no event for who has to wait or types what cannot be read."""
SAVE_FAILURES = CHECK_FAILURES | {"needs-reset": "done"}

RESPONSE_TYPE = {kind: "coderesponse" if kind is InputKind.CODE else "customresponse" for kind in InputKind}
INPUT_TYPE = {
    InputKind.TEXT: "textline",
    InputKind.NUMBER: "textline",
    InputKind.CHOICE: "choicegroup",
    InputKind.CHOICES: "checkboxgroup",
    InputKind.CODE: "codeinput",
    InputKind.FORMULA: "formulaequationinput",
}


def state(block: Any, problem: Problem) -> Json:
    """The learner's state in capa's shape, to be taken before something changes it."""
    return {
        "seed": block.seed,
        "student_answers": _answers(block, problem, read_versioned(block.draft).get("answers", {})),
        "has_saved_answers": block.has_saved_answers,
        "correct_map": _correct_map(block, problem) if block.is_submitted() else {},
        "input_state": {each: {} for each in answer_texts.answer_ids(block, problem).values()},
        "done": block.is_submitted(),
    }


def checked(block: Any, problem: Problem, before: Json) -> None:
    """An answer was graded and counted. Called after the state is stored."""
    typed = read_versioned(block.submission).get("typed", {})
    data = {
        "state": before,
        "answers": _answers(block, problem, typed),
        "grade": block.get_score().raw_earned,
        "max_grade": RAW_POSSIBLE,
        **_outcome(block, problem),
        "submission": _submission(block, problem, typed),
    }
    _publish(block, "problem_check", data)


def saved(block: Any, problem: Problem, before: Json) -> None:
    """An answer was kept without being graded."""
    typed = read_versioned(block.draft).get("answers", {})
    _publish(block, "save_problem_success", {"state": before, "answers": _answers(block, problem, typed)})


@contextmanager
def refusals(block: Any, problem: Problem, posted: Json, event: str, failures: Mapping[str, str]) -> Iterator[None]:
    """Tells of a refusal that is among these failures, with what was posted."""
    try:
        yield
    except Refused as refused:
        failure = failures.get(refused.body["error"]["name"])
        if failure is not None:
            given = posted.get("answers")
            typed = disclosure.typed(problem.inputs, given) if isinstance(given, dict) else {}
            answers = _answers(block, problem, typed)
            _publish(block, event, {"state": state(block, problem), "answers": answers, "failure": failure})
        raise


def reset(block: Any, problem: Problem, before: Json) -> None:
    """The answer was cleared, and perhaps a new variant drawn."""
    _publish(block, "reset_problem", {"old_state": before, "new_state": state(block, problem)})


def not_reset(block: Any, problem: Problem) -> None:
    """A reset was refused."""
    reason = why_closed(policies(block), situation(block))
    is_open = reason in (None, Closed.NEEDS_RESET, Closed.WAIT)
    failure = "not_done" if is_open else "closed"
    _publish(block, "reset_problem_fail", {"old_state": state(block, problem), "failure": failure})


def solution_shown(block: Any) -> None:
    _publish(block, "showanswer", {})


@contextmanager
def rescoring(block: Any) -> Iterator[None]:
    """Tells how a rescore ended: with the score that holds then, or with the exception that ended it."""
    problem, was_answered = _problem(block), block.has_submitted_answer()
    before = {"state": state(block, problem), "orig_score": block.get_score().raw_earned, "orig_total": RAW_POSSIBLE}
    try:
        yield
    except Exception as error:
        failure = "input_error" if isinstance(error, CannotGrade) else "unexpected"
        _publish(block, "problem_rescore_fail", before | {"failure": failure if was_answered else "unanswered"})
        raise
    after = {"new_score": block.get_score().raw_earned, "new_total": RAW_POSSIBLE}
    _publish(block, "problem_rescore", before | after | _outcome(block, problem))


def _publish(block: Any, event: str, data: Json) -> None:
    told: Json = {"problem_id": str(block.scope_ids.usage_id), **data}
    for part in ("state", "old_state", "new_state"):
        if part in told and len(json.dumps(told)) > MAX_CHARACTERS:  # of very many answer fields
            told[part] = told[part] | {"student_answers": {}, "correct_map": {}, "input_state": {}}
    block.runtime.publish(block, event, told)


def _problem(block: Any) -> Problem:
    """The problem; an empty one when it cannot be read, since staff rescore a whole course in one task."""
    try:
        problem: Problem = block.problem
    except ProblemError:
        return Problem(runtime="", grader="")
    return problem


def _outcome(block: Any, problem: Problem) -> Json:
    """What came of the last submission. Unlike capa, a partly correct one is not a success: most of ours are."""
    is_correct = _last_graded(block)[0] == "correct"
    return {
        "correct_map": _correct_map(block, problem),
        "success": "correct" if is_correct else "incorrect",
        "attempts": block.attempts,
    }


def _last_graded(block: Any) -> tuple[str, float | None]:
    """Status and score of the last submission; "" before there is one."""
    kept = submissions.kept_submissions(block)
    last = kept[-1] if kept else read_versioned(block.result)
    status = last.get("status")
    return (status, last.get("earned")) if status in CORRECTNESS else ("", None)


def _correct_map(block: Any, problem: Problem) -> Json:
    """What was said of the last submission: for each field the same, as the grader grades them together.

    Of the texts only the message to the learner: those of tests are not.
    """
    status, earned = _last_graded(block)
    ids = list(answer_texts.answer_ids(block, problem).values())
    if not status or not ids:
        return {}
    result = read_versioned(block.result)
    message = prompt.render(str(result.get("message", "")), {}) if result.get("status") in CORRECTNESS else ""
    entry = {
        "correctness": CORRECTNESS[status],
        "npoints": None if earned is None else earned / len(ids),
        **{"msg": "", "hint": "", "hintmode": None, "queuestate": None, "answervariable": None},
    }
    return {each: {**entry, "msg": _fitted(message, MESSAGE_CHARACTERS) if each == ids[0] else ""} for each in ids}


def _answers(block: Any, problem: Problem, typed: Mapping[str, Any]) -> dict[str, Told]:
    """What was typed, by the id of the answer field."""
    room = _room(problem)
    ids = answer_texts.answer_ids(block, problem)
    return {ids[name]: _fitted(answer_texts.sent(typed[name]), room) for name in ids if name in typed}


def _submission(block: Any, problem: Problem, typed: Mapping[str, Any]) -> Json:
    """For each answer field what was asked and what was answered, as people read it."""
    is_correct = _last_graded(block)[0] == "correct"
    varies = policies(block).rerandomize is not Rerandomize.NEVER
    variables = read_versioned(block.variables).get("values", {})
    room = _room(problem)
    ids = answer_texts.answer_ids(block, problem)
    return {
        ids[field.name]: {
            "question": _fitted(answer_texts.question(field, problem, variables), room),
            "answer": _fitted(answer_texts.read(field, typed[field.name], variables), room),
            "response_type": RESPONSE_TYPE[field.kind],
            "input_type": INPUT_TYPE[field.kind],
            "correct": is_correct,
            "variant": block.seed if varies else "",
            "group_label": "",
            **_runtime(typed[field.name]),
        }
        for field in problem.inputs
        if field.name in typed
    }


def _runtime(value: Any) -> dict[str, str]:
    """Not among what capa publishes: which of several languages the learner chose."""
    runtime = answer_texts.runtime_of(value)
    return {"runtime": runtime} if runtime else {}


def _room(problem: Problem) -> int:
    """Characters of JSON for each text of an answer field."""
    fields = max(1, len(problem.inputs))
    texts = MAX_CHARACTERS - 2 * MESSAGE_CHARACTERS - FIELD_CHARACTERS * fields
    return max(MIN_TEXT, texts // (COPIES * fields))


def _fitted(told: Told, room: int) -> Told:
    """What fits, with a note of how much is missing."""
    if len(json.dumps(told)) <= room:
        return told
    text = answer_texts.in_one_line(told)
    kept = min(len(text), room)
    while len(json.dumps(text[:kept])) > room:
        kept = kept * 19 // 20
    return shortened(text, kept)
