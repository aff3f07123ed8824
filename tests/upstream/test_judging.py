"""What counts as known, new, fixed and stale."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from .judging import Judgement, judge
from .running import FileResult
from .suites import Known, Suite, read_plan

SUITE = read_plan().suites[0]
NUMBER = r"[\1]"
NO_PIPES = Known("no-pipes", "They need a pipe.", ("t.py::test_pipe[*]", "t.py::test_[x*]"))


def judged(files: int = 2, **outcomes: str) -> Judgement:
    """The judgement over tests of these outcomes, in one file of some. pipe_1 stands for test_pipe[1]."""
    tests = {f"t.py::test_{re.sub('_(.)$', NUMBER, name)}": outcome for name, outcome in outcomes.items()}
    return judge(suite(), [FileResult("t.py", tests)], files)


def suite() -> Suite:
    return replace(SUITE, known=(NO_PIPES,))


def test_a_known_failure_is_right() -> None:
    judgement = judged(pipe_1="failed", pipe_2="error", pipe_3="ended", other="passed")
    assert not judgement.is_wrong
    assert list(judgement.failures) == [NO_PIPES]
    assert judgement.failed == 3


@pytest.mark.parametrize("outcome", ["failed", "error", "ended"])
def test_an_unknown_failure_is_wrong(outcome: str) -> None:
    judgement = judged(pipe_1="failed", other=outcome)
    assert judgement.is_wrong
    assert judgement.unknown == ["t.py::test_other"]
    assert "t.py::test_other" in judgement.text(details=False)


@pytest.mark.parametrize("outcome", ["passed", "skipped", "xfailed", "xpassed"])
def test_a_known_failure_that_does_not_fail_is_wrong(outcome: str) -> None:
    judgement = judged(pipe_1="failed", pipe_2=outcome)
    assert judgement.is_wrong
    assert judgement.fixed == ["t.py::test_pipe[2]"]


def test_an_entry_that_no_test_matches_is_wrong_when_everything_ran() -> None:
    judgement = judged(files=1, pipe_1="failed")
    assert judgement.unused == ["t.py::test_[x*]"]
    assert judgement.is_wrong
    assert "t.py::test_[x*]" in judgement.text(details=False)


def test_nothing_is_said_of_such_an_entry_when_a_file_did_not_run() -> None:
    judgement = judged(files=2, pipe_1="failed")
    assert not judgement.is_wrong
    assert "t.py::test_[x*]" not in judgement.text(details=False)
    assert "1 of 2 files" in judgement.text(details=False)


def test_only_a_star_is_special_in_a_pattern() -> None:
    assert NO_PIPES.matches("t.py::test_[xyz]")
    assert not NO_PIPES.matches("t.py::test_x")
    assert not NO_PIPES.matches("t.py::test_pipe[1")


def test_a_cause_has_to_be_explained(tmp_path: Path) -> None:
    file = tmp_path / "packages.toml"
    file.write_text(
        'runtime = "r"\ncauses = {}\nnot_run = {}\ntool = []\n'
        '[[suite]]\npackage = "p"\nversion = "1"\nsha256 = ""\n'
        '[[suite.known]]\ncause = "nobody-knows"\nwhy = ""\ntests = ["t"]\n'
    )
    with pytest.raises(ValueError, match="p: no such cause: nobody-knows"):
        read_plan(file)
