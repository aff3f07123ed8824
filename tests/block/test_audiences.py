"""Who may call what: everybody x every view and handler x every place that the block runs in.

The list is made from the class of the block, so a new view or handler fails here until somebody decides for whom it is.
"""

from __future__ import annotations

import itertools
import sys
import types
from typing import Any

import pytest

from tests.examples import SQUARES
from wasm_problem.block import WasmProblemBlock
from wasm_problem.block.permissions import Audience

from .support import Course, StudioPermissions, Who, Workbench, post

ANYBODY, LEARNER, READER, STAFF, AUTHOR = Audience

HANDLERS = {
    "submit_answer": LEARNER,
    "save_answer": LEARNER,
    "reset_answer": LEARNER,
    "run_answer": LEARNER,
    "read_formula": LEARNER,
    "show_answer": LEARNER,
    "earlier_submissions": LEARNER,
    "keep_editor": LEARNER,
    "student_view_user_state": LEARNER,
    "studio_save": AUTHOR,
    "studio_try": READER,
    "studio_compare": READER,
    "studio_check": READER,
    "staff_learners": STAFF,
    "staff_learner": STAFF,
    "staff_reset_attempts": STAFF,
    "staff_rescore": STAFF,
    "staff_rescore_preview": STAFF,
    "staff_rescore_apply": STAFF,
    "staff_statistics": STAFF,
}
VIEWS = {"student_view": ANYBODY, "author_view": ANYBODY, "public_view": ANYBODY, "studio_view": READER}

NO_ONE: tuple[Audience, ...] = (ANYBODY,)
SOMEBODY = (ANYBODY, LEARNER)
READS = (*SOMEBODY, READER)
EDITS = (*READS, AUTHOR)
TEACHES = (*READS, STAFF)
EVERYTHING = tuple(Audience)

PEOPLE = (
    "anonymous",
    "learner",
    "staff of another course",
    "beta tester",
    "course staff",
    "author",
    "author of the library",
    "superuser",
)
MAY: dict[str, tuple[tuple[Audience, ...], ...]] = {
    "LMS": (NO_ONE, SOMEBODY, SOMEBODY, SOMEBODY, TEACHES, TEACHES, SOMEBODY, TEACHES),
    "Studio, editing": (NO_ONE, SOMEBODY, SOMEBODY, SOMEBODY, EDITS, EDITS, SOMEBODY, EDITS),
    "Studio, preview": (NO_ONE, SOMEBODY, SOMEBODY, SOMEBODY, EDITS, EDITS, SOMEBODY, EDITS),
    "library in the newer runtime": (NO_ONE, SOMEBODY, SOMEBODY, SOMEBODY, SOMEBODY, SOMEBODY, EDITS, EVERYTHING),
    "workbench": (EVERYTHING,) * 8,
}
"""By place, for each of PEOPLE in this order. Whoever is staff of another course is a learner here."""


def somebody(person: str, place: str) -> Who:
    """As the services of that place describe that person."""
    attributes: dict[str, Any] = {"edx-platform.is_authenticated": person != "anonymous"}
    permissions = None
    if place == "LMS":
        attributes["edx-platform.user_is_staff"] = person in ("course staff", "author", "superuser")
        attributes["edx-platform.user_is_beta_tester"] = person == "beta tester"
    elif place == "library in the newer runtime":
        attributes["edx-platform.user_is_staff"] = person == "superuser"
    elif place.startswith("Studio"):
        is_author = person in ("course staff", "author", "superuser")
        permissions = StudioPermissions(is_author, is_author)
    return Who(person, attributes, permissions, author_mode=place == "Studio, preview")


class LibraryContext:
    """As openedx_content's learning context: those who may, by what the platform knows of them."""

    def can_view_block_for_editing(self, user: str, usage_key: object) -> bool:
        return user in ("author of the library", "superuser")

    can_edit_block = can_view_block_for_editing


def place_of(place: str, person: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A problem there, seen by that person."""
    who = somebody(person, place)
    course = Workbench() if place == "workbench" else Course()
    usage = course.add(SQUARES)
    if place != "library in the newer runtime":
        return lambda: course.block(usage, who)
    path = "openedx.core.djangoapps.xblock.learning_context.manager"
    for name in itertools.accumulate(path.split("."), lambda one, other: f"{one}.{other}"):
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    sys.modules[path].get_learning_context_impl = lambda key: LibraryContext()  # type: ignore[attr-defined]

    def block() -> Any:
        found = course.block(usage, who)
        found.runtime.user = person
        return found

    return block


def declared(marker: str) -> dict[str, Audience | None]:
    found = {name: getattr(WasmProblemBlock, name, None) for name in dir(WasmProblemBlock)}
    return {name: getattr(each, "audience", None) for name, each in found.items() if getattr(each, marker, False)}


def test_every_handler_of_the_class_is_for_whom_this_table_says() -> None:
    assert declared("_is_xblock_handler") == HANDLERS


def test_every_view_of_the_class_is_for_whom_this_table_says() -> None:
    views = {name: getattr(WasmProblemBlock, name) for name in dir(WasmProblemBlock) if name.endswith("_view")}
    assert {name: getattr(view, "audience", None) for name, view in views.items() if callable(view)} == VIEWS


def test_the_table_of_people_is_whole() -> None:
    assert all(len(row) == len(PEOPLE) for row in MAY.values())


CASES = [
    pytest.param(place, person, may, id=f"{person} - {place}")
    for place, row in MAY.items()
    for person, may in zip(PEOPLE, row, strict=True)
]


@pytest.mark.parametrize(("place", "person", "may"), CASES)
def test_handlers(
    place: str,
    person: str,
    may: tuple[Audience, ...],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    block = place_of(place, person, monkeypatch)
    caplog.set_level("INFO", "wasm_problem")
    for name, audience in HANDLERS.items():
        caplog.clear()
        method = "GET" if name == "student_view_user_state" else "POST"
        reply = post(block(), name, {"canary": "typed"}, method)
        refused = (reply.status, reply.json.get("error", {}).get("name")) == (403, "forbidden")
        may_not_yet = name in ("reset_answer", "show_answer")  # refuses whoever has submitted nothing
        assert refused == (audience not in may) or (refused and may_not_yet), (name, reply.status, reply.text[:200])
        if audience not in may:
            assert f"audience={audience}" in caplog.text
            assert "typed" not in caplog.text + reply.text
            assert "squares" not in reply.text.lower()


@pytest.mark.parametrize(("place", "person", "may"), CASES)
def test_views(place: str, person: str, may: tuple[Audience, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    block = place_of(place, person, monkeypatch)
    for name, audience in VIEWS.items():
        page = block().render(name, {}).content
        assert ("def grade" in page) == (audience is READER and READER in may), name
        assert ("WasmProblemStaff" in str(block().render(name, {}).to_dict())) <= (STAFF in may), name
