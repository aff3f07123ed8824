"""Tests in JavaScript of how a program is written."""

import pytest

from wasm_problem.grading.grader import Status

from .javascript_vocabulary import PYTHON, fault, graded, passes, result

FACTORIAL = "function factorial(n) {\n  return n ? n * factorial(n - 1) : 1;\n}\n"

FOUND = [
    ("arrow", ["const f = () => 1;"], ["function f() {}"]),
    ("async", ["async function f() {}", "const f = async () => 1;"], ["let async = 1;"]),
    ("await", ["await 1;", "async function f(x) { for await (const y of x); }"], ["async function f() {}"]),
    ("class", ["class A {}", "const A = class {};"], ["let classes = 1;"]),
    ("const", ["const x = 1;"], ["let x = 1;"]),
    ("destructuring", ["const [a] = [1];", "function f({ a }) {}"], ["const a = [1];"]),
    ("for", ["for (;0;);", "for (const x of []);", "for (const x in {});"], ["[].forEach(() => 1);", "while (0);"]),
    ("function", ["function f() {}", "const f = () => 1;", "const o = { f() {} };"], ["let f = 1;"]),
    ("if", ["if (0);", "let y = 0 ? 1 : 2;"], ["let y = 0 || 1;"]),
    ("import", ["import fs from 'fs';", "const f = () => import('fs');"], ["let imports = 1;"]),
    ("import fs", ["import fs from 'fs';", "const f = () => import('fs');"], ["const f = () => import('acorn');"]),
    ("let", ["let x = 1;"], ["const x = 1;"]),
    ("loop", ["for (;0;);", "while (0);", "do ; while (0);"], ["[].map(() => 1);"]),
    ("regex", ["/a/.test('a');"], ["'a'.includes('a');"]),
    ("return", ["function f() { return 1; }"], ["const f = () => 1;"]),
    ("spread", ["[...[]];", "Math.max(...[1]);", "({ ...{} });"], ["function f(...a) {}"]),
    ("switch", ["switch (1) {}"], ["if (1);"]),
    ("template", ["`a`;", "`${1}`;"], ["'a';"]),
    ("throw", ["function f() { throw new Error(); }"], ["new Error();"]),
    ("try", ["try { } finally { }"], ["let x = 1;"]),
    ("var", ["var x = 1;"], ["let x = 1;"]),
    ("while", ["while (0);", "do ; while (0);"], ["for (;0;);"]),
    ("yield", ["function* f() { yield 1; }"], ["function* f() {}"]),
    ("parseInt()", ["parseInt('1');", "Number.parseInt('1');", "const f = parseInt;", "['1'].map(parseInt);",
                    "const o = { parseInt };"],
     ["let parseInt = 0;\nparseInt += 1;", "parseInts = 1;\nvar parseInts;", "'parseInt()';",
      "const o = { parseInt: 1 };", "const f = (parseInt) => parseInt + 1;",
      "const { parseInt } = { parseInt: 1 };\nparseInt + 1;"]),
    ("sort()", ["[].sort();", "[]['sort']();", "[].sort.call([]);", "Array.prototype.sort.apply([]);"],
     ["[].sort;", "[].toSorted();", "function sort() {}"]),
    ("new Map()", ["new Map();", "new Map;", "new globalThis.Map();"], ["Map;", "new Set();"]),
    ("recursion", [FACTORIAL, "const even = (n) => n === 0 || odd(n - 1);\nconst odd = (n) => even(n - 1);",
                   "class T { size() { return 1 + this.left.size(); } }", "class T { #s() { return this.#s(); } }",
                   "const o = { f() { return o.f(); } };", "const g = function f(n) { return n && f(n - 1); };",
                   "let f;\nf = (n) => n && f(n - 1);", "const o = {};\no.f = () => o.f();",
                   "const count = (x) => (Array.isArray(x) ? x.map(count).length : 1);",
                   "function f() { function g() { return g(); } return g; }",
                   "const sum = (x) => x.reduce((t, each) => t + sum(each), 0);",
                   "async function f() { return await f(); }"],
     ["function f() { return g(); }\nfunction g() { return 1; }", "function sort(x) { return x.sort(); }",
      "function f() {}\nf();", "function f() { return f; }", "const f = () => g;\nconst g = () => f;"]),
]  # fmt: skip


@pytest.mark.parametrize(("construct", "with_it", "without_it"), FOUND, ids=[each[0] for each in FOUND])
def test_a_construct_is_found(sandbox, construct, with_it, without_it):
    for source in with_it:
        assert passes(sandbox, f'uses("{construct}")', source), source
        assert not passes(sandbox, f'avoids("{construct}")', source), source
    for source in without_it:
        assert not passes(sandbox, f'uses("{construct}")', source), source
        assert passes(sandbox, f'avoids("{construct}")', source), source


def test_all_of_several_constructs_are_wanted_and_none_of_several_are_not(sandbox):
    assert passes(sandbox, 'uses(["recursion", "if"])', FACTORIAL)
    assert not passes(sandbox, 'uses(["recursion", "for"])', FACTORIAL)
    assert passes(sandbox, 'avoids(["loop", "import"])', FACTORIAL)
    assert not passes(sandbox, 'avoids(["loop", "if"])', FACTORIAL)


@pytest.mark.parametrize(
    ("test", "told"),
    [
        (
            'uses("for", { hint: "Loop." })',
            {"name": "Uses for", "expected": "for", "actual": "not used", "message": "Loop."},
        ),
        (
            'avoids(["for", "if"])',
            {"name": "Does not use for, if", "line": 2, "actual": "line 2: return n ? n * factorial(n - 1) : 1;"},
        ),
        ('avoids((tree) => tree.body[0], { name: "No start" })', {"name": "No start", "line": 1}),
        ("avoids((tree) => true)", {"line": None, "actual": ""}),
        ("uses((tree) => false)", {"name": "Test 1", "expected": ""}),
    ],
)
def test_what_is_told(sandbox, test, told):
    found = result(sandbox, test, FACTORIAL)
    assert found.status == "failed"
    assert {key: getattr(found, key) for key in told} == told


def test_a_program_that_stops_at_once_is_read_all_the_same(sandbox):
    assert passes(sandbox, 'uses("recursion")', f"{FACTORIAL}\nthrow new Error();")
    assert passes(sandbox, 'uses("recursion")', f"{FACTORIAL}\nfunction f() {{ f(); }}\nf();")


def test_a_source_of_thousands_of_functions_is_read_at_once(sandbox):
    chain = "".join(f"function f{n}() {{ f{n + 1}(); }}\n" for n in range(2_000))
    assert passes(sandbox, 'avoids("recursion")', chain)
    assert result(sandbox, 'avoids("recursion")', f"{chain}function f2000() {{ f1990(); }}\n").line == 1_991


def test_an_author_s_question_about_a_tree_it_did_not_think_of(sandbox):
    for test in ("uses((tree) => tree.body[0].type)", "avoids((tree) => tree.body[0].type)"):
        found = graded(sandbox, test, "")
        assert found.verdict.score == 0
        assert "TypeError" in found.stderr


def test_an_author_s_own_question(sandbox):
    test = "uses((tree) => tree.body.length === 1)"
    assert passes(sandbox, test, FACTORIAL)
    assert not passes(sandbox, test, FACTORIAL + "const x = 1;")


@pytest.mark.parametrize("construct", ['"goto"', '"sort(1)"', '"import"+" a b"', '""', "3", "null"])
def test_an_unknown_construct_is_the_author_s_fault(sandbox, construct):
    message, line = fault(sandbox, f"uses({construct})")
    assert "is no construct; there are" in message
    assert line == 4


def test_a_program_in_another_language_cannot_be_read(sandbox):
    found = graded(sandbox, 'uses("recursion")', "def f(): pass", runtime=PYTHON)
    assert (found.status, found.failure.line) == (Status.FAILED, 4)
    assert "uses and avoids read JavaScript, and this program is in another language" in found.failure.message
