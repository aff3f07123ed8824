"""The platform's own comparison, before an operator switches: codejail's safe_exec decides, ours runs beside it.

Each answer is graded by both, and the platform compares the variables and the error messages after it has evened out
what it expects to differ, such as the names of temporary folders. Nothing is added to its rules here.
"""

from __future__ import annotations

import pytest

from . import problem, server
from .darklaunch import Comparison, comparisons

LEARNERS = (1, 2)
"""Two of the three: codejail takes its time."""


@pytest.fixture(scope="module")
def compared(darklaunch: server.Site) -> dict[str, list[Comparison]]:
    """The comparisons by problem."""
    found = {}
    for name in problem.NAMES:
        problem.run(darklaunch.address, darklaunch.events, name, LEARNERS)
        found[name] = [each for each in comparisons(darklaunch.telemetry) if each.slug.startswith(f"{name}-problem-")]
    return found


@pytest.mark.parametrize("name", problem.NAMES)
def test_no_mismatch(name: str, compared: dict[str, list[Comparison]], darklaunch: server.Site) -> None:
    assert len(compared[name]) >= problem.least_executions(name, LEARNERS)
    trouble = [each.trouble for each in compared[name] if each.trouble]
    assert not trouble, "\n".join([*trouble, _said(darklaunch, name)])


def test_a_mismatch_is_noticed() -> None:
    """Of one unit in the last place of one number."""
    name = "spread-of-a-sample"
    wrong = {"CAPA_REMOTE_EXEC": "tests.capa_problems.lms.wrong_executor.remote_exec"}
    with server.running("darklaunch", wrong) as site:
        problem.run(site.address, site.events, name, LEARNERS[:1])
        found = list(comparisons(site.telemetry))
        assert found
        assert all(each.trouble and each.attributes["globals_match"] is False for each in found)
        assert "globals_match=False" in _said(site, name)


def _said(site: server.Site, name: str) -> str:
    """What the platform's log says of the problem."""
    entries = site.log.read_text("utf-8").split("Codejail darklaunch ")
    return "\n".join(entry for entry in entries if f"slug='{name}-problem-" in entry)
