"""Who may do what.

Any learner can ask the platform for any view and any handler of a block, in the LMS and in Studio, so the block
itself decides. `runtime.is_author_mode` proves nothing: Studio's preview sets it for every account that is logged in.

Each view and each handler declares its audience (requests.view, requests.handler).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from wasm_problem.block import compat

log = logging.getLogger(__name__)


class Audience(StrEnum):
    """For whom a view or a handler is."""

    ANYBODY = "anybody"
    LEARNER = "learner"
    """Somebody whose attempts can be counted."""
    READER = "reader"
    """Somebody who may read what the author wrote: the grader, the solution, traces."""
    STAFF = "staff"
    """Somebody who may see and change the states of the learners of this course."""
    AUTHOR = "author"
    """Somebody who may change the problem."""


def may(block: Any, audience: Audience) -> bool:
    """Whether this user belongs to the audience."""
    return _RULES[audience](block)


def may_see_grader(block: Any) -> bool:
    """Whether this user may read the author's side of the problem: the grader, the solution, traces."""
    service = block.runtime.service(block, "studio_user_permissions")
    if service is not None:
        return _service_allows(service, ("can_read_content", "can_read"), block)
    if is_course_staff(block) or compat.is_workbench(block.runtime):
        return True
    return compat.learning_context_allows(block.runtime, block.scope_ids.usage_id, "can_view_block_for_editing")


def may_edit(block: Any) -> bool:
    """Whether this user may change the problem. Course staff may not in the LMS, where content is read-only."""
    service = block.runtime.service(block, "studio_user_permissions")
    if service is not None:
        return _service_allows(service, ("can_edit_content", "can_write"), block)
    if compat.is_workbench(block.runtime):
        return True
    return compat.learning_context_allows(block.runtime, block.scope_ids.usage_id, "can_edit_block")


def may_answer(block: Any) -> bool:
    """Whether there is a learner whose attempts can be counted.

    The LMS also takes handler calls from people who are not signed in; they would have unlimited attempts.
    """
    if block.scope_ids.user_id is None:
        return False
    return _current_user_attribute(block, "edx-platform.is_authenticated") is not False


def may_see_learners(block: Any) -> bool:
    """Whether this user may see and change learners' states: staff of the course where they learn. Not in Studio."""
    if block.runtime.service(block, "studio_user_permissions") is not None:
        return False
    return is_course_staff(block) or compat.is_workbench(block.runtime)


def is_course_staff(block: Any) -> bool:
    """Whether the LMS says so; while staff view the course as a learner, it says no.

    In the workbench nobody is: who previews a problem there is shown what learners are.
    """
    return _current_user_attribute(block, "edx-platform.user_is_staff") is True


def is_beta_tester(block: Any) -> bool:
    return _current_user_attribute(block, "edx-platform.user_is_beta_tester") is True


_RULES: Mapping[Audience, Callable[[Any], bool]] = {
    Audience.ANYBODY: lambda block: True,
    Audience.LEARNER: may_answer,
    Audience.READER: may_see_grader,
    Audience.STAFF: may_see_learners,
    Audience.AUTHOR: may_edit,
}


def _service_allows(service: Any, names: tuple[str, ...], block: Any) -> bool:
    """Courses move one by one from the older roles (can_read) to the newer ones (can_read_content): either counts."""
    context_key = getattr(block.scope_ids.usage_id, "context_key", None)
    for name in names:
        ask = getattr(service, name, None)
        if ask is None:
            continue
        try:
            if ask(context_key):
                return True
        except Exception as error:  # a service that cannot answer has not said yes
            log.warning("The permission service could not answer %s: %s", name, type(error).__name__)
    return False


def _current_user_attribute(block: Any, name: str) -> Any:
    service = block.runtime.service(block, "user")
    user = service.get_current_user() if service is not None else None
    return user.opt_attrs.get(name) if user is not None else None
