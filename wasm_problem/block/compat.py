"""The only module that knows Open edX and the workbench. It imports both lazily: neither has to be installed."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

log = logging.getLogger(__name__)

Right = Literal["can_view_block_for_editing", "can_edit_block"]


def is_workbench(runtime: Any) -> bool:
    """Whether this is the xblock-sdk workbench, where everybody is author and learner at once."""
    module = sys.modules.get("workbench.runtime")
    return module is not None and isinstance(runtime, module.WorkbenchRuntime)


def learning_context_allows(runtime: Any, usage_key: Any, right: Right) -> bool:
    """Whether content libraries and the other learning contexts of the newer runtime grant `right` to its user.

    False wherever that runtime is not installed, has no user, or does not know the key.
    """
    user = getattr(runtime, "user", None)
    if user is None:
        return False
    try:
        from openedx.core.djangoapps.xblock.learning_context.manager import (  # type: ignore[import-not-found]
            get_learning_context_impl,
        )

        return bool(getattr(get_learning_context_impl(usage_key), right)(user, usage_key))
    except ImportError:
        return False
    except Exception as error:  # the platform raises many kinds for keys it does not know: no proof, no access
        log.warning("The platform could not answer %s: %s", right, type(error).__name__)
        return False


def shared_cache(runtime: Any) -> Any:
    """Django's cache, which all servers of the platform share; None where Django is not set up, and in the workbench,

    which is one process, whose button to reset all states would not reset the cache.
    """
    if is_workbench(runtime) or _django_settings() is None:
        return None
    from django.core.cache import cache

    return cache


def locale() -> str:
    """The locale of the request as Django names its folders, such as es_419; "" where Django is not set up."""
    if _django_settings() is None:
        return ""
    from django.utils import translation

    language = translation.get_language()
    return translation.to_locale(language) if language else ""


def start_dates_are_off() -> bool:
    """Whether the platform lets everybody in before the start (FEATURES["DISABLE_START_DATES"])."""
    return bool(getattr(_django_settings(), "FEATURES", {}).get("DISABLE_START_DATES"))


def _django_settings() -> Any:
    """The settings of the site; None where Django is not set up. Does not import Django where nobody else has."""
    if "django" not in sys.modules:
        return None
    from django.conf import settings

    return settings if settings.configured else None


class NoLearners(Exception):
    """The platform gives no access to the states of the learners of this problem."""


class NoAccess(Exception):
    """The platform does not let this learner into the problem now, so nothing can be done in their name."""


@dataclass(frozen=True, slots=True)
class StoredState:
    """What is stored of one learner of a problem. learner: the user's id as text. fields: field name to JSON value."""

    learner: str
    name: str
    fields: Mapping[str, Any]


def stored_states(
    block: Any, *, most: int, after: str = "", search: str = "", learner: str | None = None
) -> list[StoredState]:
    """The learners who have a state in this problem, by name: those after the name `after`, or one learner.

    search: a part of the name, or the whole address. Raises NoLearners.
    """
    if is_workbench(block.runtime):
        return _workbench_states(block, most, after, search, learner)
    if not hasattr(block, "bind_for_student"):  # not a runtime of the LMS's courses
        raise NoLearners
    try:
        from django.db.models import Q
        from lms.djangoapps.courseware.models import StudentModule  # type: ignore[import-not-found]
    except ImportError:
        raise NoLearners from None
    usage = block.scope_ids.usage_id
    found = StudentModule.objects.filter(module_state_key=usage, course_id=usage.context_key)
    found = found.filter(student__username__gt=after).exclude(state=None).exclude(state="{}")
    if search:
        found = found.filter(Q(student__username__icontains=search) | Q(student__email__iexact=search))
    if learner is not None:
        found = found.filter(student_id=int(learner)) if _is_user_id(learner) else found.none()
    rows = found.select_related("student").order_by("student__username")[:most]
    return [StoredState(str(row.student_id), row.student.username, json.loads(row.state)) for row in rows]


def _workbench_states(block: Any, most: int, after: str, search: str, learner: str | None) -> list[StoredState]:
    from workbench.models import XBlockState

    found = XBlockState.objects.filter(scope="usage", scope_id=block.scope_ids.usage_id, user_id__gt=after)
    found = found.filter(user_id__icontains=search).exclude(state="{}")
    if learner is not None:
        found = found.filter(user_id=learner)
    return [StoredState(row.user_id, row.user_id, json.loads(row.state)) for row in found.order_by("user_id")[:most]]


def _is_user_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


@contextmanager
def bound_to(block: Any, learner: str) -> Iterator[Any]:
    """The block as this learner has it: what it saves is this learner's, and so is a grade that it publishes.

    All that is stored meanwhile is, or with an exception nothing. In the LMS it is the same object as `block`, as in
    the platform's own task that rescores (get_block_for_descriptor, lms/djangoapps/instructor_task): use only what is
    handed out until the end. Raises NoLearners and NoAccess.
    """
    if learner == str(block.scope_ids.user_id):
        yield block
    elif is_workbench(block.runtime):
        from django.db import transaction
        from workbench.runtime import WorkbenchRuntime

        with transaction.atomic():
            yield WorkbenchRuntime(learner).get_block(block.scope_ids.usage_id)
    else:
        with _rebound(block, learner):
            yield block


@contextmanager
def _rebound(block: Any, learner: str) -> Iterator[None]:
    try:
        from common.djangoapps.track.event_transaction_utils import (  # type: ignore[import-not-found]
            create_new_event_transaction_id,
            set_event_transaction_type,
        )
        from crum import get_current_request  # type: ignore[import-not-found]
        from django.contrib.auth import get_user_model
        from django.db import transaction
        from lms.djangoapps.grades.api import events as grades_events  # type: ignore[import-not-found]
    except ImportError:
        raise NoLearners from None
    request = get_current_request()
    staff = getattr(request, "user", None)
    if staff is None or staff.id != block.scope_ids.user_id:
        raise NoLearners  # whom to give the block back to?
    user = get_user_model().objects.filter(pk=int(learner)).first() if _is_user_id(learner) else None
    if user is None:
        raise NoAccess
    block.save()
    try:
        with transaction.atomic():
            if not _bind(block, user, request):
                raise NoAccess
            create_new_event_transaction_id()
            set_event_transaction_type(grades_events.GRADES_RESCORE_EVENT_TYPE)
            yield
    finally:
        _bind(block, staff, request)


def _bind(block: Any, user: Any, request: Any) -> bool:
    """Binds block and runtime to this user. Whether the user may open the block."""
    from lms.djangoapps.courseware.block_render import get_block_for_descriptor  # type: ignore[import-not-found]
    from lms.djangoapps.courseware.model_data import FieldDataCache  # type: ignore[import-not-found]
    from xmodule.modulestore.django import modulestore  # type: ignore[import-not-found]

    course = block.scope_ids.usage_id.context_key
    _forget_values(block)
    bound = get_block_for_descriptor(
        user=user,
        request=request,
        block=block,
        field_data_cache=FieldDataCache.cache_for_block_descendents(course, user, block),
        course_key=course,
        grade_bucket_type="rescore",
        course=modulestore().get_course(course),
    )
    return bound is not None


def _forget_values(block: Any) -> None:
    """Nothing that is not saved goes to another user, nor a due date of one's own: binding keeps values of settings."""
    block._clear_dirty_fields()
    for field in block.fields.values():
        field._del_cached_value(block)


def monitor(values: Mapping[str, str | int | float]) -> None:
    """Adds values to the trace of this request, where the platform's monitoring is installed (edx-django-utils)."""
    try:
        from edx_django_utils.monitoring import set_custom_attribute  # type: ignore[import-not-found]
    except ImportError:
        return
    for name, value in values.items():
        set_custom_attribute(name, value)
