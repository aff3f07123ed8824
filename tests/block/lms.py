"""The parts of the LMS that staff's tools use, in the platform's shape and with real tables of learners' states.

Made from the source of openedx/openedx-platform (block_render.py at 5af5f01f, model_data.py at 35f87813, models.py at
14f7dc89, x_module.py at 68a5285b, the others at e57a655d):
lms/djangoapps/courseware/block_render.py (get_block_for_descriptor, prepare_runtime_for_user: one runtime and, within
a request, one object for each block, which are bound to another user and back), courseware/model_data.py
(FieldDataCache, DjangoKeyValueStore, UserStateCache), courseware/models.py (StudentModule), xmodule/x_module.py
(bind_for_student), xmodule/services.py (EventPublishingService) and instructor_task/tasks_helper/module_state.py.
"""

from __future__ import annotations

import sys
import types
from functools import partial
from typing import Any

import simplejson as json  # as the platform: it writes a Score as an object
from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, models
from xblock.core import XBlockMixin
from xblock.field_data import FieldData, ReadOnlyFieldData, SplitFieldData
from xblock.fields import Date, Scope, UserScope
from xblock.reference.user_service import UserService, XBlockUser
from xblock.runtime import KeyValueStore, KvsFieldData, MemoryIdManager, NullI18nService
from xblock.test.tools import TestRuntime

from wasm_problem.block import WasmProblemBlock

from .support import LEARNER, NOBODY, STAFF, Course, PlatformRuntime, Who


class UsageKey(str):
    """A key of the platform, as far as blocks use it."""

    context_key = "course-v1:Org+Course+Run"


class IdManager(MemoryIdManager):
    def create_usage(self, def_id: Any) -> UsageKey:
        usage = UsageKey(f"block-v1:Org+Course+Run+type@wasm_problem+block@{len(self._usages)}")
        self._usages[usage] = def_id
        return usage


class StudentModule(models.Model):
    module_type = models.CharField(max_length=32)
    module_state_key = models.CharField(max_length=255)
    student = models.ForeignKey(User, on_delete=models.CASCADE)
    course_id = models.CharField(max_length=255)
    state = models.TextField(null=True, blank=True)  # noqa: DJ001

    class Meta:
        app_label = "workbench"
        unique_together = (("student", "module_state_key", "course_id"),)

    def __str__(self) -> str:
        return f"{self.student_id} {self.module_state_key}"


class FieldDataCache:
    """All user state that is read is read here, before the block is bound; other users' keys are a fault."""

    def __init__(self, course_id: str, user: User, block: Any) -> None:
        self.user, self.course_id = user, course_id
        self.rows = {"module_state_key": block.scope_ids.usage_id, "course_id": course_id, "student": user}
        row = StudentModule.objects.filter(**self.rows).first()
        self.cache: dict[str, Any] = json.loads(row.state) if row is not None and row.state is not None else {}

    @classmethod
    def cache_for_block_descendents(cls, course_id: str, user: User, block: Any) -> FieldDataCache:
        return cls(course_id, user, block)

    def set_many(self, values: dict[Any, Any]) -> None:
        assert all(key.user_id == self.user.id for key in values)
        new = {key.field_name: value for key, value in values.items() if key.scope == Scope.user_state}
        row, created = StudentModule.objects.get_or_create(
            **self.rows, defaults={"state": json.dumps(new), "module_type": "wasm_problem"}
        )
        if not created:
            row.state = json.dumps((json.loads(row.state) if row.state is not None else {}) | new)
            row.save(force_update=True)
        self.cache |= new


class DjangoKeyValueStore(KeyValueStore):
    def __init__(self, field_data_cache: FieldDataCache) -> None:
        self._cache = field_data_cache

    def _checked(self, key: Any) -> str:
        assert key.scope.user == UserScope.ONE
        assert key.user_id == self._cache.user.id
        name: str = key.field_name
        return name

    def get(self, key: Any) -> Any:
        return self._cache.cache[self._checked(key)]

    def has(self, key: Any) -> bool:
        return self._checked(key) in self._cache.cache

    def set(self, key: Any, value: Any) -> None:
        self.set_many({key: value})

    def set_many(self, update_dict: dict[Any, Any]) -> None:
        self._cache.set_many(update_dict)

    def delete(self, key: Any) -> None:
        raise NotImplementedError


class LmsFieldData(SplitFieldData):
    def __init__(self, authored_data: FieldData, student_data: FieldData) -> None:
        authored = ReadOnlyFieldData(authored_data)
        by_scope = dict.fromkeys((Scope.content, Scope.settings, Scope.parent, Scope.children), authored)
        of_user = (Scope.user_state, Scope.user_state_summary, Scope.user_info, Scope.preferences)
        super().__init__(by_scope | dict.fromkeys(of_user, student_data))


class OverrideFieldData(FieldData):
    """Dates of one's own, as instructors give them to learners."""

    def __init__(self, source: FieldData, user: User, dates: dict[str, Any]) -> None:
        self._source, self._own = source, dates.get(user.username, {})

    def get(self, block: Any, name: str) -> Any:
        return self._own[name] if name in self._own else self._source.get(block, name)

    def set(self, block: Any, name: str, value: Any) -> None:
        self._source.set(block, name, value)

    def delete(self, block: Any, name: str) -> None:
        self._source.delete(block, name)

    def default(self, block: Any, name: str) -> Any:
        return self._source.default(block, name)


class XModuleMixin(XBlockMixin):
    """What the LMS mixes into every block, and of InheritanceMixin the due date."""

    due = Date(scope=Scope.settings)

    def bind_for_student(self, user_id: Any, wrappers: Any = None) -> None:
        if self.scope_ids.user_id is not None and user_id == self.scope_ids.user_id:
            return
        self.save()
        self.scope_ids = self.scope_ids._replace(user_id=user_id)
        for field in self.fields.values():
            if field.scope not in (Scope.parent, Scope.children) and field.scope.user == UserScope.ONE:
                field._del_cached_value(self)
                self._dirty_fields.pop(field, None)
        field_data = self.runtime.service(self, "field-data-unbound")
        for wrapper in wrappers:
            field_data = wrapper(field_data)
        self._bound_field_data = field_data


class DjangoXBlockUserService(UserService):
    def __init__(self, user: User) -> None:
        super().__init__()
        self._django_user = user

    def get_current_user(self) -> XBlockUser:
        user = XBlockUser(is_current_user=True)
        user.opt_attrs = {
            "edx-platform.user_is_staff": self._django_user.is_staff,
            "edx-platform.is_authenticated": True,
            "edx-platform.user_is_beta_tester": False,
        }
        return user


class EventPublishingService:
    def __init__(self, lms: Lms, user: User, track_function: Any) -> None:
        self.lms, self.user, self.track_function = lms, user, track_function

    def publish(self, block: Any, event_type: str, event: Any) -> None:
        if event_type == "grade":
            assert self.user.id == block.scope_ids.user_id
            self.lms.published.append((self.user.username, event["value"]))
            self.lms.events.append((event_type, event))
        else:
            self.track_function(event_type, event)


class ModuleStoreRuntime(TestRuntime):
    """One for all blocks of a course in a request, prepared for one user after the other."""

    def __init__(self, lms: Lms) -> None:
        self.authored = KvsFieldData(lms.store)
        super().__init__(
            id_reader=lms.ids, id_generator=lms.ids, services={"i18n": NullI18nService()}, mixins=(XModuleMixin,)
        )
        self.wrappers: list[Any] = []
        self.user_id = None

    def load_block_type(self, block_type: str) -> type:
        return WasmProblemBlock

    def service(self, block: Any, service_name: str) -> Any:
        if service_name == "field-data-unbound":
            return self.authored
        if service_name == "field-data":
            return getattr(block, "_bound_field_data", self.authored)
        return super().service(block, service_name)

    def publish(self, block: Any, event_type: str, event_data: Any) -> None:
        self._services["publish"].publish(block, event_type, event_data)

    handler_url = PlatformRuntime.handler_url
    local_resource_url = PlatformRuntime.local_resource_url
    resource_url = PlatformRuntime.resource_url


class Lms(Course):
    """As Course, in the shape of the LMS: users and states are rows of tables. who.user is the name of a user."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: Any = IdManager()
        self.request: Any = None
        self.published: list[tuple[str, float]] = []
        self.tracked: list[tuple[str, str]] = []
        self.shut_out: set[str] = set()
        self.dates: dict[str, Any] = {}
        """User name to the values of settings that are this user's alone."""
        self.transactions: list[str] = []

    def user(self, who: Who) -> User:
        defaults = {"is_staff": who is STAFF, "email": f"{who.user}@example.org"}
        return User.objects.get_or_create(username=who.user, defaults=defaults)[0]

    def add(self, xml: str) -> Any:
        return PlatformRuntime(self, NOBODY).parse_xml_string(xml)

    def block(self, usage: Any, who: Who = LEARNER) -> Any:
        """As handle_xblock_callback gets it: bound to the user of the request."""
        user = self.user(who)
        self.request = types.SimpleNamespace(user=user)
        block = ModuleStoreRuntime(self).get_block(usage)
        cache = FieldDataCache.cache_for_block_descendents(usage.context_key, user, block)
        bound = self.get_block_for_descriptor(user, self.request, block, cache, usage.context_key)
        assert bound is not None
        return bound

    def get_block_for_descriptor(
        self,
        user: User,
        request: Any,
        block: Any,
        field_data_cache: FieldDataCache,
        course_key: str,
        position: int | None = None,
        wrap_xblock_display: bool = True,
        grade_bucket_type: str | None = None,
        static_asset_path: str = "",
        disable_staff_debug_info: bool = False,
        course: Any = None,
        will_recheck_access: bool = False,
        track_function: Any = None,
        student_data: Any = None,
        request_token: str | None = None,
        user_location: str | None = None,
    ) -> Any:
        student_data = student_data or KvsFieldData(DjangoKeyValueStore(field_data_cache))
        if request:
            track_function = lambda kind, event: self.tracked.append((request.user.username, kind))  # noqa: E731
        bound_to = block.runtime._services.get("user")
        if not block.runtime.wrappers or bound_to is None or bound_to._django_user.id != user.id:
            block.runtime.wrappers = [object()]
            block.runtime._services |= {
                "user": DjangoXBlockUserService(user),
                "publish": EventPublishingService(self, user, track_function),
            }
        wrappers = [
            partial(OverrideFieldData, user=user, dates=self.dates),
            partial(LmsFieldData, student_data=student_data),
        ]
        block.bind_for_student(user.id, wrappers)
        return None if user.username in self.shut_out else block

    def modules(self) -> dict[str, types.ModuleType]:
        """What compat imports of the platform."""
        found: dict[str, types.ModuleType] = {}

        def module(name: str, **contents: Any) -> None:
            for end in range(1, name.count(".") + 2):
                part = ".".join(name.split(".")[:end])
                found.setdefault(part, types.ModuleType(part))
            vars(found[name]).update(contents)

        events = types.SimpleNamespace(GRADES_RESCORE_EVENT_TYPE="edx.grades.problem.rescored")
        store = types.SimpleNamespace(get_course=lambda key: types.SimpleNamespace(id=key))
        module("lms.djangoapps.courseware.models", StudentModule=StudentModule)
        module("lms.djangoapps.courseware.model_data", FieldDataCache=FieldDataCache)
        module("lms.djangoapps.courseware.block_render", get_block_for_descriptor=self.get_block_for_descriptor)
        module("lms.djangoapps.grades.api", events=events)
        module(
            "common.djangoapps.track.event_transaction_utils",
            create_new_event_transaction_id=lambda: None,
            set_event_transaction_type=self.transactions.append,
        )
        module("crum", get_current_request=lambda: self.request)
        module("xmodule.modulestore.django", modulestore=lambda: store)
        return found

    def state_of(self, who: Who) -> dict[str, Any]:
        try:
            state: dict[str, Any] = json.loads(StudentModule.objects.get(student__username=who.user).state)
        except ObjectDoesNotExist:
            return {}
        return state


def prepared(monkeypatch: Any) -> Lms:
    """An LMS without learners. Its table is made once for a test run."""
    if StudentModule._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(StudentModule)
    StudentModule.objects.all().delete()
    User.objects.all().delete()
    lms = Lms()
    for name, module in lms.modules().items():
        monkeypatch.setitem(sys.modules, name, module)
    return lms
