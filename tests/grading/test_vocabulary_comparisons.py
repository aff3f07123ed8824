"""Every way to compare a value, by what it accepts."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .vocabulary import graded, result, results


def accepted(sandbox, comparison, *values):
    """Whether each of the values is accepted."""
    source = f"import json\nVALUES = json.loads({json.dumps(values)!r})\ndef f(index): return VALUES[index]"
    tests = ",".join(f'call("f", {index}, returns={comparison})' for index in range(len(values)))
    return [each.status == "passed" for each in results(sandbox, f'group("", {tests}, fresh=False)', source)]


@pytest.mark.parametrize(
    ("comparison", "right", "wrong"),
    [
        ("5", [5, 5.0], [True, "5", 6, None, [5]]),
        ("5.0", [5, 5.0], ["5.0", 5.000001]),
        ("True", [True], [1, 1.0, "True", False]),
        ("1", [1, 1.0], [True]),
        ("None", [None], [0, False, "", []]),
        ("'ab'", ["ab"], ["ab ", "Ab", ["a", "b"]]),
        ("(1, 2)", [[1, 2], [1.0, 2]], [[2, 1], [1, 2, 3], {"0": 1}]),
        ("{'a': [1, True]}", [{"a": [1, True]}], [{"a": [1, 1]}, {"a": [1, True], "b": 0}, {}]),
        ("[1, [2, {'a': close(0.3)}]]", [[1, [2, {"a": 0.1 + 0.2}]]], [[1, [2, {"a": 0.31}]], [1, [2, 0.3]]]),
        ("[lambda x: x > 1, satisfies(bool)]", [[2, True]], [[1, True], [2, 0]]),
        ("exactly(5)", [5], [5.0, True]),
        ("exactly(5.0)", [5.0], [5]),
        ("exactly([1, {'a': 2.0}])", [[1, {"a": 2.0}]], [[1, {"a": 2}], [1.0, {"a": 2.0}]]),
        ("close(0.3)", [0.3, 0.1 + 0.2], [0.3001, "0.3", None, True]),
        ("close(0)", [0, 1e-10, -0.0], [1e-8, False]),
        ("close(1e15)", [1e15, 1e15 + 1], [1.1e15]),
        ("close(10, within=0.5)", [10, 9.5, 10.5], [9.4, 10.6]),
        ("close(200, relative=0.01)", [198, 202], [197, 203]),
        ("close(0, relative=0.5)", [0], [1e-300]),
        ("close([1, {'a': 2}], within=0.1)", [[1.05, {"a": 1.95}]], [[1.2, {"a": 2}], [1, {"a": True}]]),
        ("close(10 ** 400)", [10**400], [1e308, 5]),
        ("unordered([1, 2, 2])", [[2, 1, 2], [2.0, 2, 1]], [[1, 2], [1, 1, 2], [1, 2, True], "122", {"1": 2}]),
        ("unordered({3, 1})", [[1, 3]], [[1, 3, 3]]),
        ("unordered([[1, 2], [3]])", [[[3], [1, 2]]], [[[3], [2, 1]]]),
        ("unordered([{'a': 1}, {'b': [2]}])", [[{"b": [2]}, {"a": 1}]], [[{"b": [2]}, {"a": True}]]),
        ("unordered([True, 1])", [[1, True]], [[1, 1], [True, True]]),
        ("unordered([close(1, within=1), close(1, within=0.1), 5])", [[5, 1, 2], [0, 1.05, 5]], [[0, 2, 5], [1, 1, 4]]),
        ("unordered([unordered([1, 2]), unordered([3])])", [[[3], [2, 1]]], [[[3], [2, 2]]]),
        ("unordered([])", [[]], [[1], None]),
        ("text('a  b\\n')", ["a b", " a\tb ", "a\n\nb"], ["ab", "A b", 3, None]),
        ("text('Straße', ignore_case=True)", ["STRASSE", "straße"], ["Strase"]),
        ("matches(r'^\\d+$')", ["12"], ["a12", 12, "12 "]),
        ("matches('b+')", ["abba"], ["aa"]),
        ("matches('B', 2)", ["abba"], ["aa"]),
        ("satisfies(lambda x: isinstance(x, int) and x % 2 == 0, 'an even number')", [4], [3, "4", None]),
        ("lambda x: x == 3", [3], [4]),
    ],
)  # fmt: skip
def test_what_a_comparison_accepts(sandbox, comparison, right, wrong):
    assert accepted(sandbox, comparison, *right, *wrong) == [True] * len(right) + [False] * len(wrong)


@pytest.mark.parametrize(
    ("comparison", "right", "wrong"),
    [
        ("'a\\nb\\n'", ["a\nb", "a\nb\n", "a  \nb\t\n\n \n", "a\r\nb\r\n"], ["a b", "a\n\nb", " a\nb", "a\nB", ""]),
        ("''", ["", "\n", "  \n"], ["x"]),
        ("exactly('a\\n')", ["a\n"], ["a", "a \n", "a\n\n"]),
        ("text('a b')", ["a\nb", " a   b"], ["ab"]),
        ("matches('(?m)^b$')", ["a\nb\nc"], ["a\nbc"]),
        ("satisfies(str.isupper, 'capitals')", ["ABC"], ["Abc"]),
    ],
)
def test_what_printed_text_is_accepted(sandbox, comparison, right, wrong):
    source = f"TEXTS = {[*right, *wrong]!r}\ndef f(index): print(TEXTS[index], end='')"
    tests = ",".join(f'call("f", {index}, prints={comparison})' for index in range(len(right + wrong)))
    found = [each.status == "passed" for each in results(sandbox, f'group("", {tests}, fresh=False)', source)]
    assert found == [True] * len(right) + [False] * len(wrong)


@pytest.mark.parametrize(
    ("function", "value", "raised"),
    [
        ("lambda value: value > 3", None, "None and raised TypeError"),
        ("lambda value: value['a'] > 3", {}, "a value of type dict and raised KeyError"),
        ("lambda value: value.upper()", 5, "5 and raised AttributeError"),
        ("lambda value: 1 / value", 0, "0 and raised ZeroDivisionError"),
        ("lambda value: int(value)", "x" * 999, "… and raised ValueError"),
        ("str.isupper", 5, "5 and raised TypeError"),
    ],
)
def test_a_function_that_did_not_think_of_a_value_does_not_accept_it(sandbox, function, value, raised):
    found = graded(sandbox, f'call("f", returns={function})', f"def f(): return {value!r}")
    assert [test.status for test in found.verdict.tests] == ["failed"]
    assert raised in found.stderr
    assert len(found.stderr) < 1_000


def test_the_author_is_told_a_few_times_only(sandbox):
    found = graded(sandbox, 'call("f", returns=lambda value: value > 3),' * 100, "def f(): pass")
    assert [test.status for test in found.verdict.tests] == ["failed"] * 100
    assert found.stderr.count("TypeError") == 20


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from([0.0, 1.0, 2.5]) | st.sampled_from(["", "a", "1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    max_leaves=6,
)


def same(left, right):
    """Equality of JSON values, said in another way: True is not 1, and 1 is 1.0."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(same(*pair) for pair in zip(left, right, strict=True))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    return left == right


@settings(max_examples=40, deadline=None)
@given(expected=JSON, others=st.lists(JSON, max_size=8))
def test_a_value_is_compared_as_json(sandbox, expected, others):
    right = [same(expected, each) for each in [expected, *others]]
    assert accepted(sandbox, repr(expected), expected, *others) == right
    assert accepted(sandbox, f"exactly({expected!r})", expected)[0]
    assert accepted(sandbox, f"close({expected!r})", expected, *others) == right


@settings(max_examples=40, deadline=None)
@given(data=st.data(), elements=st.lists(JSON, max_size=6))
def test_order_does_not_count_and_number_does(sandbox, data, elements):
    shuffled = data.draw(st.permutations(elements))
    more = [*shuffled, data.draw(JSON)]
    assert accepted(sandbox, f"unordered({elements!r})", shuffled, more) == [True, False]
    among_others = f"unordered([lambda _: True, *{elements!r}])"
    assert accepted(sandbox, among_others, more, [*more, 1], shuffled) == [True, False, False]


@settings(max_examples=30, deadline=None)
@given(
    expected=st.floats(-1e6, 1e6),
    error=st.floats(-2, 2),
    within=st.sampled_from([0.001, 0.5, 1.0]),
)
def test_a_tolerance_is_kept(sandbox, expected, error, within):
    actual = expected + error
    right = abs(actual - expected) <= within
    if not math.isclose(abs(actual - expected), within, rel_tol=1e-6):
        assert accepted(sandbox, f"close({expected!r}, within={within})", actual) == [right]


def test_many_unordered_values_are_compared_quickly(sandbox):
    numbers = "list(range(3_000))"
    found = result(sandbox, f'call("f", returns=unordered({numbers}))', f"def f(): return {numbers}[::-1]")
    assert found.status == "passed"
