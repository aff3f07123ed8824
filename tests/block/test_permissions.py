"""Who sees the editor, who may save, who may answer."""

from __future__ import annotations

import sys
import types

import pytest

from tests.examples import SQUARES
from wasm_problem.block.permissions import may_answer, may_edit, may_see_grader

from .support import (
    ANONYMOUS,
    AUTHOR,
    LEARNER,
    NOBODY,
    READER,
    STAFF,
    STRANGER_IN_STUDIO,
    UNKNOWN,
    Course,
    StudioPermissions,
    Who,
    Workbench,
    post,
)

MOVED_COURSE = Who("author", permissions=StudioPermissions(False, False, newer=True))
COURSE_NOT_MOVED = Who("author", permissions=StudioPermissions(True, True, newer=False))
NOT_STAFF_BUT_AUTHOR_MODE = Who("x", {"edx-platform.user_is_staff": False}, author_mode=True)
STAFF_IN_WORDS = Who("x", {"edx-platform.user_is_staff": "yes"})

RULES = {
    "learner": (LEARNER, False, False, True),
    "no user service": (UNKNOWN, False, False, True),
    "not signed in": (ANONYMOUS, False, False, False),
    "no user at all": (NOBODY, False, False, False),
    "logged-in stranger in Studio's preview": (STRANGER_IN_STUDIO, False, False, True),
    "author mode without a proof": (NOT_STAFF_BUT_AUTHOR_MODE, False, False, True),
    "a flag that is not True": (STAFF_IN_WORDS, False, False, True),
    "course staff in the LMS": (STAFF, True, False, True),
    "author in Studio": (AUTHOR, True, True, True),
    "reader of a library": (READER, True, False, True),
    "author by the newer roles only": (MOVED_COURSE, True, True, True),
    "author by the older roles only": (COURSE_NOT_MOVED, True, True, True),
}


@pytest.mark.parametrize(("who", "sees", "edits", "answers"), RULES.values(), ids=RULES)
def test_rights(course: Course, who: Who, sees: bool, edits: bool, answers: bool) -> None:
    block = course.block(course.add(SQUARES), who)
    assert (may_see_grader(block), may_edit(block), may_answer(block)) == (sees, edits, answers)


def test_everybody_is_an_author_in_the_workbench(workbench: Workbench) -> None:
    block = workbench.block(workbench.add(SQUARES), Who("student_1"))
    assert may_see_grader(block)
    assert may_edit(block)


def test_a_permission_service_that_fails_has_not_said_yes(course: Course) -> None:
    class Failing:
        def can_read(self, context_key: object) -> bool:
            raise TypeError("secret of the platform")

        can_write = can_read

    block = course.block(course.add(SQUARES), Who("x", permissions=Failing()))  # type: ignore[arg-type]
    assert not may_see_grader(block)
    assert not may_edit(block)


@pytest.mark.parametrize("who", [LEARNER, UNKNOWN, ANONYMOUS, STRANGER_IN_STUDIO], ids=lambda who: who.user)
def test_the_author_s_doors_are_shut_to_learners(course: Course, who: Who) -> None:
    usage = course.add(SQUARES)
    page = course.block(usage, who).render("studio_view", {})
    assert "problem.variables" not in page.content
    assert page.json_init_args is None
    for handler in ("studio_save", "studio_try", "studio_check"):
        reply = post(course.block(usage, who), handler, {"settings": {"grader": "def grade(a, p): return 1"}})
        assert (reply.status, reply.error["name"]) == (403, "forbidden")
    assert "problem.variables" in course.block(usage).grader


def test_a_reader_sees_the_editor_but_cannot_save(course: Course) -> None:
    usage = course.add(SQUARES)
    assert "problem.variables" in course.block(usage, READER).render("studio_view", {}).content
    assert post(course.block(usage, READER), "studio_save", {"settings": {"prompt": "x"}}).status == 403
    assert course.block(usage).prompt.startswith("Give two integers")


@pytest.mark.parametrize("who", [ANONYMOUS, NOBODY], ids=["anonymous", "nobody"])
def test_who_is_not_signed_in_cannot_have_answers_graded(course: Course, who: Who) -> None:
    usage = course.add(SQUARES)
    visit = course.visit(usage, who)
    assert visit.state["can_submit"] is False
    reply = visit.submit({"a": "3", "b": "4"})
    assert (reply.status, reply.error["name"]) == (403, "forbidden")
    assert course.events == []


CONTEXTS = "openedx.core.djangoapps.xblock.learning_context.manager"


class LearningContext:
    """The platform's, for content libraries: `author` may edit, `reader` may look."""

    def can_view_block_for_editing(self, user: str, usage_key: object) -> bool:
        return user in ("author", "reader")

    def can_edit_block(self, user: str, usage_key: object) -> bool:
        return user == "author"


@pytest.mark.parametrize(
    ("user", "sees", "edits"), [("author", True, True), ("reader", True, False), ("x", False, False)]
)
def test_in_a_content_library_the_platform_decides(
    course: Course, monkeypatch: pytest.MonkeyPatch, user: str, sees: bool, edits: bool
) -> None:
    for number in range(1, CONTEXTS.count(".") + 2):
        name = ".".join(CONTEXTS.split(".")[:number])
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    sys.modules[CONTEXTS].get_learning_context_impl = lambda key: LearningContext()  # type: ignore[attr-defined]
    block = course.block(course.add(SQUARES), LEARNER)
    assert (may_see_grader(block), may_edit(block)) == (False, False)
    block.runtime.user = user
    assert (may_see_grader(block), may_edit(block)) == (sees, edits)


def test_a_platform_that_does_not_know_the_key_has_not_said_yes(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LearningContext, "can_edit_block", property(lambda self: 1 / 0))
    test_in_a_content_library_the_platform_decides(course, monkeypatch, "author", True, False)
