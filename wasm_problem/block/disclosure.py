"""Everything that leaves the server for a learner, built from allow-lists.

Nothing here copies an object: each function names every value it lets out.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wasm_problem.block.i18n import Translate
from wasm_problem.grading import prompt
from wasm_problem.grading.figure import Figure, Series
from wasm_problem.grading.formulas import Reading
from wasm_problem.grading.grader import INVALID, NOT_A_PROGRAM, PROGRAM_FAILED, may_generate
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.practice import NOT_RUNNABLE, OwnResult, Practice, Ran
from wasm_problem.grading.problem import Problem
from wasm_problem.grading.test_result import TestResult, TestStatus, Visibility
from wasm_problem.grading.text import storable
from wasm_problem.policies import (
    Policies,
    ShowAnswer,
    ShowCorrectness,
    Situation,
    attempts_left,
    can_reset,
    can_save,
    close_date,
    correctness_is_shown,
    draws_new_variant_on_reset,
    opens,
    solution_is_shown,
    wait_seconds,
    why_closed,
)
from wasm_problem.sandbox import Failure

Json = dict[str, Any]


USER_STATE = (
    *("status", "message_html", "score", "overridden", "attempts", "opens", "due", "closes", "wait", "results"),
    *("closed", "can_submit", "answers"),
)
"""What of a LearnerState apps get, of the learner who asks."""


TEST = (
    *("name", "status", "visibility", "points", "call", "stdin", "expected", "actual", "output"),
    *("error", "cause", "line", "field", "message"),
)
HIDDEN_TEST = ("status", "message")
"""What a learner may know of a test; `message` of a hidden one is the author's hint."""


FIGURE = ("title", "description", "x_label", "y_label")
"""The texts of a figure; besides them there are numbers only."""


READING = ("latex", "text", "variables", "notes")
"""What a learner is told of how a formula is read: nothing of it comes from the author."""


MARK_LENGTH = 500
"""Characters of a mark in the editor."""


GRADED = ("correct", "partial", "incorrect")

TOLD_STATUS = {
    TestStatus.PASSED: "pass",
    TestStatus.FAILED: "fail",
    TestStatus.ERROR: "error",
    TestStatus.SKIPPED: "skipped",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A learner's standing in a problem. What of it is told, learner_state decides.

    earned: the score that holds, 0 to 1. draft: input name -> what was typed. told: the stored result.
    errors: input name -> what is wrong with the answer. may_run: the learner may run programs.
    submissions: how many earlier ones are kept. is_overridden: staff set the score.
    details: for the course team only, "" for anybody else.
    """

    problem: Problem
    policies: Policies
    situation: Situation
    earned: float | None
    draft: Mapping[str, Any]
    has_saved_answers: bool
    told: Mapping[str, Any]
    may_answer: bool
    errors: Mapping[str, str]
    may_run: bool
    submissions: int
    is_overridden: bool
    details: str


def learner_state(standing: Standing, _: Translate) -> Json:
    """LearnerState: all that the learner's page knows besides the prompt."""
    problem, policies, situation = standing.problem, standing.policies, standing.situation
    may_answer = standing.may_answer and bool(problem.inputs)
    shown = correctness_is_shown(policies, situation)
    closed = why_closed(policies, situation)
    status = _status(standing, shown)
    return {
        "status": status,
        "message_html": _message(status, standing, _),
        "score": weighted(standing.earned, problem.weight, shown),
        "overridden": standing.is_overridden and shown,
        "attempts": {
            "used": situation.attempts,
            "max": policies.max_attempts,
            "left": attempts_left(policies, situation),
        },
        **_rules(problem, policies, situation, shown),
        "closed": None if closed is None else closed.value,
        "can_submit": may_answer and closed is None,
        "can_save": may_answer and can_save(policies, situation),
        "can_reset": may_answer and _may_reset(standing, status),
        "can_run": standing.may_run,
        "history": standing.submissions,
        "answers": typed(problem.inputs, standing.draft),
        "errors": dict(standing.errors),
        "tests": _told_tests(status, standing.told, _),
        "figure": standing.told.get("figure") if status in GRADED else None,
        "marks": _marks(status, standing.told, problem),
    }


def _rules(problem: Problem, policies: Policies, situation: Situation, shown: bool) -> Json:
    """What the learner should know before it matters. Dates are ISO 8601 with a time zone, or None.

    shown: the learner may see results.
    """
    closes = close_date(policies)
    has_solution = bool(problem.solution.strip()) and policies.showanswer is not ShowAnswer.NEVER
    return {
        "opens": _iso(opens(policies, situation)),
        "due": _iso(policies.due),
        "closes": _iso(closes),
        "wait": wait_seconds(policies, situation),
        "wait_between": policies.submission_wait_seconds,
        "counts": policies.grading_method.value,
        "results": {
            "shown": shown,
            "from": _iso(closes) if policies.show_correctness is ShowCorrectness.PAST_DUE else None,
        },
        "solution": {
            "shown": solution_is_shown(policies, situation),
            "when": policies.showanswer.value,
            "attempts": policies.attempts_before_showanswer_button,
        }
        if has_solution
        else None,
        "reset_draws": may_generate(problem) and draws_new_variant_on_reset(policies),
    }


def _may_reset(standing: Standing, status: str) -> bool:
    """Also before a submission, where the button is offered, to clear what is typed."""
    if can_reset(standing.policies, standing.situation):
        return True
    open_ = can_save(standing.policies, standing.situation)
    return open_ and standing.policies.show_reset_button and status != "new"


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def typed(inputs: Sequence[Input], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Of `answers`, what these answer fields could have sent, fit to be stored and sent back."""
    found: dict[str, Any] = {}
    for field in inputs:
        value = answers.get(field.name)
        if isinstance(value, str):
            found[field.name] = storable(value)
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            found[field.name] = [storable(item) for item in value]
        elif field.kind is InputKind.CODE and isinstance(value, dict) and _is_code(value):
            found[field.name] = {"source": storable(value["source"]), "runtime": storable(value["runtime"])}
    return found


def _is_code(value: Mapping[Any, Any]) -> bool:
    return isinstance(value.get("source"), str) and isinstance(value.get("runtime"), str)


def tests(results: Sequence[TestResult]) -> list[Json]:
    """Of test results, what the learner may know. Only this is stored in the learner's state."""
    return [_test(result) for result in results]


def _test(result: TestResult) -> Json:
    passed = result.status is TestStatus.PASSED
    if result.visibility is Visibility.HIDDEN or (result.visibility is Visibility.SHOWN_ON_FAILURE and passed):
        known: Json = {name: getattr(result, name) for name in HIDDEN_TEST}
        return known | {"status": "pass" if passed else "fail", "visibility": Visibility.HIDDEN.value}
    return whole_test(result)


def whole_test(result: TestResult) -> Json:
    """All of a test: for one that the learner may see, and for authors."""
    known: Json = {name: getattr(result, name) for name in TEST}
    return known | {"status": TOLD_STATUS[result.status], "visibility": result.visibility.value}


def figure(found: Figure | None) -> Json | None:
    """A figure for the page, which draws it: numbers and plain text. Stored like this, too."""
    if found is None:
        return None
    told: Json = {name: getattr(found, name) for name in FIGURE}
    told["series"] = [_series(each) for each in found.series]
    return told | {name: _listed(getattr(found, name)) for name in ("x_range", "y_range")}


def _series(series: Series) -> Json:
    points = [_listed(point) for point in series.points]
    return {"label": series.label, "style": series.style.value, "points": points}


def _listed(pair: tuple[float, float] | None) -> list[float] | None:
    """As JSON gives it back, so that it is the same stored and not."""
    return None if pair is None else list(pair)


def mark(field: str, failure: Failure) -> Json:
    """Where in a learner's program a failure is, for the editor."""
    message = storable(failure.message)
    return {"field": field, "line": failure.line, "column": failure.column, "message": message}


def run_report(practice: Practice, problem: Problem, reference: str, details: str, _: Translate) -> Json:
    """What came of a run. reference, details: see LearnerState; of a run that was not done."""
    told = tests(practice.tests)
    own = practice.own
    marks = [mark(*practice.unreadable)] if practice.unreadable is not None else _marks_of(told, problem)
    message = _rendered(practice.message, _) if practice.message else ""
    if practice.status is Ran.NOT_RUN:
        message = _apology(practice.message, reference, details, _)
    return {
        "status": practice.status.value,
        "message_html": message,
        "tests": [shown_test(test, _) for test in told],
        "own": None if own is None else _own_result(own),
        "marks": marks,
    }


def _own_result(own: OwnResult) -> Json:
    return {
        "field": own.field,
        "output": own.output,
        "error": own.error,
        "cause": own.cause,
        "line": own.line,
    }


def reading(found: Reading | None, typed: str) -> Json | None:
    """How what a learner typed is read; None: nobody says."""
    if found is None:
        return None
    told: Json = {name: getattr(found, name) for name in READING}
    wrong = found.error
    if wrong is None:
        return told | {"error": None}
    parts = [typed[: wrong.start], typed[wrong.start : wrong.end], typed[wrong.end :]]
    return told | {"error": {"message": wrong.message, "parts": parts}}


def submission(kept: Mapping[str, Any], problem: Problem, shown: bool) -> Json:
    """One of the learner's own earlier submissions. shown: the learner may see results."""
    return {
        "attempt": kept["attempt"],
        "time": kept["time"],
        "status": kept["status"] if shown else "submitted",
        "score": weighted(kept["earned"], problem.weight, shown),
        "answers": typed(problem.inputs, kept["typed"]),
    }


def student_view_user_state(state: Mapping[str, Any]) -> Json:
    """What apps get of a learner's own LearnerState."""
    return {name: state[name] for name in USER_STATE}


def _status(standing: Standing, shown: bool) -> str:
    if standing.has_saved_answers:
        return "draft"
    status = str(standing.told.get("status", "new"))
    return status if shown or status not in GRADED else "submitted"


def _message(status: str, standing: Standing, _: Translate) -> str:
    if status in ("new", "draft", "submitted"):
        return ""
    message = str(standing.told.get("message", ""))
    if status == "not-graded":
        return _apology(message, str(standing.told.get("reference", "")), standing.details, _)
    return _rendered(message, _)


def _rendered(message: str, _: Translate) -> str:
    """A message of the grader's, or ours about a text that is no program, as HTML."""
    for ours in (NOT_A_PROGRAM, NOT_RUNNABLE, INVALID):
        if message.startswith(ours):
            message = _(ours) + message.removeprefix(ours)
    return prompt.render(message, {})


def _apology(message: str, reference: str, details: str, _: Translate) -> str:
    """For what went wrong through no fault of the learner's."""
    quoted = html.escape(_("Reference for the course team: {reference}").format(reference=reference))
    return f"<p>{html.escape(_(message))}</p><p>{quoted}</p>{_staff_only(details, _)}"


def _staff_only(details: str, _: Translate) -> str:
    if not details:
        return ""
    summary = html.escape(_("For the course team only"))
    return f"<details><summary>{summary}</summary><pre>{html.escape(details)}</pre></details>"


def weighted(earned: float | None, weight: float | None, shown: bool) -> Json | None:
    """shown: the learner may see results; otherwise `earned` is None."""
    possible = 1.0 if weight is None else float(weight)
    if not possible:
        return None
    return {"earned": round((earned or 0.0) * possible, 4) if shown else None, "possible": possible}


def _told_tests(status: str, told: Mapping[str, Any], _: Translate) -> list[Json]:
    return [shown_test(test, _) for test in told.get("tests", ())] if status in GRADED else []


def shown_test(test: Mapping[str, Any], _: Translate) -> Json:
    """A told test for the page: its message as HTML."""
    shown = dict(test)
    message = str(shown.pop("message", ""))
    if shown.get("name") == PROGRAM_FAILED:
        shown["name"] = _(PROGRAM_FAILED)
    return shown | {"message_html": prompt.render(message, {}) if message else ""}


def _marks(status: str, told: Mapping[str, Any], problem: Problem) -> list[Json]:
    """Places in the learner's programs for the editor's margin."""
    if status == "invalid":
        return list(told.get("marks", ()))
    return _marks_of(told.get("tests", ()), problem) if status in GRADED else []


def _marks_of(told: Sequence[Mapping[str, Any]], problem: Problem) -> list[Json]:
    codes = [field.name for field in problem.inputs if field.kind is InputKind.CODE]
    found = []
    for test in told:
        field = test.get("field") or (codes[0] if len(codes) == 1 else "")
        lines = str(test.get("error", "")).strip().splitlines()
        if test.get("line") and field and lines:
            found.append({"field": field, "line": test["line"], "column": None, "message": lines[-1][:MARK_LENGTH]})
    return [found[at] for at in range(len(found)) if found[at] not in found[:at]]
