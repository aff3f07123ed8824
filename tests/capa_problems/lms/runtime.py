"""The workbench's runtime with what ProblemBlock takes from the platform's."""

from __future__ import annotations

import json
import re
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from fs.osfs import OSFS
from opaque_keys.edx.locator import CourseLocator
from web_fragments.fragment import Fragment
from workbench.runtime import WorkbenchRuntime
from xblock.core import XBlock, XBlockMixin
from xblock.fields import Boolean, Scope
from xblock.runtime import Mixologist

from . import services

COURSE = CourseLocator("Example", "Capa", "2026")


class UsageId(str):
    """The workbench's id of a block, with what capa asks of the platform's usage keys."""

    course_key = COURSE

    def html_id(self) -> str:
        return re.sub(r"\W+", "-", self)


class Inherited(XBlockMixin):  # type: ignore[misc]
    """Of what the platform lets every block inherit from its course, what ProblemBlock needs."""

    graded = Boolean(scope=Scope.settings, default=True)


class Runtime(WorkbenchRuntime):  # type: ignore[misc]
    def __init__(self, user_id: str | None = None) -> None:
        super().__init__(user_id)
        self.mixologist = Mixologist([Inherited])
        self._services["user"] = services.User(int(user_id or 0))

    @property
    def resources_fs(self) -> OSFS:
        return OSFS(str(settings.COURSE_FOLDER), create=True)

    def get_policy(self, _usage_id: str) -> dict[str, Any]:
        """There is no policy.json with other settings for the block."""
        return {}

    def get_block(self, usage_id: str, for_parent: Any = None) -> XBlock:
        return super().get_block(UsageId(usage_id), for_parent)

    def _patch_xblock(self, block: XBlock) -> None:
        """Not what the workbench does here: a `location` for old blocks, and a due date that is over."""

    def _wrap_ele(self, block: XBlock, view: str, frag: Fragment, extra_data: Any = None) -> Fragment:
        wrapped = super()._wrap_ele(block, view, frag, extra_data)
        for script in ("workbench/js/vendor/underscore-min.js", "lms/page.js"):
            wrapped.add_resource_url(static(script), "application/javascript", placement="head")
        wrapped.add_css_url(static("lms/page.css"))
        return wrapped

    def handler_url(self, block: XBlock, handler_name: str, suffix: str = "", query: str = "", **_others: Any) -> str:
        """Without a query, as in the platform: capa's script appends to it."""
        arguments = (block.scope_ids.user_id, block.scope_ids.usage_id, handler_name, suffix)
        path: str = reverse("learner_handler", args=arguments)
        return f"{path}?{query}" if query else path

    def publish(self, block: XBlock, event_type: str, event_data: dict[str, Any]) -> None:
        event = {
            "learner": block.scope_ids.user_id,
            "block": block.scope_ids.usage_id,
            "type": event_type,
            "data": event_data,
            "state": _state_of_learner(block),
        }
        with settings.EVENTS.open("a", encoding="utf-8") as file:
            file.write(json.dumps(event, default=str) + "\n")


def _state_of_learner(block: XBlock) -> dict[str, Any]:
    """What the block keeps for the learner, but for when that was."""
    fields = {name: field for name, field in block.fields.items() if field.scope == Scope.user_state}
    fields.pop("last_submission_time", None)
    return {name: field.to_json(field.read_from(block)) for name, field in fields.items()}
