"""Every way in which a table in JavaScript compares a value, by what it accepts."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .javascript_vocabulary import PYTHON, graded, result, results
from .test_vocabulary_comparisons import JSON, same


def accepted(sandbox, comparison, *values):
    """Whether each of the values is accepted. The program is Python: its JSON has integers of any length."""
    source = f"import json\nVALUES = json.loads({json.dumps(values)!r})\ndef f(index): return VALUES[index]"
    tests = ",".join(f'call("f", [{index}], {{ returns: {comparison} }})' for index in range(len(values)))
    found = results(sandbox, f'group("", [{tests}], {{ fresh: false }})', source, runtime=PYTHON)
    return [each.status == "passed" for each in found]


@pytest.mark.parametrize(
    ("comparison", "right", "wrong"),
    [
        ("5", [5, 5.0], [True, "5", 6, None, [5]]),
        ("5n", [5, 5.0], [True, "5", 6]),
        ("2 ** 53", [2**53, 2.0**53], [2**53 + 1]),
        ("2n ** 53n + 1n", [2**53 + 1], [2**53, 2.0**53]),
        ("10n ** 400n", [10**400], [10**400 + 1, 1e308]),
        ("true", [True], [1, 1.0, "true", False]),
        ("1", [1, 1.0], [True]),
        ("0", [0, -0.0], [False, None, ""]),
        ("null", [None], [0, False, "", []]),
        ("'ab'", ["ab"], ["ab ", "Ab", ["a", "b"]]),
        ("[1, 2]", [[1, 2], [1.0, 2]], [[2, 1], [1, 2, 3], {"0": 1}, {"0": 1, "1": 2}]),
        ("{}", [{}], [[], None, {"a": None}]),
        ("{ a: [1, true] }", [{"a": [1, True]}], [{"a": [1, 1]}, {"a": [1, True], "b": 0}, {}]),
        ("{ a: null }", [{"a": None}], [{}, {"b": None}]),
        ("{ ['__proto__']: 1 }", [{"__proto__": 1}], [{}, {"a": 1}]),
        ("{ constructor: 1, toString: 2 }", [{"constructor": 1, "toString": 2}], [{}, {"constructor": 1, "then": 2}]),
        ("[1, [2, { a: close(0.3) }]]", [[1, [2, {"a": 0.1 + 0.2}]]], [[1, [2, {"a": 0.31}]], [1, [2, 0.3]]]),
        ("[(x) => x > 1, satisfies(Boolean)]", [[2, True]], [[1, True], [2, 0]]),
        ("exactly(5)", [5, 5.0], [True, "5"]),
        ("exactly([1, { a: 2 }])", [[1, {"a": 2}]], [[1, {"a": 3}], [1]]),
        ("close(0.3)", [0.3, 0.1 + 0.2], [0.3001, "0.3", None, True]),
        ("close(0)", [0, 1e-10, -0.0], [1e-8, False]),
        ("close(1e15)", [1e15, 1e15 + 1], [1.1e15]),
        ("close(10, { within: 0.5 })", [10, 9.5, 10.5], [9.4, 10.6]),
        ("close(200, { relative: 0.01 })", [198, 202], [197, 203]),
        ("close(0, { relative: 0.5 })", [0], [1e-300]),
        ("close([1, { a: 2 }], { within: 0.1 })", [[1.05, {"a": 1.95}]], [[1.2, {"a": 2}], [1, {"a": True}]]),
        ("close(10n ** 20n, { within: 1 })", [10**20 - 1], [10**20 + 2]),
        ("close(10n ** 400n)", [10**400], [1e308, 5, 10**401]),
        ("unordered([1, 2, 2])", [[2, 1, 2], [2.0, 2, 1]], [[1, 2], [1, 1, 2], [1, 2, True], "122", {"1": 2}]),
        ("unordered(new Set([3, 1]))", [[1, 3]], [[1, 3, 3]]),
        ("unordered([[1, 2], [3]])", [[[3], [1, 2]]], [[[3], [2, 1]]]),
        ("unordered([{ a: 1, b: 2 }, { b: [2] }])", [[{"b": [2]}, {"b": 2, "a": 1}]], [[{"b": [2]}, {"a": True}]]),
        ("unordered([true, 1])", [[1, True]], [[1, 1], [True, True]]),
        ("unordered([2n ** 70n, 1])", [[1, 2**70]], [[1, 2**70 + 1]]),
        ("unordered([close(1, { within: 1 }), close(1, { within: 0.1 }), 5])",
         [[5, 1, 2], [0, 1.05, 5]], [[0, 2, 5], [1, 1, 4]]),
        ("unordered([unordered([1, 2]), unordered([3])])", [[[3], [2, 1]]], [[[3], [2, 2]]]),
        ("unordered([])", [[]], [[1], None]),
        ("text('a  b\\n')", ["a b", " a\tb ", "a\n\nb"], ["ab", "A b", 3, None]),
        ("text('Straße', { ignoreCase: true })", ["STRASSE", "straße"], ["Strase"]),
        ("matches(/^\\d+$/)", ["12"], ["a12", 12, "12 "]),
        ("matches('b+')", ["abba"], ["aa"]),
        ("matches(/B/gi)", ["abba", "abba"], ["aa"]),
        ("satisfies((x) => Number.isInteger(x) && x % 2 === 0, 'an even number')", [4], [3, "4", None]),
        ("(x) => x === 3", [3], [4]),
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
        ("matches(/^b$/m)", ["a\nb\nc"], ["a\nbc"]),
        ("satisfies((text) => text === text.toUpperCase(), 'capitals')", ["ABC"], ["Abc"]),
    ],
)
def test_what_printed_text_is_accepted(sandbox, comparison, right, wrong):
    source = (
        f"const TEXTS = {json.dumps([*right, *wrong])};\nfunction f(index) {{ process.stdout.write(TEXTS[index]); }}"
    )
    tests = ",".join(f'call("f", [{index}], {{ prints: {comparison} }})' for index in range(len(right + wrong)))
    found = results(sandbox, f'group("", [{tests}], {{ fresh: false }})', source)
    assert [each.status == "passed" for each in found] == [True] * len(right) + [False] * len(wrong)


@pytest.mark.parametrize(
    ("function", "value", "thrown"),
    [
        ("(value) => value.length > 3", "null", "asked about null and threw TypeError"),
        ("(value) => value.a.b > 3", "{}", "a value of type Object and threw TypeError"),
        ("(value) => value.toUpperCase()", "5", "about 5 and threw TypeError"),
        ("(value) => 'x'.repeat(value)", "-1", "threw RangeError"),
        ("(value) => JSON.parse(value)", "'x'.repeat(999)", "a long text and threw SyntaxError"),
        ("(value) => { throw new Error(value); }", "'hm'", 'about "hm" and threw Error: hm'),
        ("(value) => { throw value; }", "{ then: 1 }", "threw"),
        ("(value) => `${value}`", "{ toString: 1, valueOf: 2 }", "threw TypeError"),
    ],
)
def test_a_function_that_did_not_think_of_a_value_does_not_accept_it(sandbox, function, value, thrown):
    found = graded(sandbox, f'call("f", [], {{ returns: {function} }})', f"function f() {{ return {value}; }}")
    assert [test.status for test in found.verdict.tests] == ["failed"]
    assert thrown in found.stderr
    assert len(found.stderr) < 1_000


def test_the_author_is_told_a_few_times_only(sandbox):
    tests = 'call("f", [], { returns: (value) => value.length > 3 }),' * 100
    found = graded(sandbox, tests, "function f() {}")
    assert [test.status for test in found.verdict.tests] == ["failed"] * 100
    assert found.stderr.count("TypeError") == 20


@settings(max_examples=40, deadline=None)
@given(expected=JSON, others=st.lists(JSON, max_size=8))
def test_a_value_is_compared_as_json(sandbox, expected, others):
    right = [same(expected, each) for each in [expected, *others]]
    written = json.dumps(expected)
    assert accepted(sandbox, written, expected, *others) == right
    assert accepted(sandbox, f"exactly({written})", expected, *others) == right
    assert accepted(sandbox, f"close({written})", expected, *others) == right


@settings(max_examples=40, deadline=None)
@given(data=st.data(), elements=st.lists(JSON, max_size=6))
def test_order_does_not_count_and_number_does(sandbox, data, elements):
    shuffled = data.draw(st.permutations(elements))
    more = [*shuffled, data.draw(JSON)]
    written = json.dumps(elements)
    assert accepted(sandbox, f"unordered({written})", shuffled, more) == [True, False]
    among_others = f"unordered([() => true, ...{written}])"
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
        assert accepted(sandbox, f"close({expected!r}, {{ within: {within} }})", actual) == [right]


def test_many_unordered_values_are_compared_quickly(sandbox):
    numbers = "Array.from({ length: 3_000 }, (_, n) => n)"
    test = f'call("f", [], {{ returns: unordered({numbers}) }})'
    assert result(sandbox, test, f"const f = () => {numbers}.reverse();").status == "passed"
