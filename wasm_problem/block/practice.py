"""What a learner does without being graded: run a program, set up the editor."""

from __future__ import annotations

import time
from typing import Any

from wasm_problem.block import disclosure, permissions, settings, shown_problem
from wasm_problem.block.faults import describe, report
from wasm_problem.block.fields import read_versioned, versioned
from wasm_problem.block.guards import alone, on_this_page, read_posted, store_draft
from wasm_problem.block.i18n import translator
from wasm_problem.block.requests import Json, not_ours, refusal
from wasm_problem.block.standing import state
from wasm_problem.grading.practice import MAX_OWN_LENGTH, Own, Ran, practise
from wasm_problem.grading.problem import Problem
from wasm_problem.grading.text import is_storable
from wasm_problem.policies import recent_runs, run_wait
from wasm_problem.sandbox import server_sandbox


def run(block: Any, posted: Json) -> Json:
    """Runs the learner's programs on the examples and on what the learner wants to try. Uses no attempt."""
    with alone(block):
        problem, mine = on_this_page(block, posted, is_run=True)
        if not state(block, problem)["can_run"]:
            _ = translator(block)
            raise refusal(403, "forbidden", _("There is no program to run in this problem."))
        own = _own(block, problem, posted)
        store_draft(block, problem, posted)
        _count_run(block)
        block.save()
        answers = read_posted(block, problem, posted, handed_in=False)
        practice = practise(
            server_sandbox(),
            problem,
            answers,
            own,
            mine.seed,
            mine.variables,
            block.attempts + 1,
            bounds=settings.bounds(block),
        )
        reference, details = "", ""
        if practice.status is Ran.NOT_RUN:
            reference = report(block, "program not run", practice.failure)
            details = describe(practice.failure) if permissions.may_see_grader(block) else ""
        told = disclosure.run_report(practice, problem, reference, details, translator(block))
        return {"run": told, "state": state(block, problem)}


def keep_editor(block: Any, posted: Json) -> Json:
    """Remembers how the learner wants the code editor, in all problems."""
    plain, theme = posted.get("plain"), posted.get("theme")
    if not isinstance(plain, bool) or theme not in shown_problem.THEMES:
        raise not_ours(translator(block))
    block.editor = versioned(plain=plain, theme=theme)
    block.save()
    return {}


def _own(block: Any, problem: Problem, posted: Json) -> Own | None:
    own = posted.get("own")
    if own is None:
        return None
    _ = translator(block)
    names = [each.name for each in problem.inputs if each.own_input]
    if not isinstance(own, dict) or own.get("field") not in names or not isinstance(own.get("text"), str):
        raise not_ours(_)
    if len(own["text"]) > MAX_OWN_LENGTH or not is_storable(own["text"]):
        message = _("What you want to try is too long, or holds characters that cannot be used. Shorten it.")
        raise refusal(400, "fields", message, fields={})
    return Own(own["field"], own["text"])


def _count_run(block: Any) -> None:
    """Refuses a run when there were as many as are allowed."""
    now = time.time()
    earlier = read_versioned(block.runs).get("times", [])
    limit = settings.runs_per_minute(block)
    wait = run_wait(earlier, now, limit)
    if wait:
        _ = translator(block)
        message = _("You ran your program {count} times within a minute. Wait a little, then run it again.")
        raise refusal(429, "too-many-runs", message.format(count=limit), retry_after=wait)
    block.runs = versioned(times=[*recent_runs(earlier, now), now])
