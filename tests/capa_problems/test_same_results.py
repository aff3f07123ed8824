"""Real ProblemBlocks, rendered and graded in the workbench: the same with codejail's not_safe_exec and with ours."""

from __future__ import annotations

import pytest

from . import problem
from .conftest import Runs


@pytest.mark.parametrize("name", problem.NAMES)
def test_pages_are_the_same(name: str, reference: Runs, ours: Runs) -> None:
    theirs, found = reference(name).pages, ours(name).pages
    assert found == theirs
    wanted = problem.refused(name)
    for number, page in found.items():
        assert (wanted is None) == ("data-content" in page), f"Learner {number} sees {page}"
        assert wanted is None or wanted in page["text"]


@pytest.mark.parametrize("name", problem.NAMES)
def test_verdicts_messages_and_state_are_the_same(name: str, reference: Runs, ours: Runs) -> None:
    theirs, found = reference(name).graded, ours(name).graded
    assert len(found) == len(problem.submissions(name))
    for expected, graded in zip(theirs, found, strict=True):
        assert graded.reply == problem.as_after_safe_exec(expected.reply), graded.submission
        assert graded.events == expected.events, graded.submission


@pytest.mark.parametrize("name", problem.NAMES)
def test_verdicts_are_those_that_the_author_means(name: str, ours: Runs) -> None:
    for graded in ours(name).graded:
        submission, success = graded.submission, graded.reply["success"]
        if submission.success in ("correct", "incorrect"):
            assert success == submission.success, submission
        else:
            assert submission.success in success, submission
        assert graded.score == pytest.approx(submission.score, abs=0.005), submission
        assert submission.says in graded.messages, submission


@pytest.mark.parametrize("name", problem.NAMES)
def test_the_same_is_shown_afterwards(name: str, reference: Runs, ours: Runs) -> None:
    assert ours(name).pages_afterwards == reference(name).pages_afterwards
    assert ours(name).answers_shown == reference(name).answers_shown


def test_random_numbers_depend_on_the_learner(ours: Runs) -> None:
    pages = [page["data-content"] for page in ours("spread-of-a-sample").pages.values()]
    assert len(set(pages)) > 1
