"""What holds for all policies and learners, as time goes by and attempts are used."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.policies.strategies import durations, policies, situations
from wasm_problem.policies import (
    Closed,
    Rerandomize,
    ShowAnswer,
    ShowCorrectness,
    attempts_left,
    can_reset,
    can_save,
    can_submit,
    close_date,
    correctness_is_shown,
    is_past_due,
    needs_reset,
    opens,
    solution_is_shown,
    wait_seconds,
    why_closed,
)


@given(policies, situations, durations)
def test_what_time_changes_it_changes_for_good(policy, situation, pause):
    later = replace(situation, now=situation.now + pause)
    assert is_past_due(policy, later) >= is_past_due(policy, situation)
    assert opens(policy, later) is None or opens(policy, situation) == opens(policy, later)
    assert wait_seconds(policy, later) <= wait_seconds(policy, situation)
    assert correctness_is_shown(policy, later) >= correctness_is_shown(policy, situation)
    assert solution_is_shown(policy, later) >= solution_is_shown(policy, situation)


@given(policies, situations, durations, st.integers(1, 3600))
def test_whoever_waits_as_told_may_submit_unless_it_is_past_due(policy, situation, passed, seconds):
    policy = replace(policy, submission_wait_seconds=seconds, start=None, max_attempts=None)
    situation = replace(situation, last_submission=situation.now - passed, submitted=False, is_staff=False)
    wait = wait_seconds(policy, situation)
    assert (wait == 0) is (passed >= timedelta(seconds=seconds))
    after = replace(situation, now=situation.now + timedelta(seconds=wait))
    assert why_closed(policy, after) in (None, Closed.PAST_DUE)
    if wait:
        early = replace(situation, now=after.now - timedelta(seconds=1))
        assert why_closed(policy, early) in (Closed.WAIT, Closed.PAST_DUE)


@given(policies, situations, durations)
def test_whoever_comes_when_it_opens_finds_it_open(policy, situation, until):
    policy = replace(policy, start=situation.now + until)
    opening = opens(policy, situation)
    if opening is None:
        assert why_closed(policy, situation) is not Closed.NOT_STARTED
    else:
        assert situation.now < opening <= policy.start
        assert why_closed(policy, situation) is Closed.NOT_STARTED
        assert why_closed(policy, replace(situation, now=opening)) is not Closed.NOT_STARTED


@given(policies, situations, st.integers(1, 3))
def test_more_attempts_never_open_anything_but_the_solution(policy, situation, more):
    further = replace(situation, attempts=situation.attempts + more)
    assert can_submit(policy, further) <= can_submit(policy, situation)
    assert can_save(policy, further) <= can_save(policy, situation)
    assert can_reset(policy, further) <= can_reset(policy, situation)
    assert solution_is_shown(policy, further) >= solution_is_shown(policy, situation)


@given(policies, situations)
def test_whoever_may_submit_is_held_up_by_nothing(policy, situation):
    if not can_submit(policy, situation):
        return
    assert attempts_left(policy, situation) != 0
    assert opens(policy, situation) is None
    assert close_date(policy) is None or situation.now <= close_date(policy)
    assert not needs_reset(policy, situation)
    assert wait_seconds(policy, situation) == 0
    assert can_save(policy, situation)


@given(policies, situations)
def test_whoever_needs_a_reset_can_have_it_and_then_submit(policy, situation):
    policy, situation = replace(policy, rerandomize=Rerandomize.ALWAYS), replace(situation, submitted=True)
    if why_closed(policy, situation) is not Closed.NEEDS_RESET:
        return
    assert can_reset(policy, situation)
    assert why_closed(policy, replace(situation, submitted=False)) in (None, Closed.WAIT)


@given(policies, situations)
def test_who_cannot_submit_any_more_can_neither_save_nor_reset(policy, situation):
    if why_closed(policy, situation) in (Closed.NOT_STARTED, Closed.PAST_DUE, Closed.NO_ATTEMPTS):
        assert not can_save(policy, situation)
        assert not can_reset(policy, situation)
    else:
        assert can_save(policy, situation) or needs_reset(policy, situation)


@given(policies, situations)
def test_staff_may_do_and_see_all_that_learners_may(policy, situation):
    learner, staff = (replace(situation, is_staff=is_staff) for is_staff in (False, True))
    for allowed in (can_submit, can_save, can_reset, correctness_is_shown, solution_is_shown):
        assert allowed(policy, staff) >= allowed(policy, learner)
    assert is_past_due(policy, staff) is is_past_due(policy, learner)
    assert attempts_left(policy, staff) == attempts_left(policy, learner)


@given(policies, situations)
def test_beta_testers_may_do_and_see_all_that_others_may(policy, situation):
    other, tester = (replace(situation, is_beta_tester=is_tester) for is_tester in (False, True))
    for allowed in (can_submit, can_save, can_reset, correctness_is_shown, solution_is_shown):
        assert allowed(policy, tester) >= allowed(policy, other)


@given(policies, situations)
def test_the_solution_never_tells_what_results_do_not(policy, situation):
    if solution_is_shown(policy, situation):
        assert correctness_is_shown(policy, situation)
        assert opens(policy, situation) is None
        assert policy.showanswer is not ShowAnswer.NEVER
        assert policy.show_correctness not in (ShowCorrectness.NEVER, ShowCorrectness.NEVER_BUT_INCLUDE_GRADE)


@given(policies, situations, durations)
def test_more_grace_closes_later_and_shows_later(policy, situation, longer):
    kinder = replace(policy, grace=policy.grace + longer)
    assert is_past_due(kinder, situation) <= is_past_due(policy, situation)
    assert can_submit(kinder, situation) >= can_submit(policy, situation)
    assert solution_is_shown(kinder, situation) <= solution_is_shown(policy, situation)
