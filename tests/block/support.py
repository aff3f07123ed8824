"""Runtimes to run the block in. The platform's services are stand-ins of the platform's shape; nothing of ours is."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from webob import Request
from workbench.runtime import WorkbenchRuntime
from xblock.core import XBlockMixin
from xblock.fields import Date, Float, Scope, Timedelta
from xblock.reference.user_service import UserService, XBlockUser
from xblock.runtime import DictKeyValueStore, KvsFieldData, MemoryIdManager
from xblock.test.tools import TestRuntime

from wasm_problem.block import WasmProblemBlock

RIGHT = {25: ("3", "4"), 50: ("1", "7"), 65: ("1", "8")}


def one_field(grader: str, **attributes: str) -> str:
    """A problem with one text field `answer` and this grader."""
    settings = {"display_name": "One field", "runtime": "python-3.14"} | attributes
    written = " ".join(f'{name}="{value}"' for name, value in settings.items())
    return f"""<wasm_problem {written}><prompt>Type.</prompt><input name="answer" kind="text" label="Answer"/>
        <grader><![CDATA[\n{grader}\n]]></grader></wasm_problem>"""


def code_field(grader: str, field: str = "", **attributes: str) -> str:
    """A problem with one field `program` for code and this grader. field: attributes of that answer field."""
    settings = {"display_name": "Code", "runtime": "python-3.14"} | attributes
    written = " ".join(f'{name}="{value}"' for name, value in settings.items())
    return f"""<wasm_problem {written}><prompt>Program.</prompt>
        <input name="program" kind="code" label="Program" {field}>
        <starter>def double(n):\n    return 0</starter></input>
        <grader><![CDATA[\n{grader}\n]]></grader></wasm_problem>"""


class StudioPermissions:
    """The service of Studio. `newer`: with the methods of the newer authorisation, which may know less."""

    def __init__(self, read: bool, write: bool = False, newer: bool | None = None) -> None:
        self.can_read = lambda context_key: read
        self.can_write = lambda context_key: write
        if newer is not None:
            self.can_read_content = lambda context_key: newer
            self.can_edit_content = lambda context_key: newer


class Inheritance(XBlockMixin):
    """What the platform mixes into every block: settings of the course and the subsection.

    As InheritanceMixin in xmodule/modulestore/inheritance.py of openedx-platform.
    """

    start = Date(scope=Scope.settings)
    due = Date(scope=Scope.settings)
    graceperiod = Timedelta(scope=Scope.settings)
    days_early_for_beta = Float(scope=Scope.settings, default=None)


@dataclass
class Who:
    """Somebody, as the platform's services describe them."""

    user: str | None = "learner"
    attributes: dict[str, Any] = field(default_factory=dict)
    permissions: StudioPermissions | None = None
    settings: dict[str, Any] | None = None
    author_mode: bool = False
    user_service: bool = True


LEARNER = Who("learner", {"edx-platform.user_is_staff": False, "edx-platform.is_authenticated": True})
OTHER = Who("other", {"edx-platform.user_is_staff": False, "edx-platform.is_authenticated": True})
UNKNOWN = Who("unknown", user_service=False)
ANONYMOUS = Who("anonymous-7", {"edx-platform.user_is_staff": False, "edx-platform.is_authenticated": False})
NOBODY = Who(None)
STRANGER_IN_STUDIO = Who("stranger", {"edx-platform.user_is_staff": False}, StudioPermissions(False), author_mode=True)
STAFF = Who("staff", {"edx-platform.user_is_staff": True, "edx-platform.is_authenticated": True})
AUTHOR = Who("author", {"edx-platform.user_is_staff": False}, StudioPermissions(True, True))
READER = Who("reader", {"edx-platform.user_is_staff": False}, StudioPermissions(True, False))


class Settings:
    """The service of the platform, with what an operator set for this block."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings

    def get_settings_bucket(self, block: Any, default: Any = None) -> Any:
        return {"wasm_problem": self._settings}.get(block.block_settings_key, default or {})


class Users(UserService):
    def __init__(self, attributes: dict[str, Any]) -> None:
        super().__init__()
        self._attributes = attributes

    def get_current_user(self) -> XBlockUser:
        user = XBlockUser(is_current_user=True)
        user.opt_attrs.update(self._attributes)
        return user


class PlatformRuntime(TestRuntime):
    """Neither LMS nor Studio, but neither the workbench: the rules of the platform hold."""

    def __init__(self, course: Course, who: Who) -> None:
        services: dict[str, Any] = {"field-data": KvsFieldData(course.store)}
        if who.user_service:
            services["user"] = Users(who.attributes)
        if who.permissions is not None:
            services["studio_user_permissions"] = who.permissions
        if who.settings is not None:
            services["settings"] = Settings(who.settings)
        super().__init__(id_reader=course.ids, id_generator=course.ids, services=services, mixins=(Inheritance,))
        self.course = course
        self.user_id = who.user
        if who.author_mode:
            self.is_author_mode = True

    def load_block_type(self, block_type: str) -> type:
        return WasmProblemBlock

    def handler_url(
        self, block: Any, handler_name: str, suffix: str = "", query: str = "", thirdparty: bool = False
    ) -> str:
        return f"/handler/{handler_name}"

    def local_resource_url(self, block: Any, uri: str) -> str:
        return f"/resource/{uri}"

    def resource_url(self, resource: str) -> str:
        return f"/{resource}"

    def publish(self, block: Any, event_type: str, event_data: Any) -> None:
        self.course.events.append((event_type, event_data))


@dataclass
class Reply:
    status: int
    text: str
    headers: dict[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def state(self) -> Any:
        return self.json["state"]

    @property
    def error(self) -> Any:
        return self.json["error"]


def post(block: Any, handler: str, body: Any, method: str = "POST") -> Reply:
    """Calls a handler as the platform does. bytes are sent as they are, anything else as JSON."""
    request = Request.blank("/", method=method, content_type="application/json")
    request.body = body if isinstance(body, bytes) else json.dumps(body).encode()
    response = block.runtime.handle(block, handler, request)
    return Reply(response.status_int, response.text, dict(response.headers))


def init_of(fragment: Any) -> Any:
    """The init arguments in a learner's page."""
    from lxml import html

    return json.loads(html.fromstring(f"<div>{fragment.content}</div>").xpath("//*[@data-uid]/@data-init")[0])


class Visit:
    """A learner with the page open: what the page's script knows and sends."""

    def __init__(self, course: Course, usage: Any, who: Who) -> None:
        self.course, self.usage, self.who = course, usage, who
        self.fragment = course.block(usage, who).render("student_view", {})
        init = init_of(self.fragment)
        self.state, self.fingerprint = init["state"], init["fingerprint"]

    def send(self, handler: str, body: dict[str, Any]) -> Reply:
        """One request; the state of the page follows the reply as the script's does."""
        reply = post(self.course.block(self.usage, self.who), handler, body)
        if reply.status == 200 and "state" in reply.json:
            self.state = reply.state
            self.fingerprint = reply.json.get("fingerprint", self.fingerprint)
        return reply

    def submit(self, answers: Any, /, **changes: Any) -> Reply:
        attempt = self.state["attempts"]["used"]
        return self.send(
            "submit_answer", {"answers": answers, "fingerprint": self.fingerprint, "attempt": attempt} | changes
        )

    def save(self, answers: Any) -> Reply:
        return self.send("save_answer", {"answers": answers, "fingerprint": self.fingerprint})

    def run(self, answers: Any, own: Any = None) -> Reply:
        return self.send("run_answer", {"answers": answers, "fingerprint": self.fingerprint, "own": own})

    def earlier(self) -> list[Any]:
        """The earlier submissions, the newest first."""
        submissions: list[Any] = self.send("earlier_submissions", {}).json["submissions"]
        return submissions

    def reset(self) -> Reply:
        return self.send("reset_answer", {})


class Course:
    """Problems, learners' states and published events, in memory."""

    def __init__(self) -> None:
        cache.clear()  # another platform, whose learners have the same names
        self.store = DictKeyValueStore()
        self.ids = MemoryIdManager()
        self.events: list[tuple[str, Any]] = []

    def add(self, xml: str) -> Any:
        return PlatformRuntime(self, NOBODY).parse_xml_string(xml)

    def block(self, usage: Any, who: Who = LEARNER) -> Any:
        """A new instance, as each request gets one."""
        return PlatformRuntime(self, who).get_block(usage)

    def visit(self, usage: Any, who: Who = LEARNER) -> Visit:
        return Visit(self, usage, who)

    def set(self, usage: Any, **settings: Any) -> None:
        """Settings of the problem, set by whom it may concern."""
        block = self.block(usage, NOBODY)
        for name, value in settings.items():
            setattr(block, name, value)
        block.save()

    @property
    def grades(self) -> list[Any]:
        return [data for kind, data in self.events if kind == "grade"]


class RecordingWorkbenchRuntime(WorkbenchRuntime):
    """The workbench, which only logs events, with a list of them and perhaps with Studio's permissions."""

    def __init__(self, workbench: Workbench, who: Who) -> None:
        super().__init__(who.user)
        self.workbench = workbench
        if who.permissions is not None:
            self._services["studio_user_permissions"] = who.permissions

    def publish(self, block: Any, event_type: str, event_data: Any) -> None:
        super().publish(block, event_type, event_data)
        self.workbench.events.append((event_type, event_data))


class Workbench(Course):
    """As Course, in the runtime and the database of the xblock-sdk."""

    _scenarios = itertools.count(1)

    def add(self, xml: str) -> Any:
        runtime = WorkbenchRuntime()
        runtime.id_generator.set_scenario(f"scenario-{next(self._scenarios)}")
        return runtime.parse_xml_string(xml)

    def block(self, usage: Any, who: Who = LEARNER) -> Any:
        return RecordingWorkbenchRuntime(self, who).get_block(usage)
