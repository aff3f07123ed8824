"""Tests in JavaScript with made-up inputs: the simplest failing one is reported."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .javascript_vocabulary import PYTHON, fault, passes, result, results

SORT = "function sort(items) { return [...items].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)); }"
LIKE = "const sorted = (items) => items.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));"


def simplest(sandbox, made, wrong, *, cases=200, **options):
    """The arguments that are reported of a function that is wrong for some, such as "a.length > 2"."""
    test = f'holds("f", (right) => right, {{ given: {made}, cases: {cases} }})'
    found = result(sandbox, test, f"function f(a, b) {{ return !({wrong}); }}", **options)
    assert found.status == "failed", found
    return found.call


@pytest.mark.parametrize(
    ("test", "status"),
    [
        ('agrees("sort", { like: sorted, given: [lists(integers(-9, 9))] })', "passed"),
        ('agrees("sort", { like: (items) => items.reverse(), given: [lists(integers(-9, 9))] })', "failed"),
        ('agrees("sort", { like: sorted, given: lists(integers(-9, 9)) })', "passed"),
        ('agrees("sort", { like: (items) => unordered(items), given: [lists(floats(0, 1))] })', "passed"),
        ('agrees("sort", { like: () => raises("TypeError"), given: [integers()] })', "passed"),
        ('agrees("sort", { like: () => [], given: [integers()] })', "error"),
        ('agrees("sort", { like: (a) => a.splice(0) && a, given: [lists(integers(1, 2), { shortest: 1 })] })',
         "failed"),
        ('holds("sort", (result, items) => `${result}` === `${sorted(items)}`, { given: [lists(integers(-9, 9))] })',
         "passed"),
        ('holds("sort", (result, items) => items.length < 4, { given: [lists(integers(-9, 9))] })', "failed"),
        ('agrees("sort", { like: sorted, given: (random) => [Array.from({ length: 9 }, () => random.number())] })',
         "passed"),
        ('agrees("sort", { like: sorted, given: [lists(texts("ab"))] })', "passed"),
        ('agrees("sort", { like: (t) => sorted([...t]), given: [texts()] })', "passed"),
        ('agrees("sort", { like: sorted, given: [lists(booleans())] })', "passed"),
        ('agrees("sort", { like: sorted, given: [lists(choices("b", "a", "c"), { unique: true, longest: 3 })] })',
         "passed"),
        ('agrees("sort", { like: sorted, given: [[3, 1, 2]], cases: 1 })', "passed"),
        ('agrees("sort", { like: () => {}, given: [integers()] })', "error"),
        ('agrees("nothing", { like: sorted, given: [[1]] })', "error"),
    ],
)  # fmt: skip
def test_a_property_holds_or_not(sandbox, test, status):
    found = result(sandbox, test, SORT, grader=LIKE)
    assert found.status == status, found


@pytest.mark.parametrize(
    ("made", "wrong", "call"),
    [
        ("[integers(-100, 100)]", "a > 17", "f(18)"),
        ("[integers(-100, 100)]", "a < -17", "f(-18)"),
        ("[integers(-100, 100)]", "Math.abs(a) > 17", "f(18)"),
        ("[integers(5, 100)]", "true", "f(5)"),
        ("[integers(-100, -5)]", "true", "f(-5)"),
        ("[integers(0, 10 ** 6)]", "a > 10 ** 5", "f(100001)"),
        ("[integers(-(2 ** 53 - 1), 2 ** 53 - 1)]", "true", "f(0)"),
        ("[lists(integers(-9, 9))]", "a.length", "f([0])"),
        ("[lists(integers(-9, 9))]", "a.some((x, i) => x < a[i - 1])", "f([0, -1])"),
        ("[lists(integers(-9, 9))]", "new Set(a).size < a.length", "f([0, 0])"),
        ("[lists(integers(-9, 9))]", "a.reduce((t, x) => t + x, 0) > 15", None),
        ("[lists(integers(0, 9), { shortest: 2 })]", "true", "f([0, 0])"),
        ("[lists(integers(0, 9), { longest: 6, unique: true })]", "a.length > 3", "f([0, 1, 2, 3])"),
        ("[lists(lists(integers(0, 9)))]", "a.some((x) => x.length > 1)", "f([[0, 0]])"),
        ("[texts()]", "a.includes('c')", 'f("c")'),
        ("[texts('xyz', { longest: 20 })]", "a.length > 4", 'f("xxxxx")'),
        ("[texts('💛é')]", "a.length > 2", None),
        ("[floats(-10, 10)]", "a > 2.5", "f(3)"),
        ("[floats(-10, 10)]", "a % 1", None),
        ("[floats(-1e300, 1e300)]", "true", "f(0)"),
        ("[booleans(), integers(0, 9)]", "a && b > 3", "f(true, 4)"),
        ("[choices('a', 'b', 'c'), 5]", "a !== 'a' && b === 5", 'f("b", 5)'),
        ("[tuples(integers(0, 9), texts('ab'))]", "a[0] > 2 && a[1].includes('b')", 'f([3, "b"])'),
        ("[lists(integers(0, 99)), integers(0, 9)]", "!a.includes(b)", "f([], 0)"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("seed", [1, 2])
def test_the_simplest_input_that_fails_is_reported(sandbox, made, wrong, call, seed):
    found = simplest(sandbox, made, wrong, seed=seed)
    if call is not None:
        assert found == call
    elif "reduce" in wrong:
        assert sum(json.loads(found.removeprefix("f(").removesuffix(")"))) == 16
    else:
        assert len(found) <= len("f(0.01)")


@settings(max_examples=25, deadline=None)
@given(low=st.integers(-200, 200), width=st.integers(0, 300), border=st.integers(-300, 300), seed=st.integers(0, 99))
def test_the_smallest_failing_number_is_found_wherever_it_is(sandbox, low, width, border, seed):
    domain = range(low, low + width + 1)
    failing = [number for number in domain if number >= border]
    test = f'holds("f", (right) => right, {{ given: [integers({low}, {low + width})], cases: 300 }})'
    found = result(sandbox, test, f"const f = (a) => a < {border};", seed=seed)
    if found.status == "failed":
        expected = min(failing, key=lambda number: (abs(number), number < 0))
        assert found.call == f"f({expected})"
    else:
        assert len(failing) <= max(2, width // 4)


def test_what_is_told_of_the_simplest(sandbox):
    source = "function f(n) {\n  console.log('got', n);\n  if (n > 6) {\n    throw new Error(n);\n  }\n  return n;\n}"
    found = result(sandbox, 'agrees("f", { like: (n) => n, given: [integers(0, 99)] })', source)
    assert (found.status, found.call, found.expected) == ("error", "f(7)", "7")
    assert (found.cause, found.line, found.output, found.name) == ("raised", 4, "got 7\n", "f: 50 random inputs")
    law = 'holds("f", (r, n) => n < 5, { given: [integers(0, 99)], what: "less than five" })'
    found = result(sandbox, law, source)
    assert (found.expected, found.actual, found.name) == ("less than five", "5", "f: less than five")


def test_the_same_learner_gets_the_same_inputs(sandbox):
    test = 'agrees("f", { like: (n) => n, given: (random) => [random.number()], cases: 1 })'
    calls = [result(sandbox, test, "const f = () => 0;", seed=seed).call for seed in (1, 1, 2)]
    assert calls[0] == calls[1] != calls[2]


def test_all_inputs_share_one_start(sandbox):
    source = "let n = 0;\nfunction f(x) { n += 1; return n; }\nfunction told() { return n; }"
    tests = (
        'group("", [agrees("f", { like: () => satisfies(Boolean), given: [1] }),'
        ' call("told", [], { returns: 50 })], { fresh: false })'
    )
    assert [each.status for each in results(sandbox, tests, source)] == ["passed", "passed"]


def test_small_inputs_come_first(sandbox):
    source = "const seen = [];\nfunction f(x) { seen.push(x.length); return true; }\nfunction told() { return seen; }"
    tests = (
        'group("", [holds("f", (right) => right, { given: [lists(integers(), { longest: 20 })] }),'
        ' call("told", [], { returns: (seen) =>'
        " seen[0] === 0 && Math.max(...seen.slice(0, 10)) < 6 && Math.max(...seen) > 12 })], { fresh: false })"
    )
    assert [each.status for each in results(sandbox, tests, source)] == ["passed", "passed"]


def test_looking_for_a_simpler_input_comes_to_an_end(sandbox):
    source = "let calls = 0;\nfunction f(x) { calls += 1; return false; }\nfunction told() { return calls; }"
    lists = "lists(texts(undefined, { longest: 99, shortest: 60 }), { longest: 99, shortest: 60 })"
    tests = (
        f'group("", [holds("f", (right) => right, {{ given: [{lists}] }}),'
        ' call("told", [], { returns: (calls) => calls < 400 })], { fresh: false })'
    )
    assert [each.status for each in results(sandbox, tests, source)] == ["failed", "passed"]


def test_an_endless_loop_is_not_tried_again_and_again(sandbox):
    source = "function f(x) { while (x.length > 1); return true; }"
    found = result(sandbox, 'holds("f", (right) => right, { given: [lists(integers())] })', source)
    assert (found.status, found.cause) == ("error", "fuel")


def test_a_hidden_property_tells_nothing(sandbox):
    test = 'agrees("f", { like: (n) => n, given: [integers()], visibility: "hidden" })'
    found = result(sandbox, test, "const f = () => 0;")
    assert (found.status, found.call, found.expected, found.name) == ("failed", "", "", "Test 1")


def test_a_program_in_python_gets_inputs_of_its_kind(sandbox):
    tests = 'agrees("f", { like: (n, t) => [n, t], given: [lists(integers()), texts()] })'
    assert passes(sandbox, tests, "def f(n, t): return n, t", runtime=PYTHON)


@pytest.mark.parametrize(
    ("tests", "message"),
    [
        ('agrees("f", { like: 3, given: [1] })', "like is 3"),
        ('agrees("f", { like: Math.abs, given: 3 })', "given is 3"),
        ('agrees("f", { like: Math.abs })', "given is undefined"),
        ('agrees("f", { like: Math.abs, given: [1], cases: 0 })', "cases is 0"),
        ('agrees("f(x)", { like: Math.abs, given: [1] })', "not the name of a function"),
        ('holds("f", "law", { given: [1] })', "not a function of the result"),
        ('holds("f", { given: [1] })', "not a function of the result"),
        ("integers('a', 'b')", "needs two numbers"),
        ("integers(0, 0.5)", "needs two numbers"),
        ("texts('')", "at least one letter"),
        ("lists(integers(), { longest: 2, shortest: 3 })", "cannot be made"),
        ("lists(integers(), { long: 2 })", 'do you mean "longest"?'),
        ("choices()", "needs values"),
        ("lists(new Set([1, 2]))", "no program can return"),
    ],
)
def test_faults_of_the_author(sandbox, tests, message):
    text, line = fault(sandbox, tests)
    assert message in text
    assert line == 4


def test_an_array_of_different_values_that_there_are_not(sandbox):
    test = 'holds("f", Boolean, { given: [lists(booleans(), { shortest: 3, unique: true })] })'
    assert "no 3 different values" in fault(sandbox, test)[0]
