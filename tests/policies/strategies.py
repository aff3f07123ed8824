"""Policies and learners of all kinds, for properties that hold for each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from wasm_problem.policies import GradingMethod, Policies, Rerandomize, ShowAnswer, ShowCorrectness, Situation

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

# Around each other, so that before, after and the very moment all come up.
durations = st.sampled_from([0, 1, 30, 59.5, 60, 61, 3600, 86_400]).map(lambda seconds: timedelta(seconds=seconds))
zones = st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-8))])
moments = st.builds(
    lambda base, by, sign, zone: (base + sign * by).astimezone(zone),
    st.just(NOON),
    durations,
    st.sampled_from([-1, 1]),
    zones,
)
counts = st.integers(0, 5)

policies = st.builds(
    Policies,
    max_attempts=st.none() | counts,
    submission_wait_seconds=st.sampled_from([0, 1, 60, 3600]),
    showanswer=st.sampled_from(ShowAnswer),
    attempts_before_showanswer_button=counts,
    show_correctness=st.sampled_from(ShowCorrectness),
    rerandomize=st.sampled_from(Rerandomize),
    grading_method=st.sampled_from(GradingMethod),
    show_reset_button=st.booleans(),
    due=st.none() | moments,
    grace=durations,
    start=st.none() | moments,
    days_early_for_beta=st.sampled_from([0, 0.5, 2]),
)
situations = st.builds(
    Situation,
    now=moments,
    attempts=counts,
    submitted=st.booleans(),
    solved=st.booleans(),
    last_submission=st.none() | moments,
    is_staff=st.booleans(),
    is_beta_tester=st.booleans(),
)
