"""With whose page of a problem the panel for the course team comes: the block decides, for the platform asks nobody."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from .support import (
    ANONYMOUS,
    AUTHOR,
    LEARNER,
    READER,
    STAFF,
    STRANGER_IN_STUDIO,
    UNKNOWN,
    Course,
    Who,
    Workbench,
    one_field,
)

PROBLEM = one_field("def grade(answer, problem):\n    return True")
MASQUERADING = Who("staff", {"edx-platform.user_is_staff": False, "edx-platform.is_authenticated": True})
OTHERS = {
    "learner": LEARNER,
    "unknown": UNKNOWN,
    "anonymous": ANONYMOUS,
    "stranger in Studio": STRANGER_IN_STUDIO,
    "author in Studio": AUTHOR,
    "reader in Studio": READER,
    "staff who view the course as a learner": MASQUERADING,
}


def page(course: Course, who: Who) -> Any:
    return course.block(course.add(PROBLEM), who).render("student_view", {})


def files(fragment: Any) -> list[str]:
    return [resource.data.rsplit("/", 1)[-1] for resource in fragment.resources if resource.kind == "url"]


def test_the_course_team_gets_the_panel_closed_and_empty() -> None:
    fragment = page(Course(), STAFF)
    (panel,) = html.fromstring(f"<div>{fragment.content}</div>").xpath("//details[@class='wp-staff']")
    assert panel.get("open") is None
    assert panel.xpath("string(summary)") == "For the course team"
    assert len(panel.find_class("wp-staff-body")[0]) == 0
    assert files(fragment) == ["learner.css", "staff.css", "learner.js", "staff.js"]
    assert "data-init='WasmProblemStaff'" in fragment.content


@pytest.mark.parametrize("who", OTHERS.values(), ids=OTHERS.keys())
def test_others_get_nothing_of_it(who: Who) -> None:
    fragment = page(Course(), who)
    assert "staff" not in fragment.content.replace(who.user or "", "")
    assert files(fragment) == ["learner.css", "learner.js"]
    assert "data-init='WasmProblemLearner'" in fragment.content


def test_in_the_workbench_everybody_is_of_the_course_team(workbench: Workbench) -> None:
    assert "staff.js" in files(page(workbench, LEARNER))
