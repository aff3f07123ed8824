"""Tells a learner how a formula is read, before it is submitted. The grader is not loaded, and nothing is stored."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from wasm_problem.block import compat, disclosure, rates, settings
from wasm_problem.block.guards import require_savable, stored_problem
from wasm_problem.block.i18n import translator
from wasm_problem.block.requests import Json, not_ours, refusal
from wasm_problem.grading import formulas
from wasm_problem.grading.answers import AnswerError, read_answers
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem
from wasm_problem.sandbox import server_sandbox

MAX_POST_BYTES = 32 * 1024


def read(block: Any, posted: Json) -> Json:
    """How the runtime reads what is typed in a field; null when it does not say. Only while an answer can be typed."""
    problem = stored_problem(block)
    field = _field(block, problem, posted)
    require_savable(block, problem, datetime.now(UTC))
    try:
        typed = read_answers((field,), {field.name: posted.get("text")})[field.name]
    except AnswerError as error:
        _ = translator(block)
        fields = {name: _(message) for name, message in error.field_errors.items()}
        raise refusal(400, "fields", _(error.message), fields=fields) from None
    _count(block)
    found = formulas.read_formula(server_sandbox(), problem.runtime, field, typed)
    return {"reading": disclosure.reading(found, typed)}


def offered(block: Any, problem: Problem) -> frozenset[str]:
    """The answer fields for which a page may ask."""
    if not settings.readings_per_minute(block):
        return frozenset()
    catalog = server_sandbox().catalog
    return frozenset(each.name for each in problem.inputs if formulas.can_be_read(catalog, problem.runtime, each))


def _field(block: Any, problem: Problem, posted: Json) -> Input:
    name = posted.get("field")
    for each in problem.inputs:
        if each.name == name and each.kind is InputKind.FORMULA:
            return each
    raise not_ours(translator(block))


def _count(block: Any) -> None:
    limit = settings.readings_per_minute(block)
    key = f"{block.scope_ids.user_id}|{block.scope_ids.usage_id}|readings"
    wait = rates.wait_or_count(compat.shared_cache(block.runtime), key, limit) if limit else rates.MINUTE
    if wait:
        _ = translator(block)
        message = _("The page asked too often how a formula is read. Wait a little.")
        raise refusal(429, "too-many-readings", message, retry_after=wait)
