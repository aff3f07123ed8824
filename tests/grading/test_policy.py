from __future__ import annotations

import pytest

from wasm_problem.grading import policy


@pytest.mark.parametrize(
    ("max_attempts", "used", "left", "may_submit"),
    [
        (None, 0, None, True),
        (None, 999, None, True),
        (3, 0, 3, True),
        (3, 2, 1, True),
        (3, 3, 0, False),
        (3, 5, 0, False),
        (0, 0, 0, False),
    ],
)
def test_attempts(max_attempts, used, left, may_submit):
    assert policy.attempts_left(max_attempts, used) == left
    assert policy.can_submit(max_attempts, used) is may_submit
    assert policy.can_save(max_attempts, used) is may_submit


@pytest.mark.parametrize(
    ("shown", "max_attempts", "used", "submitted", "allowed"),
    [
        (True, None, 1, True, True),
        (True, 3, 2, True, True),
        (True, 3, 3, True, False),
        (True, 3, 1, False, False),
        (False, 3, 1, True, False),
        (None, 3, 1, True, False),
    ],
)
def test_reset(shown, max_attempts, used, submitted, allowed):
    assert policy.can_reset(shown, max_attempts, used, submitted=submitted) is allowed
