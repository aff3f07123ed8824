"""Tests in JavaScript of how the effort grows: fuel counts instructions, so nothing depends on the machine's load."""

import re

import pytest

from .javascript_vocabulary import PYTHON, fault, passes, result
from .test_vocabulary_growth import LINEAR as PYTHON_LINEAR
from .test_vocabulary_growth import QUADRATIC as PYTHON_QUADRATIC

ARRAYS = "(n) => [Array.from({ length: n }, (_, i) => i)]"


def grows(at_most: str, more: str = "", given: str = ARRAYS) -> str:
    return f'grows("f", {{ given: {given}, atMost: "{at_most}", {more} }})'


LINEAR = {
    "reduce": "const f = (a) => a.reduce((t, x) => t + x, 0);",
    "loop": "function f(a) { let t = 0; for (const x of a) t += x; return t; }",
    "push": "function f(a) { const r = []; for (const x of a) r.push(x + 1); return r; }",
    "object": "function f(a) { const d = {}; for (const x of a) (d[x % 7] ??= []).push([x, x]); return d; }",
    "map": "function f(a) { const m = new Map(); for (const x of a) m.set(x, [x]); return m.size; }",
    "set": "function f(a) { const s = new Set(); for (const x of a) { if (s.has(x)) return x; s.add(x); } }",
    "objects": "class P { constructor(x) { this.x = x; } }\nfunction f(a) { return a.map((x) => new P(x)).length; }",
    "text": "const f = (a) => a.map(String).join('');",
    "nested": "const f = (a) => a.map((x) => [x]);",
    "a set": "const f = (a) => new Set(a);",  # It is not JSON, and nobody asked.
    "recursion": "const f = (a, i = 0) => (i < a.length ? a[i] + f(a, i + 1) : 0);",
    "asynchronous": "async function f(a) { let t = 0; for (const x of a) t += x; return t; }",
}
N_LOG_N = {
    "sort": "const f = (a) => a.map((x) => (x * 7919) % 10007).sort((x, y) => x - y);",
    "merge": """function f(a) {
        if (a.length < 2) return a;
        const m = a.length >> 1, l = f(a.slice(0, m)), r = f(a.slice(m)), o = [];
        let i = 0, j = 0;
        while (i < l.length && j < r.length) o.push(l[i] <= r[j] ? l[i++] : r[j++]);
        return [...o, ...l.slice(i), ...r.slice(j)];
    }""",
}
QUADRATIC = {
    "bubble": """function f(a) {
        for (let i = 0; i < a.length; i++) for (let j = 0; j < a.length - 1 - i; j++)
            if (a[j] < a[j + 1]) [a[j], a[j + 1]] = [a[j + 1], a[j]];
        return a;
    }""",
    "search": "function f(a) { const s = []; for (const x of a) if (!s.includes(x)) s.push(x); return s; }",
    "pairs": "const f = (a) => { let t = 0; for (const x of a) for (const y of a) t += x === y; return t; };",
    "spread": "const f = (a) => a.reduce((r, x) => [...r, x], []);",
}
CONSTANT = {
    "first": "const f = (a) => a[0];",
    "work": "function f(a) { let t = 0; for (let i = 0; i < 1000; i++) t += i; return t; }",
}
LOGARITHMIC = {
    "binary search": """function f(a) {
        let low = 0, high = a.length;
        while (low < high) {
            const m = (low + high) >> 1;
            for (let i = 0; i < 100; i++);
            if (a[m] < 3) low = m + 1; else high = m;
        }
        return low;
    }""",
}
CUBIC = {
    "triples": """function f(a) {
        let t = 0;
        for (const x of a) for (const y of a) for (const z of a) t += x + y === z;
        return t;
    }"""
}
EXPONENTIAL = "const f = (a) => (a.length < 2 ? 1 : f(a.slice(1)) + f(a.slice(2)));"


@pytest.mark.parametrize(
    ("programs", "at_most", "too_strict"),
    [
        (CONSTANT, ["constant", "logarithmic", "linear"], []),
        (LOGARITHMIC, ["logarithmic", "linear"], ["constant"]),
        (LINEAR, ["linear", "n log n", "quadratic"], ["constant", "logarithmic"]),
        (N_LOG_N, ["n log n", "quadratic"], ["logarithmic"]),
        (QUADRATIC, ["quadratic", "cubic"], ["linear", "n log n"]),
        (CUBIC, ["cubic"], ["quadratic"]),
    ],
)
def test_a_program_is_told_by_its_growth(sandbox, programs, at_most, too_strict):
    for name, source in programs.items():
        for growth in at_most:
            found = result(sandbox, grows(growth), source)
            assert found.status == "passed", (name, growth, found.actual, found.error)
        for growth in too_strict:
            found = result(sandbox, grows(growth), source)
            assert found.status == "failed", (name, growth, found.actual)


def test_a_program_in_python_is_told_by_its_growth(sandbox):
    for name, source in PYTHON_LINEAR.items():
        assert passes(sandbox, grows("linear"), source, runtime=PYTHON), name
        assert not passes(sandbox, grows("logarithmic"), source, runtime=PYTHON), name
    for name, source in PYTHON_QUADRATIC.items():
        assert not passes(sandbox, grows("linear"), source, runtime=PYTHON), name


@pytest.mark.parametrize("given", ['(n) => [Array(n).fill("word")]', '(n) => ["é💛".repeat(n)]'])
def test_handing_over_the_arguments_is_not_the_program_s(sandbox, given):
    source = "const f = (words) => words[words.length >> 1];"
    assert passes(sandbox, grows("constant", given=given), source)


def test_what_calls_leave_behind_is_no_growth(sandbox):
    found = result(sandbox, grows("constant"), "const f = (a) => a.length;")
    steps = [int(step.replace(",", "")) for step in re.findall(r"[+-]([\d,]+) to", found.actual)]
    assert len(steps) == 3
    assert max(steps) < 1_000


def test_floats_take_no_longer_to_arrive(sandbox):
    assert passes(sandbox, grows("constant", given="(n) => [Array(n).fill(0.1)]"), "const f = (a) => a[0];")


@pytest.mark.parametrize("export", ["", "export "])
def test_work_cannot_be_moved_to_where_the_arguments_are_taken(sandbox, export):
    source = f"""
    {export}function _wasmProblemTake(a) {{ for (const x of a) for (const y of a); }}
    function f(a) {{ return 1; }}
    """
    found = result(sandbox, grows("linear"), source)
    # What the tests define comes first: nothing of the program's is called.
    assert (found.status, found.actual.partition(":")[0]) == ("passed", "constant")


def test_what_is_told(sandbox):
    test = grows("linear", 'n: 50, hint: "Look up, do not search."')
    found = result(sandbox, test, QUADRATIC["pairs"])
    assert (found.status, found.expected) == ("failed", "at most linear")
    assert (found.name, found.message) == ("f: effort for large inputs", "Look up, do not search.")
    assert re.fullmatch(r"quadratic: fuel from n = 50: \+[\d,]+ to 100, \+[\d,]+ to 200, \+[\d,]+ to 400", found.actual)
    again = result(sandbox, test, QUADRATIC["pairs"])
    assert again.actual == found.actual


def test_work_for_nothing_does_not_drown_the_growth(sandbox):
    for name, source in QUADRATIC.items():
        wasteful = (
            source.replace("function f(", "function g(").replace("const f =", "const g =")
            + "\nfunction f(a) { for (let i = 0; i < 200_000; i++); return g(a); }"
        )
        assert not passes(sandbox, grows("linear"), wasteful), name


def test_growth_without_bounds_ends_in_an_error(sandbox):
    found = result(sandbox, grows("cubic"), EXPONENTIAL)
    assert (found.status, found.cause) == ("error", "fuel")


@pytest.mark.parametrize(
    ("source", "cause", "line"),
    [
        ("function g() {}", "missing-entry", None),
        ("function f(a) {\n  throw new Error();\n}", "raised", 2),
        ("const x = 1;\nthrow new Error()", "raised", 2),
        ("function f(a) {\n  for (;;);\n}", "fuel", None),
    ],
)
def test_a_program_that_fails(sandbox, source, cause, line):
    found = result(sandbox, grows("linear"), source)
    assert (found.status, found.cause, found.line) == ("error", cause, line)


@pytest.mark.parametrize(
    ("tests", "message"),
    [
        ('grows("f", { given: [1], atMost: "linear" })', "given is [ 1 ]"),
        ('grows("f", { given: (n) => [n], atMost: "fast" })', 'atMost is "fast"; it is one of constant, '),
        ('grows("f", { given: (n) => [n], atMost: "linear", n: 0 })', "n is 0"),
        ('grows("f()", { given: (n) => [n], atMost: "linear" })', "not the name of a function"),
        ('grows("mean", { given: (n) => n, atMost: "linear" })', "given(16) is 16"),
        ('grows("mean", { given: (n) => [new Set()], atMost: "linear" })', "cannot be passed on"),
    ],
)
def test_faults_of_the_author(sandbox, tests, message):
    text, line = fault(sandbox, tests)
    assert message in text
    assert line == 4
