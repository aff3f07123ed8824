from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasm_problem.policies import GradingMethod, counted_score

scores = st.lists(st.floats(0, 1), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("given_scores", "last", "first", "highest", "average"),
    [
        ([0.4], 0.4, 0.4, 0.4, 0.4),
        ([0.4, 1.0, 0.7], 0.7, 0.4, 1.0, 0.7),
        ([1.0, 0.0], 0.0, 1.0, 1.0, 0.5),
        ([0.0, 0.0, 1.0], 1.0, 0.0, 1.0, 0.33),
        ([1 / 3], 1 / 3, 1 / 3, 1 / 3, 0.33),
        ([0.0, 0.25], 0.25, 0.0, 0.25, 0.12),
        ([0, 1], 1, 0, 1, 0.5),
    ],
)
def test_which_score_counts(given_scores, last, first, highest, average):
    counted = [counted_score(method, given_scores) for method in GradingMethod]
    assert counted == [last, first, highest, average]


@pytest.mark.parametrize("method", GradingMethod)
def test_without_an_attempt_there_is_no_score(method):
    with pytest.raises(ValueError, match="no attempt was counted"):
        counted_score(method, [])


@given(scores)
def test_what_is_true_of_each_method(given_scores):
    last, first, highest, average = (counted_score(method, given_scores) for method in GradingMethod)
    assert highest in given_scores
    assert all(score <= highest for score in [*given_scores, last, first])
    assert min(given_scores) - 0.005 <= average <= highest + 0.005
    assert counted_score(GradingMethod.HIGHEST, [*given_scores, 0.5]) >= highest
    assert counted_score(GradingMethod.FIRST, [*given_scores, 0.5]) == first
    assert counted_score(GradingMethod.LAST, [*given_scores, 0.5]) == 0.5
    assert counted_score(GradingMethod.AVERAGE, given_scores[::-1]) == average


@given(st.sampled_from(GradingMethod), st.lists(st.floats(), min_size=1, max_size=10))
def test_the_gradebook_gets_a_number_from_0_to_1_whatever_was_stored(method, given_scores):
    counted = counted_score(method, given_scores)
    assert math.isfinite(counted)
    assert 0 <= counted <= 1


def test_no_number_counts_as_nothing():
    assert counted_score(GradingMethod.HIGHEST, [math.nan, 0.5, math.inf, -math.inf]) == 0.5
    assert counted_score(GradingMethod.LAST, [1.0, math.nan]) == 0.0
    assert counted_score(GradingMethod.AVERAGE, [1.0, math.nan]) == 0.5
