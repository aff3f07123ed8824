"""The learner's page and what apps and the search index get instead of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup
from web_fragments.fragment import Fragment

from wasm_problem.block import author, disclosure, formulas, pages, permissions, shown_problem
from wasm_problem.block.disclosure import Json
from wasm_problem.block.faults import cannot_be_shown, describe, report, state_cannot_be_read
from wasm_problem.block.fields import is_state_of_newer_code, read_versioned
from wasm_problem.block.guards import stored_problem
from wasm_problem.block.i18n import translator
from wasm_problem.block.runtime_notes import is_answerable, tell_operator
from wasm_problem.block.standing import state
from wasm_problem.block.variants import NoVariant, Variant, variant
from wasm_problem.grading import pins
from wasm_problem.grading.practice import examples
from wasm_problem.grading.problem import Problem, ProblemError
from wasm_problem.sandbox import server_sandbox


def page(block: Any, with_note: bool = False) -> Fragment:
    """The problem as this learner sees it, or why it cannot be seen. with_note: for Studio's page of a unit."""
    _ = translator(block)
    if is_state_of_newer_code(block):
        return _unavailable(block, block.display_name, state_cannot_be_read(block))
    try:
        problem = block.problem
        if not problem.inputs or not problem.grader.strip():
            return _unavailable(block, problem.display_name, _("This problem is not finished yet."))
        tell_operator(server_sandbox().catalog, problem)
        if not is_answerable(server_sandbox().catalog, problem):
            return _without_runtime(block, problem, with_note)
        mine = variant(block, problem)
    except ProblemError as error:
        return _unavailable(block, block.display_name, cannot_be_shown(block, "content cannot be read"), str(error))
    except NoVariant as error:
        message = cannot_be_shown(block, "no variant", error.failure)
        return _unavailable(block, problem.display_name, message, describe(error.failure))
    init = {
        "state": state(block, problem),
        "fingerprint": shown_problem.page_fingerprint(problem, mine.seed, mine.page_key),
        "learner": shown_problem.learner_name(block),
        "now": datetime.now(UTC).isoformat(),
    }
    code = shown_problem.code_settings(problem, server_sandbox().catalog, _)
    if code:
        init |= {"code": code, "editor": shown_problem.editor(read_versioned(block.editor))}
    uid = pages.unique_id(block)
    for_staff = permissions.may(block, permissions.Audience.STAFF)
    fragment = pages.page(
        block,
        "learner",
        before=("editor",) if code else (),
        for_staff=for_staff,
        staff_panel=Markup(pages.render(block, "staff_panel.html", uid=uid)) if for_staff else "",
        uid=uid,
        display_name=problem.display_name,
        prompt_html=Markup(shown_problem.prompt_html(problem, mine.variables)),
        inputs=shown_problem.shown_inputs(problem, mine.variables, formulas.offered(block, problem)),
        math_url=pages.math_url(block),
        examples=_examples(problem, mine),
        init_json=json.dumps(init),
    )
    if with_note:
        fragment.content = author.note(block, problem) + fragment.content
    return fragment


def texts(block: Any, problem: Problem, mine: Variant) -> Json:
    """All of the page that shows a learner's variables, for a page that shows those of another variant."""
    return {
        "prompt_html": shown_problem.prompt_html(problem, mine.variables),
        "fields": shown_problem.field_texts(problem, mine.variables),
        "examples_html": pages.render(
            block, "examples.html", uid=pages.unique_id(block), examples=_examples(problem, mine)
        ),
    }


def _examples(problem: Problem, mine: Variant) -> list[shown_problem.ShownExample]:
    return shown_problem.shown_examples(examples(server_sandbox(), problem, mine.seed, mine.variables))


def public_page(block: Any) -> Fragment:
    """For people who are not in the course: nothing of the problem."""
    _ = translator(block)
    return pages.notice(block, "public.html", message=_("Sign in and enrol in the course to see this problem."))


def app_data(block: Any) -> Json:
    """For apps: the same for every learner."""
    return shown_problem.student_view_data(block, _readable_problem(block))


def user_state(block: Any, posted: Json) -> Json:
    """For apps: the learner's own standing."""
    return disclosure.student_view_user_state(state(block, stored_problem(block)))


def index(block: Any) -> Json:
    """For the search index."""
    return shown_problem.index_dictionary(block, _readable_problem(block))


def _readable_problem(block: Any) -> Problem:
    """The problem; an empty one when it cannot be read, since one block must not break the index of a course."""
    try:
        problem: Problem = block.problem
    except ProblemError:
        report(block, "content cannot be read", None)
        return Problem(runtime="", grader="")
    return problem


def _without_runtime(block: Any, problem: Problem, with_note: bool) -> Fragment:
    _ = translator(block)
    message = _(
        "This problem is not available right now. Nothing is lost: what you typed, your attempts and your score are "
        "kept. Come back later."
    )
    names = ", ".join(pins.missing(server_sandbox().catalog, problem))
    details = _("Not installed here: {runtimes}").format(runtimes=names)
    fragment = _unavailable(block, problem.display_name, message, details)
    if with_note:
        fragment.content = author.note(block, problem) + fragment.content
    return fragment


def _unavailable(block: Any, display_name: str, message: str, details: str = "") -> Fragment:
    fragment = pages.notice(block, "unavailable.html", display_name=display_name, message=message)
    if details and permissions.may_see_grader(block):
        fragment.add_content(pages.render(block, "author_details.html", details=details))
    return fragment
