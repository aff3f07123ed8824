"""JSON values at the border: nothing but BadValue is ever raised, and what goes through stays the same."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasm_problem.sandbox.values import MAX_DEPTH, BadValue, dump_value, is_text, parse_value

MANY = 10**9
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
)
ANYTHING = st.recursive(
    JSON
    | st.floats()
    | st.text(st.characters())
    | st.binary()
    | st.complex_numbers()
    | st.integers(4290, 4310).map(lambda digits: 10**digits)
    | st.builds(object),
    lambda inner: (
        st.lists(inner)
        | st.tuples(inner, inner)
        | st.frozensets(st.integers())
        | st.dictionaries(st.none() | st.integers() | st.binary() | st.tuples() | st.text(st.characters()), inner)
    ),
)


def nested(depth: int, innermost: Any = None) -> Any:
    value = innermost
    for level in range(depth):
        value = [value] if level % 2 else {"a": value}
    return value


def same(one: Any, other: Any) -> bool:
    """Equal, of the same types, and with the same sign of zero."""
    return json.dumps(one) == json.dumps(other)


@given(JSON)
def test_json_values_go_through_unchanged(value):
    assert same(parse_value(dump_value(value), MANY), value)


@given(JSON)
def test_what_others_write_as_json_is_read(value):
    assert same(parse_value(json.dumps(value, ensure_ascii=False, indent=1), MANY), value)


def refusal(function: Callable[..., Any], *arguments: Any) -> str | None:
    """The text of the BadValue that the function raises; None when it raises nothing."""
    try:
        function(*arguments)
    except BadValue as error:
        return str(error)
    return None


@given(ANYTHING)
def test_any_value_is_either_written_or_refused_in_one_sentence(value):
    refused = refusal(dump_value, value)
    if refused is None:
        assert dump_value(value).isascii()
        parse_value(dump_value(value), MANY)
    else:
        assert refused.endswith(".")


@given(
    st.text(st.characters()) | st.text('[]{}",:0123456789.eE+-\\u dDnulNaInfity\n\t', min_size=1), st.integers(0, 50)
)
def test_any_text_is_either_read_or_refused_in_one_sentence(text, limit):
    refused = refusal(parse_value, text, limit)
    if refused is None:
        value = parse_value(text, limit)
        assert len(text.encode()) <= limit
        assert same(parse_value(dump_value(value), MANY), value)
    else:
        assert refused.endswith(".")
        assert len(refused) < 300


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("NaN", "NaN, which is not JSON"),
        ("[1, -Infinity]", "-Infinity, which is not JSON"),
        ("1e999", "too large"),
        ("-1" + "0" * 400 + ".0", "too large"),
        ("9" * 5000, "not JSON"),
        ('"\\ud800"', "surrogate"),
        ('{"\\udfff": 1}', "surrogate"),
        ('"\ud800"', "surrogate"),
        ("", "not JSON"),
        ("[1] [2]", "not JSON"),
        ("{1: 2}", "not JSON"),
        ("'a'", "not JSON"),
        ('"a\nb"', "not JSON"),
        ("[" * 100_000, "nested"),
        ('{"a":' * 100_000, "nested"),
    ],
)
def test_other_texts_are_refused_with_the_reason(text, reason):
    with pytest.raises(BadValue, match=reason):
        parse_value(text, MANY)


OTHER_VALUES = {
    "nan": math.nan,
    "infinity": {"a": [math.inf]},
    "set": {1, 2},
    "bytes": b"x",
    "object": object(),
    "more digits than Python writes": 10**5000,
    "half a surrogate pair": "\ud800",
    "half a surrogate pair as key": {"\ud800": 1},
}


@pytest.mark.parametrize("name", OTHER_VALUES)
def test_other_values_are_refused(name):
    with pytest.raises(BadValue):
        dump_value(OTHER_VALUES[name])


def test_a_list_in_itself_is_refused():
    cycle: list[Any] = []
    cycle.append({"again": cycle})
    with pytest.raises(BadValue, match=r"nested|Circular"):
        dump_value(cycle)


def test_the_depth_has_a_limit_on_both_ways():
    deepest = nested(MAX_DEPTH)
    assert same(parse_value(dump_value(deepest), MANY), deepest)
    too_deep = nested(MAX_DEPTH + 1)
    with pytest.raises(BadValue, match="100 levels"):
        dump_value(too_deep)
    with pytest.raises(BadValue, match="100 levels"):
        parse_value(json.dumps(too_deep), MANY)
    with pytest.raises(BadValue, match="100 levels"):
        dump_value(nested(100_000))


def test_the_size_is_counted_in_bytes():
    assert parse_value('"é"', 4) == "é"
    with pytest.raises(BadValue, match="4 bytes as JSON, and 3 are allowed"):
        parse_value('"é"', 3)


@given(st.text(st.characters()))
def test_text_is_what_can_be_encoded(text):
    try:
        text.encode()
    except UnicodeEncodeError:
        assert not is_text(text)
    else:
        assert is_text(text)
