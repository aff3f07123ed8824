"""Tests of how the effort grows: fuel counts instructions, so nothing here depends on the machine's load."""

import re

import pytest

from .vocabulary import fault, passes, result

LISTS = "lambda n: [list(range(n))]"

LINEAR = {
    "sum": "def f(a): return sum(a)",
    "loop": "def f(a):\n    t = 0\n    for x in a: t += x\n    return t",
    "append": "def f(a):\n    r = []\n    for x in a: r.append(x + 1)\n    return r",
    "dictionary": "def f(a):\n    d = {}\n    for x in a: d.setdefault(x % 7, []).append((x, x))\n    return d",
    "set": "def f(a):\n    s = set()\n    for x in a:\n        if x in s: return x\n        s.add(x)",
    "objects": "class P:\n    def __init__(self, x): self.x = x\ndef f(a): return len([P(x) for x in a])",
    "text": "def f(a): return ''.join(str(x) for x in a)",
    "nested": "def f(a): return [[x] for x in a]",
    "a set": "def f(a): return {x for x in a}",  # It is not JSON, and nobody asked.
    "recursion": "def f(a, i=0): return a[i] + f(a, i + 1) if i < len(a) else 0",
}
N_LOG_N = {
    "sorted": "def f(a): return sorted((x * 7919) % 10007 for x in a)",
    "merge": "def f(a):\n    if len(a) < 2: return a\n    m, o, i, j = len(a) // 2, [], 0, 0\n"
    "    l, r = f(a[:m]), f(a[m:])\n    while i < len(l) and j < len(r):\n"
    "        if l[i] <= r[j]: o.append(l[i]); i += 1\n"
    "        else: o.append(r[j]); j += 1\n    return o + l[i:] + r[j:]",
    "heap": "import heapq\ndef f(a):\n    h = []\n    for x in a: heapq.heappush(h, -x)\n"
    "    return [heapq.heappop(h) for _ in range(len(h))]",
}
QUADRATIC = {
    "bubble": "def f(a):\n    for i in range(len(a)):\n        for j in range(len(a) - 1 - i):\n"
    "            if a[j] < a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]\n    return a",
    "search": "def f(a):\n    s = []\n    for x in a:\n        if x not in s: s.append(x)\n    return s",
    "front": "def f(a):\n    r = []\n    for x in a: r.insert(0, x)\n    return r",
    "pairs": "def f(a): return sum(1 for x in a for y in a if x == y)",
}
CONSTANT = {
    "first": "def f(a): return a[0]",
    "work": "def f(a): return sum(range(1000))",
    "binary search": "import bisect\ndef f(a): return bisect.bisect(a, 3)",
}
CUBIC = {"triples": "def f(a): return sum(1 for x in a for y in a for z in a if x + y == z)"}
EXPONENTIAL = {"subsets": "def f(a): return 1 if len(a) < 2 else f(a[1:]) + f(a[2:])"}


@pytest.mark.parametrize(
    ("programs", "at_most", "too_strict"),
    [
        (CONSTANT, ["constant", "logarithmic", "linear"], []),
        (LINEAR, ["linear", "n log n", "quadratic"], ["constant", "logarithmic"]),
        (N_LOG_N, ["n log n", "quadratic"], ["logarithmic"]),
        (QUADRATIC, ["quadratic", "cubic"], ["linear", "n log n"]),
        (CUBIC, ["cubic"], ["quadratic"]),
    ],
)
def test_a_program_is_told_by_its_growth(sandbox, programs, at_most, too_strict):
    for name, source in programs.items():
        for growth in at_most:
            found = result(sandbox, f'grows("f", given={LISTS}, at_most="{growth}")', source)
            assert found.status == "passed", (name, growth, found.actual, found.error)
        for growth in too_strict:
            found = result(sandbox, f'grows("f", given={LISTS}, at_most="{growth}")', source)
            assert found.status == "failed", (name, growth, found.actual)


def test_handing_over_the_arguments_is_not_the_program_s(sandbox):
    source = "def f(words): return words[len(words) // 2]"
    assert passes(sandbox, 'grows("f", given=lambda n: [["word"] * n], at_most="constant")', source)
    assert passes(sandbox, 'grows("f", given=lambda n: ["é💛" * n], at_most="constant")', source)


def test_what_is_told(sandbox):
    test = f'grows("f", given={LISTS}, at_most="linear", n=50, hint="Look up, do not search.")'
    found = result(sandbox, test, QUADRATIC["search"])
    assert (found.status, found.expected) == ("failed", "at most linear")
    assert (found.name, found.message) == ("f: effort for large inputs", "Look up, do not search.")
    assert re.fullmatch(r"quadratic: fuel from n = 50: \+[\d,]+ to 100, \+[\d,]+ to 200, \+[\d,]+ to 400", found.actual)
    again = result(sandbox, test, QUADRATIC["search"])
    assert again.actual == found.actual


def test_work_for_nothing_does_not_drown_the_growth(sandbox):
    test = f'grows("f", given={LISTS}, at_most="linear")'
    for source in QUADRATIC.values():
        wasteful = source.replace("def f(a):", "def f(a):\n    sum(range(200_000))\n    return g(a)\ndef g(a):")
        assert not passes(sandbox, test, wasteful)


def test_growth_without_bounds_ends_in_an_error(sandbox):
    found = result(sandbox, f'grows("f", given={LISTS}, at_most="cubic")', EXPONENTIAL["subsets"])
    assert (found.status, found.cause) == ("error", "fuel")


@pytest.mark.parametrize(
    ("source", "cause", "line"),
    [
        ("def g(): pass", "missing-entry", None),
        ("def f(a):\n    return 1 // 0", "raised", 2),
        ("x = 1\nraise ValueError", "raised", 2),
        ("def f(a):\n    while True: pass", "fuel", None),
    ],
)
def test_a_program_that_fails(sandbox, source, cause, line):
    found = result(sandbox, f'grows("f", given={LISTS}, at_most="linear")', source)
    assert (found.status, found.cause, found.line) == ("error", cause, line)


def test_work_moved_to_where_the_arguments_are_taken_counts(sandbox):
    source = (
        "import sys\ndef f(a): return 1\n"
        "def spy(frame, event, argument):\n"
        "    if frame.f_code.co_name == '_wasm_problem_take' and event == 'call':\n"
        "        for x in frame.f_locals['arguments'][0] if frame.f_locals['arguments'] else []:\n"
        "            for y in frame.f_locals['arguments'][0]: pass\n"
        "sys.setprofile(spy)\n"
    )
    assert not passes(sandbox, f'grows("f", given={LISTS}, at_most="constant")', source)


@pytest.mark.parametrize(
    ("tests", "message", "line"),
    [
        ('grows("f", given=[1], at_most="linear")', "given is [1]", 4),
        ('grows("f", given=lambda n: [n], at_most="fast")', "at_most is 'fast'; it is one of constant, ", 4),
        ('grows("f", given=lambda n: [n], at_most="linear", n=0)', "n is 0", 4),
        ('grows("f()", given=lambda n: [n], at_most="linear")', "not the name of a function", 4),
        ('grows("mean", given=lambda n: n, at_most="linear")', "given(16) is 16", 4),
        ('grows("mean", given=lambda n: [{n}], at_most="linear")', "cannot be passed on", 4),
    ],
)
def test_faults_of_the_author(sandbox, tests, message, line):
    text, found = fault(sandbox, tests)
    assert message in text
    assert found == line
