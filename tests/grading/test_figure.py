"""Figures in verdicts: what a grader may return, and the sentence for everything else."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasm_problem.grading.evidence import verdict_digest
from wasm_problem.grading.figure import (
    MAX_MAGNITUDE,
    MAX_POINTS,
    MAX_SERIES,
    Figure,
    Series,
    Style,
    read_figure,
)
from wasm_problem.grading.test_result import BadVerdict
from wasm_problem.grading.verdict import Verdict, read_verdict

LINE = {"label": "yours", "points": [[0, 1], None, [1, 2.5]]}
WHOLE = {
    "title": "A curve",
    "description": "It rises.",
    "x_label": "x",
    "y_label": "y",
    "series": [LINE, {"style": "points", "points": [[0, 0]]}],
    "x_range": [-1, 2],
    "y_range": (0, 5),
}
READ = Figure(
    "A curve",
    (
        Series("yours", Style.LINE, ((0.0, 1.0), None, (1.0, 2.5))),
        Series("", Style.POINTS, ((0.0, 0.0),)),
    ),
    "It rises.",
    "x",
    "y",
    (-1.0, 2.0),
    (0.0, 5.0),
)


def fault(figure: object) -> str:
    with pytest.raises(BadVerdict) as refused:
        read_verdict({"score": 1, "figure": figure})
    return str(refused.value)


def test_a_whole_figure():
    assert read_figure(WHOLE) == READ
    assert read_verdict({"score": 0.5, "message": "m", "figure": WHOLE}) == Verdict(0.5, "m", (), READ)
    assert read_verdict({"tests": [{"passed": True}], "figure": WHOLE}).figure == READ


def test_the_least_of_a_figure():
    assert read_figure({"title": "t", "series": [{"points": [[1, 1]]}]}) == Figure(
        "t", (Series("", Style.LINE, ((1.0, 1.0),)),)
    )
    assert read_figure(None) is None
    assert read_verdict({"score": 1, "figure": None}).figure is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"title": None}, '"title" is None; it is text'),
        ({"title": "  "}, 'without "title"'),
        ({"title": "t" * 201}, '"title" has 201 characters; at most 200'),
        ({"description": 5}, '"description" is the number 5; it is text'),
        ({"x_label": "x" * 61}, "at most 60"),
        ({"colour": "red"}, 'the unknown key "colour"'),
        ({"series": []}, "a list of 1 to 6 dictionaries"),
        ({"series": [LINE] * (MAX_SERIES + 1)}, "a list of 1 to 6 dictionaries"),
        ({"series": LINE}, "a list of 1 to 6 dictionaries"),
        ({"series": ["x"]}, 'series 1 is the text "x"; it is a dictionary'),
        ({"series": [LINE | {"color": 1}]}, 'the unknown key "color"'),
        ({"series": [LINE | {"style": "bars"}]}, 'it is "line" or "points"'),
        ({"series": [LINE | {"style": ["line"]}]}, 'it is "line" or "points"'),
        ({"series": [LINE | {"points": []}]}, "a list of 1 to 500 points"),
        ({"series": [LINE | {"points": [[0, 0]] * (MAX_POINTS + 1)}]}, "a list of 1 to 500 points"),
        ({"series": [LINE | {"points": [None]}]}, "without a single point"),
        ({"series": [LINE | {"points": [[0]]}]}, "write two numbers"),
        ({"series": [LINE | {"points": [[0, 1, 2]]}]}, "write two numbers"),
        ({"series": [LINE | {"points": ["ab"]}]}, "write two numbers"),
        ({"series": [LINE | {"points": [[0, "1"]]}]}, "write finite numbers"),
        ({"series": [LINE | {"points": [[True, 1]]}]}, "write finite numbers"),
        ({"series": [LINE | {"points": [[0, None]]}]}, "write finite numbers"),
        ({"series": [LINE | {"points": [[0, math.nan]]}]}, "write finite numbers"),
        ({"series": [LINE | {"points": [[0, math.inf]]}]}, "write finite numbers"),
        ({"series": [LINE | {"points": [[0, 10**400]]}]}, "write finite numbers"),
        ({"x_range": [1, 1]}, "begins at 1 and ends at 1"),
        ({"y_range": [2, 1]}, "begins at 2 and ends at 1"),
        ({"y_range": 5}, "write two numbers"),
    ],
)
def test_what_is_no_figure(change, told):
    assert told in fault(WHOLE | change)


@pytest.mark.parametrize("value", ["x", 5, [], True])
def test_a_figure_is_a_dictionary(value):
    assert '"figure" is' in fault(value)


def test_capa_s_verdicts_have_no_figure():
    with pytest.raises(BadVerdict, match="unknown key"):
        read_verdict({"ok": True, "figure": WHOLE})


NUMBERS = st.floats(-MAX_MAGNITUDE, MAX_MAGNITUDE) | st.integers(-(10**20), 10**20)
POINTS = st.lists(st.none() | st.tuples(NUMBERS, NUMBERS), max_size=8).map(lambda found: [(0, 0), *found])
FIGURES = st.fixed_dictionaries(
    {
        "title": st.text(min_size=1, max_size=20).map(lambda text: f"t{text}"),
        "series": st.lists(
            st.fixed_dictionaries({"points": POINTS}, optional={"label": st.text(max_size=9)}), min_size=1, max_size=6
        ),
    },
    optional={"x_range": st.tuples(st.floats(-9, 0), st.floats(1, 9)), "description": st.text(max_size=30)},
)


@given(FIGURES)
def test_any_figure_keeps_its_points_but_for_digits_that_nobody_sees(written):
    figure = read_figure(written)
    assert figure is not None
    for series, given_series in zip(figure.series, written["series"], strict=True):
        for point, given_point in zip(series.points, given_series["points"], strict=True):
            assert (point is None) == (given_point is None)
            assert point is None or point == pytest.approx(given_point, rel=1e-8, abs=0)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*WHOLE, "label", "style", "points"]) | st.text(max_size=3), inner, max_size=5
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_anything_else_is_a_fault_of_the_grader_and_nothing_worse(value):
    try:
        figure = read_figure(value)
    except BadVerdict:
        return
    assert figure is None or all(
        math.isfinite(number) for series in figure.series for point in series.points if point for number in point
    )


def test_a_verdict_without_a_figure_has_the_digest_that_it_always_had():
    plain, drawn = Verdict(1.0, "m"), Verdict(1.0, "m", (), READ)
    assert verdict_digest(plain) != verdict_digest(drawn)
    assert verdict_digest(plain) == "sha256:1437365b86a38f88336fca8640c7a4799f5d5ae0c85edd14f6932f3d123cb8e2"
