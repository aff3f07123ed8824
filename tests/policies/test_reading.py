from __future__ import annotations

import json
import math
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.policies.strategies import NOON, situations, zones
from wasm_problem.policies import (
    GradingMethod,
    Policies,
    Rerandomize,
    ShowAnswer,
    ShowCorrectness,
    close_date,
    opens,
    read_policies,
    wait_seconds,
    why_closed,
)

NAMES = [{"grace": "graceperiod"}.get(field.name, field.name) for field in fields(Policies)]


def test_without_values_the_defaults_hold():
    assert read_policies({}) == Policies()


def test_each_setting_is_read():
    assert read_policies(
        {
            "max_attempts": 3,
            "submission_wait_seconds": 60,
            "showanswer": "after_attempts",
            "attempts_before_showanswer_button": 2,
            "show_correctness": "past_due",
            "rerandomize": "onreset",
            "grading_method": "highest_score",
            "show_reset_button": True,
            "due": NOON,
            "graceperiod": timedelta(hours=1),
            "start": NOON - timedelta(days=1),
            "days_early_for_beta": 1.5,
            "display_name": "no policy",
        }
    ) == Policies(
        max_attempts=3,
        submission_wait_seconds=60,
        showanswer=ShowAnswer.AFTER_ATTEMPTS,
        attempts_before_showanswer_button=2,
        show_correctness=ShowCorrectness.PAST_DUE,
        rerandomize=Rerandomize.ONRESET,
        grading_method=GradingMethod.HIGHEST,
        show_reset_button=True,
        due=NOON,
        grace=timedelta(hours=1),
        start=NOON - timedelta(days=1),
        days_early_for_beta=1.5,
    )


@pytest.mark.parametrize(
    ("name", "kind", "otherwise"),
    [
        ("showanswer", ShowAnswer, ShowAnswer.NEVER),
        ("show_correctness", ShowCorrectness, ShowCorrectness.NEVER),
        ("rerandomize", Rerandomize, Rerandomize.PER_STUDENT),
        ("grading_method", GradingMethod, GradingMethod.LAST),
    ],
)
def test_every_choice_is_known_and_others_show_nothing(name: str, kind: type[StrEnum], otherwise: StrEnum):
    for choice in kind:
        read = getattr(read_policies({name: choice.value}), name)
        assert (read, type(read)) == (choice, kind)
    for unknown in ["Always", " always", "last", None, 0, True, [], {}, b"always", math.nan]:
        read = getattr(read_policies({name: unknown}), name)
        assert (read, type(read)) == (otherwise, kind)


@pytest.mark.parametrize(
    ("value", "read"),
    [("", Rerandomize.ALWAYS), ("true", Rerandomize.ALWAYS), ("false", Rerandomize.PER_STUDENT)],
)
def test_older_names_of_the_variants(value, read):
    assert read_policies({"rerandomize": value}).rerandomize is read


@pytest.mark.parametrize("value", ["", "true", "false"])
def test_the_solution_has_no_older_names(value):
    assert read_policies({"showanswer": value}).showanswer is ShowAnswer.NEVER


@pytest.mark.parametrize("number", ["2", None, True, math.nan, math.inf, [2]])
def test_a_solution_after_no_number_of_attempts_is_never_shown(number):
    values = {"showanswer": "after_attempts", "attempts_before_showanswer_button": number}
    assert read_policies(values).showanswer is ShowAnswer.NEVER
    assert read_policies(values | {"showanswer": "attempted"}).showanswer is ShowAnswer.ATTEMPTED


@pytest.mark.parametrize("name", ["max_attempts", "submission_wait_seconds", "attempts_before_showanswer_button"])
def test_counts(name):
    default = getattr(Policies(), name)
    for value, expected in [(0, 0), (3, 3), (-1, 0), (-(10**400), 0), (3.0, 3), (2.9, 2), (-0.5, 0)]:
        assert getattr(read_policies({name: value}), name) == expected
    for value in [None, True, False, math.nan, math.inf, -math.inf, "3", [3]]:
        read = getattr(read_policies({name: value}), name)
        assert (read, type(read)) == (default, type(default))
    assert getattr(read_policies({name: 10**5000}), name) == 10**9


@pytest.mark.parametrize(
    ("value", "days"),
    [(2, 2), (0.5, 0.5), (-1, 0), (True, 0), (math.nan, 0), (math.inf, 0), (-math.inf, 0), ("2", 0), (None, 0)],
)
def test_days_for_beta_testers(value, days):
    assert read_policies({"days_early_for_beta": value}).days_early_for_beta == days


@pytest.mark.parametrize(
    ("value", "grace"),
    [
        (timedelta(hours=2), timedelta(hours=2)),
        (timedelta(hours=-2), timedelta(0)),
        (None, timedelta(0)),
        (7200, timedelta(0)),
        ("2 hours", timedelta(0)),
    ],
)
def test_grace(value, grace):
    assert read_policies({"graceperiod": value}).grace == grace


@pytest.mark.parametrize("name", ["due", "start"])
@pytest.mark.parametrize("value", [NOON.replace(tzinfo=None), NOON.isoformat(), NOON.timestamp(), NOON.date(), None])
def test_only_a_date_with_a_time_zone_is_one(name, value):
    assert getattr(read_policies({name: value}), name) is None


@pytest.mark.parametrize(
    ("value", "shown"), [(True, True), (False, False), (None, False), ("false", False), (1, False)]
)
def test_the_reset_button(value, shown):
    assert read_policies({"show_reset_button": value}).show_reset_button is shown


anything = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text("a1 é\0€", max_size=3)
    | st.binary(max_size=5)
    | st.timedeltas()
    | st.datetimes(timezones=st.none() | zones)
    | st.lists(st.integers(), max_size=2)
    | st.sampled_from([*ShowAnswer, *ShowCorrectness, *Rerandomize, *GradingMethod]).map(str)
)


@given(st.dictionaries(st.sampled_from(NAMES), anything), situations)
def test_whatever_was_stored_is_read_and_can_be_worked_with(values, situation):
    policies = read_policies(values)
    assert isinstance(hash(policies), int)
    json.dumps(asdict(policies), default=str, allow_nan=False)
    assert close_date(policies) is None or isinstance(close_date(policies), datetime)
    opens(policies, situation)
    assert 0 <= wait_seconds(policies, situation) <= policies.submission_wait_seconds
    why_closed(policies, situation)
