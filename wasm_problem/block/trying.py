"""An author tries settings that are not saved yet on an answer, or compares two versions of a runtime on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wasm_problem.block import author, disclosure
from wasm_problem.block import settings as operator
from wasm_problem.block.i18n import translator
from wasm_problem.block.requests import Json, Refused, not_ours, refusal
from wasm_problem.grading import grader, pins, prompt
from wasm_problem.grading.answers import AnswerError, read_answers
from wasm_problem.grading.problem import AuthorError, Problem
from wasm_problem.sandbox import Failure, Usage, server_sandbox

TRY_SEED = 1


def try_out(block: Any, posted: Json) -> Json:
    """Grades a typed answer with settings that are not saved yet. Stores nothing."""
    try:
        problem = author.posted_problem(block, posted)
    except Refused as refused:
        return _trial("failed") | dict(refused.body)
    return _tried(block, problem, posted.get("answers"), _seed(posted))


def compare(block: Any, posted: Json) -> Json:
    """Grades a typed answer under the runtime `from` and under `to`, wherever the problem uses it. Stores nothing.

    `before` and `after` are as try_out answers.
    """
    problem = author.posted_problem(block, posted)
    old, new = posted.get("from"), posted.get("to")
    if not isinstance(old, str) or not isinstance(new, str) or old not in pins.used_runtimes(problem):
        raise not_ours(translator(block))
    if pins.found(server_sandbox().catalog, new) is None:
        _ = translator(block)
        message = _("{runtime} is not installed here any more. Reload the page.").format(runtime=new[:80])
        raise refusal(400, "bad-request", message)
    answers, seed = posted.get("answers"), _seed(posted)
    return {
        "before": _tried(block, problem, answers, seed),
        "after": _tried(block, grader.moved(problem, old, new), _moved(answers, old, new), seed),
    }


def _tried(block: Any, problem: Problem, typed: Any, seed: int) -> Json:
    _ = translator(block)
    sandbox = server_sandbox()
    generated = grader.generate(sandbox, problem, seed)
    if generated.failure is not None:
        return _trial("failed", failure=generated.failure, output=generated)
    shown = _trial("invalid") | {
        "variables": dict(generated.variables),
        "prompt_html": prompt.render(problem.prompt, generated.variables),
    }
    try:
        answers = read_answers(problem.inputs, typed)
    except AnswerError as error:
        fields = [AuthorError(f"answers.{name}", message) for name, message in error.field_errors.items()]
        return shown | {"errors": author.errors_as_json(fields or [AuthorError("answers", error.message)], _)}
    limits = operator.bounds(block)
    graded = grader.grade(sandbox, problem, answers, seed, generated.variables, 1, bounds=limits)
    verdict = graded.verdict
    told = _trial(graded.status, failure=graded.failure, output=graded, message=_(graded.message))
    if verdict is not None:
        told["score"] = verdict.score
        told["message_html"] = prompt.render(verdict.message, {})
        told["figure"] = disclosure.figure(verdict.figure)
        # All of them, the hidden ones, too: whoever tries a grader may read it.
        told["tests"] = [disclosure.shown_test(disclosure.whole_test(test), _) for test in verdict.tests]
    if graded.unreadable is not None:
        told["marks"] = [disclosure.mark(*graded.unreadable)]
    return told | {name: shown[name] for name in ("variables", "prompt_html")}


def _moved(answers: Any, old: str, new: str) -> Any:
    """The same answers, with the programs in the old version in the new one."""
    if not isinstance(answers, dict):
        return answers
    is_old = {name: isinstance(value, dict) and value.get("runtime") == old for name, value in answers.items()}
    return {name: value | {"runtime": new} if is_old[name] else value for name, value in answers.items()}


def _seed(posted: Json) -> int:
    seed = posted.get("seed")
    return seed if isinstance(seed, int) and not isinstance(seed, bool) and 0 <= seed < 2**63 else TRY_SEED


def _trial(status: str, *, failure: Failure | None = None, output: Any = None, message: str = "") -> Json:
    """The reply of studio_try; `output` has what the grader wrote and used."""
    return {
        "status": status,
        "score": None,
        "message_html": prompt.render(message, {}) if message else "",
        "tests": [],
        "figure": None,
        "marks": [],
        "variables": {},
        "prompt_html": "",
        "stdout": getattr(output, "stdout", ""),
        "stderr": getattr(output, "stderr", ""),
        "failure": failure_as_json(failure),
        "usage": usage_as_json(output.usage if output is not None else Usage()),
        "errors": [],
    }


def failure_as_json(failure: Failure | None) -> Mapping[str, Any] | None:
    if failure is None:
        return None
    return {
        "cause": failure.cause.value,
        "message": failure.message,
        "line": failure.line,
        "column": failure.column,
        "trace": failure.trace,
    }


def usage_as_json(usage: Usage) -> Json:
    return {"fuel": usage.fuel, "memory_bytes": usage.memory_bytes, "wall_ms": usage.wall_ms}
