"""json_safe does what codejail's does, and values cross the border as codejail's own not_safe_exec hands them over."""

from __future__ import annotations

import json
import math
from enum import IntEnum
from typing import Any

import codejail.safe_exec as theirs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wasm_problem.codejail import SafeExecException, json_safe, safe_exec

half_pairs = st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF, categories=["Cs"])
texts = st.text() | st.text(alphabet=st.characters() | half_pairs)
leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | texts
    | st.binary()
    | st.sampled_from([object(), {1, 2}, len, math, 3j, bytearray(b"x"), range(3), frozenset(), Ellipsis])
)
keys = st.none() | st.booleans() | st.integers() | st.floats() | texts | st.binary()
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(keys | st.tuples(st.integers()), inner, max_size=4)
    ),
    max_leaves=10,
)
variables = st.dictionaries(keys | st.just("__builtins__"), values, max_size=6)


@pytest.fixture(autouse=True)
def _their_jail(monkeypatch: pytest.MonkeyPatch) -> None:
    """codejail uses simplejson where it finds it, which drops NaN; its jail has Python's own json."""
    monkeypatch.setattr(theirs, "json", json)


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal, NaN and the order of names included."""
    return json.dumps(one) == json.dumps(other)


@given(variables)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
def test_it_agrees_with_codejails(names: dict[Any, Any]) -> None:
    assert same(json_safe(names), theirs.json_safe(names))


@given(variables)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_doing_it_twice_changes_nothing(names: dict[Any, Any]) -> None:
    assert same(json_safe(json_safe(names)), json_safe(names))


def test_keys_and_bytes_become_text() -> None:
    before = {1: b"a", 2: "b", 3: {1: b"b", 2: (1, b"a")}, b"\x99": b"fine", b"fine": b"\x99", "a": "b"}
    assert json_safe(before) == {"1": "a", "2": "b", "3": {"1": "b", "2": [1, "a"]}, "a": "b"}


def test_numbers_beyond_json_stay() -> None:
    found = json_safe({"n": math.nan, "p": math.inf, "m": [-math.inf]})
    assert math.isnan(found["n"])
    assert (found["p"], found["m"]) == (math.inf, [-math.inf])


@pytest.mark.parametrize("code", range(0xD800, 0xE000, 37))
def test_half_of_a_pair_is_no_error(code: int) -> None:
    assert json_safe({"value": chr(code), chr(code): "key"}) == theirs.json_safe({"value": chr(code), chr(code): "key"})


def test_kinds_of_the_plain_types_become_plain() -> None:
    class Level(IntEnum):
        LOW = 1

    class Text(str):
        def __str__(self) -> str:
            return "other"

    found = json_safe({"i": Level.LOW, "s": Text("x")})
    assert found == {"i": 1, "s": "x"}
    assert [type(value) for value in found.values()] == [int, str]


def test_values_that_cannot_be_read_are_left_out() -> None:
    class Broken(dict[str, int]):
        def items(self) -> Any:
            raise RuntimeError

    endless: list[Any] = []
    endless.append(endless)
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    assert json_safe({"a": Broken(), "b": endless, "c": deep, "d": 1, "e": 10**5000}) == {"d": 1}


# Programs that compute from what they are given.
CODE = """\
import math
copy = dict(given)
kinds = sorted(type(value).__name__ for value in given.values())
texts = [repr(value) for value in given.values() if isinstance(value, (str, int, bool, type(None)))]
total = sum(value for value in given.values() if isinstance(value, int))
nested = {1: (given, [b"bytes", b"\\xff"]), "f": len}
pair = (copy, b"a")
left_out = {1, 2}
function = lambda: 1
del math
"""


@given(st.dictionaries(texts, values, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_variables_come_back_as_from_codejail(names: dict[str, Any]) -> None:
    ours, expected = {"given": names}, {"given": names}
    ours_failed = theirs_failed = None
    try:
        safe_exec(CODE, ours)
    except SafeExecException as error:
        ours_failed = error
    try:
        theirs.not_safe_exec(CODE, expected)
    except SafeExecException as error:
        theirs_failed = error
    assert (ours_failed is None) == (theirs_failed is None), (ours_failed, theirs_failed)
    if ours_failed is None:
        assert same(ours, expected)
    else:  # It was dropped on the way in.
        assert ours["given"] is names
