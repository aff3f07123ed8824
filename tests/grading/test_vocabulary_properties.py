"""Tests with made-up inputs: the simplest failing one is reported."""

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .vocabulary import fault, passes, result, results

SORT = "def sort(items): return sorted(items)"


def simplest(sandbox, given_, wrong, *, cases=200, **options):
    """The arguments that are reported of a function that is wrong for some, such as "len(a) > 2"."""
    test = f'holds("f", lambda right, *args: right, given={given_}, cases={cases})'
    found = result(sandbox, test, f"def f(a, b=None): return not ({wrong})", **options)
    assert found.status == "failed", found
    return found.call


@pytest.mark.parametrize(
    ("test", "status"),
    [
        ('agrees("sort", like=sorted, given=[lists(integers(-9, 9))])', "passed"),
        ('agrees("sort", like=lambda items: items[::-1], given=[lists(integers(-9, 9))])', "failed"),
        ('agrees("sort", like=sorted, given=lists(integers(-9, 9)))', "passed"),
        ('agrees("sort", like=lambda items: unordered(items), given=[lists(floats(0, 1))])', "passed"),
        ('agrees("sort", like=lambda items: raises("TypeError"), given=[integers()])', "passed"),
        ('agrees("sort", like=lambda items: [], given=[integers()])', "error"),
        ('agrees("sort", like=lambda items: items.clear() or [], given=[lists(integers(1, 2), shortest=1)])', "failed"),
        ('holds("sort", lambda result, items: result == sorted(items), given=[lists(integers(-9, 9))])', "passed"),
        ('holds("sort", lambda result, items: len(items) < 4, given=[lists(integers(-9, 9))])', "failed"),
        ('agrees("sort", like=sorted, given=lambda random: [[random.random() for _ in range(9)]])', "passed"),
        ('agrees("sort", like=sorted, given=[texts("ab")])', "passed"),
        ('agrees("sort", like=sorted, given=[lists(tuples(integers(), texts()))])', "passed"),
        ('agrees("sort", like=sorted, given=[lists(booleans())])', "passed"),
        ('agrees("sort", like=sorted, given=[lists(choices("b", "a", "c"), unique=True, longest=3)])', "passed"),
        ('agrees("sort", like=sorted, given=[[3, 1, 2]], cases=1)', "passed"),
        ('agrees("nothing", like=sorted, given=[[1]])', "error"),
    ],
)  # fmt: skip
def test_a_property_holds_or_not(sandbox, test, status):
    found = result(sandbox, test, SORT)
    assert found.status == status, found


@pytest.mark.parametrize(
    ("made", "wrong", "call"),
    [
        ("[integers(-100, 100)]", "a > 17", "f(18)"),
        ("[integers(-100, 100)]", "a < -17", "f(-18)"),
        ("[integers(-100, 100)]", "abs(a) > 17", "f(18)"),
        ("[integers(5, 100)]", "True", "f(5)"),
        ("[integers(-100, -5)]", "True", "f(-5)"),
        ("[integers(0, 10 ** 6)]", "a > 10 ** 5", "f(100001)"),
        ("[lists(integers(-9, 9))]", "a", "f([0])"),
        ("[lists(integers(-9, 9))]", "a != sorted(a)", "f([0, -1])"),
        ("[lists(integers(-9, 9))]", "len(set(a)) < len(a)", "f([0, 0])"),
        ("[lists(integers(-9, 9))]", "sum(a) > 15", None),
        ("[lists(integers(0, 9), shortest=2)]", "True", "f([0, 0])"),
        ("[lists(integers(0, 9), longest=6, unique=True)]", "len(a) > 3", "f([0, 1, 2, 3])"),
        ("[lists(lists(integers(0, 9)))]", "any(len(x) > 1 for x in a)", "f([[0, 0]])"),
        ("[texts()]", "'c' in a", "f('c')"),
        ("[texts('xyz', longest=20)]", "len(a) > 4", "f('xxxxx')"),
        ("[floats(-10, 10)]", "a > 2.5", "f(3.0)"),
        ("[floats(-10, 10)]", "a != int(a)", None),
        ("[booleans(), integers(0, 9)]", "a and b > 3", "f(True, 4)"),
        ("[choices('a', 'b', 'c'), 5]", "a != 'a' and b == 5", "f('b', 5)"),
        ("[tuples(integers(0, 9), texts('ab'))]", "a[0] > 2 and 'b' in a[1]", "f([3, 'b'])"),
        ("[lists(integers(0, 99)), integers(0, 9)]", "b not in a", "f([], 0)"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("seed", [1, 2])
def test_the_simplest_input_that_fails_is_reported(sandbox, made, wrong, call, seed):
    found = simplest(sandbox, made, wrong, seed=seed)
    if call is not None:
        assert found == call
    elif "sum" in wrong:
        numbers = ast.literal_eval(found.removeprefix("f"))
        assert sum(numbers) == 16
    else:
        assert len(found) <= len("f(0.01)")


@settings(max_examples=25, deadline=None)
@given(low=st.integers(-200, 200), width=st.integers(0, 300), border=st.integers(-300, 300), seed=st.integers(0, 99))
def test_the_smallest_failing_number_is_found_wherever_it_is(sandbox, low, width, border, seed):
    domain = range(low, low + width + 1)
    failing = [number for number in domain if number >= border]
    test = f'holds("f", lambda right, a: right, given=[integers({low}, {low + width})], cases=300)'
    found = result(sandbox, test, f"def f(a): return a < {border}", seed=seed)
    if found.status == "failed":
        expected = min(failing, key=lambda number: (abs(number), number < 0))
        assert found.call == f"f({expected})"
    else:
        assert len(failing) <= max(1, width // 20)


def test_what_is_told_of_the_simplest(sandbox):
    source = "def f(n):\n    print('got', n)\n    if n > 6:\n        raise ValueError(n)\n    return n"
    found = result(sandbox, 'agrees("f", like=lambda n: n, given=[integers(0, 99)])', source)
    assert (found.status, found.call, found.expected) == ("error", "f(7)", "7")
    assert (found.cause, found.line, found.output, found.name) == ("raised", 4, "got 7\n", "f: 50 random inputs")
    law = 'holds("f", lambda r, n: n < 5, given=[integers(0, 99)], what="less than five")'
    found = result(sandbox, law, source)
    assert (found.expected, found.actual, found.name) == ("less than five", "5", "f: less than five")


def test_the_same_learner_gets_the_same_inputs(sandbox):
    test = 'agrees("f", like=lambda n: n, given=lambda random: [random.random()], cases=1)'
    calls = [result(sandbox, test, "def f(n): return 0", seed=seed).call for seed in (1, 1, 2)]
    assert calls[0] == calls[1] != calls[2]


def test_all_inputs_share_one_start(sandbox):
    source = "n = 0\ndef f(x):\n    global n\n    n += 1\n    return n"
    assert passes(
        sandbox, 'agrees("f", like=iter(range(1, 99)).__next__ and (lambda x: satisfies(bool)), given=[1])', source
    )


def test_small_inputs_come_first(sandbox):
    source = "seen = []\ndef f(x):\n    seen.append(len(x))\n    return True\ndef told(): return seen"
    tests = (
        'group("", holds("f", lambda right, x: right, given=[lists(integers(), longest=20)]),'
        ' call("told", returns=lambda seen: seen[0] == 0 and max(seen[:10]) < 6 and max(seen) > 12), fresh=False)'
    )
    assert [each.status for each in results(sandbox, tests, source)] == ["passed", "passed"]


def test_looking_for_a_simpler_input_comes_to_an_end(sandbox):
    source = "calls = 0\ndef f(x):\n    global calls\n    calls += 1\n    return False\ndef told(): return calls"
    tests = """group(
        "",
        holds("f", lambda right, x: right, given=[lists(texts(longest=99, shortest=60), longest=99, shortest=60)]),
        call("told", returns=lambda calls: calls < 400),
        fresh=False,
    )"""
    assert [each.status for each in results(sandbox, tests, source)] == ["failed", "passed"]


def test_an_endless_loop_is_not_tried_again_and_again(sandbox):
    source = "def f(x):\n    while len(x) > 1: pass\n    return True"
    found = result(sandbox, 'holds("f", lambda right, x: right, given=[lists(integers())])', source)
    assert (found.status, found.cause) == ("error", "fuel")


def test_a_hidden_property_tells_nothing(sandbox):
    found = result(
        sandbox, 'agrees("f", like=lambda n: n, given=[integers()], visibility="hidden")', "def f(n): return 0"
    )
    assert (found.status, found.call, found.expected, found.name) == ("failed", "", "", "Test 1")


@pytest.mark.parametrize(
    ("tests", "message"),
    [
        ('agrees("f", like=3, given=[1])', "like is 3"),
        ('agrees("f", like=abs, given=3)', "given is 3"),
        ('agrees("f", like=abs, given=[1], cases=0)', "cases is 0"),
        ('agrees("f(x)", like=abs, given=[1])', "not the name of a function"),
        ('holds("f", "law", given=[1])', "not a function of the result"),
        ("integers('a', 'b')", "needs two numbers"),
        ("texts('')", "at least one letter"),
        ("lists(integers(), longest=2, shortest=3)", "cannot be made"),
        ("choices()", "needs values"),
        ("lists({1, 2})", "no program can return"),
    ],
)
def test_faults_of_the_author(sandbox, tests, message):
    text, line = fault(sandbox, tests)
    assert message in text
    assert line == 4


def test_a_list_of_different_values_that_there_are_not(sandbox):
    test = 'holds("f", bool, given=[lists(booleans(), shortest=3, unique=True)])'
    assert "no 3 different values" in fault(sandbox, test)[0]
