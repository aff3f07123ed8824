"""What people type into a number field."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasm_problem.grading.numbers import MAX_NUMBER_LENGTH, NotANumber, read_number

FLOATS = st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3", 3),
        ("+3", 3),
        ("-3", -3),
        ("- 3", -3),
        ("−3", -3),
        ("–3", -3),
        ("007", 7),
        ("  12\u00a0", 12),
        ("\u200e12\ufeff", 12),
        ("1,000", 1000),
        ("1,234,567", 1234567),
        ("1 000 000", 1000000),
        ("1\u00a0000", 1000),
        ("1\u202f000", 1000),
        ("1\u2009000", 1000),
        ("1'000", 1000),
        ("1’000", 1000),
        ("10,00,000", 1000000),
        ("１２３", 123),
        ("٣", 3),
        ("3.5", 3.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1,000.5", 1000.5),
        ("٣٫٥", 3.5),
        ("1.2e3", 1200.0),
        ("1.2E3", 1200.0),
        ("1.2e-3", 0.0012),
        ("1e−3", 0.001),
        ("1.2x10^3", 1200.0),
        ("1.2 × 10^3", 1200.0),
        ("1.2·10³", 1200.0),
        ("1.2*10**3", 1200.0),
        ("6.02 × 10^{23}", 6.02e23),
        ("10⁻³", 0.001),
        ("-10^3", -1000.0),
        ("1/2", 0.5),
        ("-3/4", -0.75),
        ("3 1/2", 3.5),
        ("1⁄2", 0.5),
        ("9" * 290 + "/1", 1e290),
        ("½", 0.5),
        ("3½", 3.5),
        ("−3 ½", -3.5),
    ],
)
def test_accepts_what_people_type(typed, value):
    read = read_number(typed)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("", "Type a number."),
        ("  \u00a0", "Type a number."),
        ("1,5", "full stop: 1.5 instead of 1,5"),
        ("0,500", "full stop: 0.500 instead of 0,500"),
        ("1,0000", "full stop: 1.0000"),
        ("1.000,5", "thousands as 1,000"),
        ("1.000.000", "such as 3.5"),
        ("1,000 000", "such as 3.5"),
        ("50 %", "percent"),
        ("5 m", "without a unit"),
        ("3kg", "without a unit"),
        ("2,5 kg", "without a unit"),
        ("20 °C", "without a unit"),
        ("$5", "without a unit"),
        ("5 €", "without a unit"),
        ("inf", "such as 3.5"),
        ("-Infinity", "such as 3.5"),
        ("nan", "such as 3.5"),
        ("0x10", "such as 3.5"),
        ("1_000", "such as 3.5"),
        ("3²", "such as 3.5"),
        ("1+1", "such as 3.5"),
        ("1/2/3", "such as 3.5"),
        (".", "such as 3.5"),
        ("e3", "such as 3.5"),
        ("x 10^3", "such as 3.5"),
        (". x 10^3", "such as 3.5"),
        ("10⁻", "such as 3.5"),
        ("five", "such as 3.5"),
        ("1/0", "0 below"),
        ("1e999", "too large"),
        ("9" * 290 + "/0.", "such as 3.5"),
        ("9" * MAX_NUMBER_LENGTH + "0", "at most 300 characters"),
        ("1e-999", "close to 0"),
    ],
)
def test_refuses_the_rest_with_what_to_type(typed, part):
    with pytest.raises(NotANumber) as refused:
        read_number(typed)
    assert part in str(refused.value)


@given(st.integers(min_value=-(10**200), max_value=10**200), st.sampled_from([",", " ", "'", "\u00a0", "\u202f", ""]))
def test_integers_survive_being_written_in_groups(value, separator):
    assert read_number(f"{value:,}".replace(",", separator)) == value


@given(FLOATS)
def test_floats_survive_being_written(value):
    read = read_number(repr(value))
    assert math.copysign(1, read) == math.copysign(1, value)
    assert read == value
    mantissa, exponent = f"{value:.16e}".split("e")
    assert read_number(f"{mantissa} × 10^{exponent}") == value


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6))
def test_fractions_are_what_division_gives(top, bottom):
    assert read_number(f"{top}/{bottom}") == top / bottom


@given(st.text() | st.text(alphabet="0123456789+-−., '’½²⁰x×*^/eE%$°kmg_(){}", max_size=40))
def test_any_text_is_a_finite_number_or_a_message(text):
    result: float | str
    try:
        result = read_number(text)
    except NotANumber as refused:
        result = str(refused)
    assert result.endswith(".") if isinstance(result, str) else math.isfinite(result)
