from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasm_problem.policies import recent_runs, run_wait


@pytest.mark.parametrize(
    ("earlier", "per_minute", "wait"),
    [
        ([], 1, 0),
        ([], 0, 60),
        ([1000.0], 1, 60),
        ([999.0], 1, 59),
        ([940.1], 1, 1),
        ([940.0], 1, 0),
        ([950.0, 960.0, 999.0], 3, 10),
        ([900.0, 960.0, 999.0], 3, 0),
        ([950.0, 960.0, 970.0, 980.0], 2, 30),
        ([5000.0], 1, 0),
    ],
)
def test_runs_in_a_minute(earlier, per_minute, wait):
    assert run_wait(earlier, 1000.0, per_minute) == wait


@given(st.lists(st.floats(0, 1000), max_size=20).map(sorted), st.integers(1, 6))
def test_whoever_waits_as_told_may_run(earlier, per_minute):
    wait = run_wait(earlier, 1000.0, per_minute)
    assert 0 <= wait <= 60
    assert run_wait(earlier, 1000.0 + wait, per_minute) == 0
    if wait > 1:
        assert run_wait(earlier, 1000.0 + wait - 1, per_minute) > 0


@given(st.lists(st.floats(0.1, 50), min_size=1, max_size=60), st.integers(1, 5))
def test_there_are_never_more_runs_in_a_minute(pauses, per_minute):
    now, runs = 0.0, []
    for pause in pauses:
        now += pause
        if not run_wait(recent_runs(runs, now), now, per_minute):
            runs.append(now)
    assert all(late - early >= 60 for early, late in zip(runs, runs[per_minute:], strict=False))
