"""Tests of how a program is written."""

import pytest

from wasm_problem.grading.grader import Status

from .vocabulary import fault, graded, passes, result

FACTORIAL = "def factorial(n):\n    return n * factorial(n - 1) if n else 1\n"


@pytest.mark.parametrize(
    ("construct", "with_it", "without_it"),
    [
        ("assert", ["assert True"], ["x = 'assert'"]),
        ("class", ["class A: pass"], ["classes = 1"]),
        ("comprehension", ["[x for x in y]", "{x for x in y}", "{x: 1 for x in y}", "sum(x for x in y)"],
         ["for x in y: pass"]),
        ("for", ["for x in y: pass", "async def f():\n    async for x in y: pass"],
         ["[x for x in y]", "while y: pass"]),
        ("function", ["def f(): pass", "class A:\n    async def f(self): pass"], ["f = lambda: 1"]),
        ("global", ["def f():\n    global x", "def f():\n    x = 1\n    def g():\n        nonlocal x"], ["x = 1"]),
        ("if", ["if x: pass", "y = 1 if x else 2"], ["[x for x in y if x]"]),
        ("import", ["import math", "from math import pi", "__import__('math')", "import importlib\n"], ["math = 1"]),
        ("import math", ["import math", "from math import pi", "import os, math as m", "__import__('math')"],
         ["import maths", "from os import path", "__import__('os')"]),
        ("import os.path", ["import os.path", "from os import path", "from os.path import join"], ["import os"]),
        ("lambda", ["f = lambda: 1"], ["def f(): pass"]),
        ("loop", ["for x in y: pass", "while y: pass"], ["[x for x in y]"]),
        ("match", ["match x:\n    case 1: pass"], ["match = 1"]),
        ("raise", ["raise ValueError"], ["x = ValueError()"]),
        ("return", ["def f(): return 1"], ["def f(): pass"]),
        ("try", ["try: pass\nfinally: pass", "try: pass\nexcept* ValueError: pass"], ["x = 1"]),
        ("while", ["while x: pass"], ["for x in y: pass"]),
        ("with", ["with open(x): pass"], ["x = 1"]),
        ("yield", ["def f(): yield 1", "def f(): yield from g()"], ["x = 1"]),
        ("sum()", ["sum(x)", "math.sum(x)", "add = sum", "print(map(sum, x))", "f(x)(sum)"],
         ["sum = 0\nsum += 1\nprint(sum)", "sums(x)", "x = 'sum()'", "def f(sum): return sum + 1"]),
        ("append()", ["x.append(1)", "f = [].append\nf(1)\nappend(1)"], ["x.append", "x.extend([1])"]),
        ("recursion", [FACTORIAL, "def even(n): return odd(n - 1)\ndef odd(n): return even(n - 1)",
                       "class T:\n    def size(self): return 1 + self.left.size()",
                       "f = lambda n: n and f(n - 1)", "def f():\n    def g(): return g()\n    return g",
                       "async def f(): return await f()"],
         ["def f(): return g()\ndef g(): return 1", "def sort(x): x.sort()", "f()", "def f(): return f"]),
    ],
)  # fmt: skip
def test_a_construct_is_found(sandbox, construct, with_it, without_it):
    for source in with_it:
        assert passes(sandbox, f'uses("{construct}")', source), source
        assert not passes(sandbox, f'avoids("{construct}")', source), source
    for source in without_it:
        assert not passes(sandbox, f'uses("{construct}")', source), source
        assert passes(sandbox, f'avoids("{construct}")', source), source


def test_all_of_several_constructs_are_wanted_and_none_of_several_are_not(sandbox):
    assert passes(sandbox, 'uses("recursion", "if")', FACTORIAL)
    assert not passes(sandbox, 'uses("recursion", "for")', FACTORIAL)
    assert passes(sandbox, 'avoids("loop", "import")', FACTORIAL)
    assert not passes(sandbox, 'avoids("loop", "if")', FACTORIAL)


@pytest.mark.parametrize(
    ("test", "told"),
    [
        (
            'uses("for", hint="Loop.")',
            {"name": "Uses for", "expected": "for", "actual": "not used", "message": "Loop."},
        ),
        (
            'avoids("for", "if")',
            {"name": "Does not use for, if", "line": 2, "actual": "line 2: return n * factorial(n - 1) if n else 1"},
        ),
        ('avoids(lambda tree: tree.body[0], name="No start")', {"name": "No start", "line": 1}),
        ("avoids(lambda tree: True)", {"line": None, "actual": ""}),
        ("uses(lambda tree: False)", {"name": "Test 1", "expected": ""}),
    ],
)
def test_what_is_told(sandbox, test, told):
    found = result(sandbox, test, FACTORIAL)
    assert found.status == "failed"
    assert {key: getattr(found, key) for key in told} == told


def test_a_program_that_stops_at_once_is_read_all_the_same(sandbox):
    assert passes(sandbox, 'uses("recursion")', f"{FACTORIAL}\nprint(factorial(int(input())))")
    assert passes(sandbox, 'uses("recursion")', f"{FACTORIAL}\ndef f(): return f()\nf()")


def test_a_source_of_thousands_of_functions_is_read_at_once(sandbox):
    chain = "".join(f"def f{n}(): f{n + 1}()\n" for n in range(4_000))
    assert passes(sandbox, 'avoids("recursion")', chain)
    assert result(sandbox, 'avoids("recursion")', f"{chain}def f4000(): f3990()\n").line == 3_991
    nested = "".join(" " * depth + f"def f{depth}():\n" for depth in range(90)) + " " * 90 + "g();" * 10_000
    found = graded(sandbox, 'uses("recursion"), avoids("loop", "import", "sum()")', nested)
    assert [test.status for test in found.verdict.tests] == ["failed", "passed"]


@pytest.mark.parametrize("source", ["a;" * 51_000, "f();" * 25_500, "x=[" + "[]," * 34_000 + "]"])
def test_a_source_of_a_hundred_thousand_nodes_does_not_use_up_the_grader(sandbox, source):
    tests = 'avoids("loop", "import", "sum()", "recursion"), uses("recursion", "class"), uses(lambda tree: True)'
    found = graded(sandbox, tests, f"if 0:\n {source}")
    assert found.status is Status.GRADED, found.failure


def test_an_author_s_question_about_a_tree_it_did_not_think_of(sandbox):
    for test in ("uses(lambda tree: tree.body[0])", "avoids(lambda tree: tree.body[0].value)"):
        assert not passes_quietly(sandbox, test, "")


def passes_quietly(sandbox, test, source):
    return graded(sandbox, test, source).verdict.score == 1


def test_an_author_s_own_question(sandbox):
    test = "uses(lambda tree: len(tree.body) == 1)"
    assert passes(sandbox, test, FACTORIAL)
    assert not passes(sandbox, test, FACTORIAL + "x = 1")


@pytest.mark.parametrize("construct", ["goto", "sum(1)", "import 3", "", 3])
def test_an_unknown_construct_is_the_author_s_fault(sandbox, construct):
    message, line = fault(sandbox, f"uses({construct!r})")
    assert "is no construct; there are" in message
    assert line == 4


DEEP = {
    "attributes": "x" + ".a" * 20_000,
    "parentheses": "(" * 5_000 + ")" * 5_000,
    "minus": "-" * 50_000 + "1",
    "sum": "1" + "+1" * 30_000,
    "calls": "f(" * 2_000 + ")" * 2_000,
    "lambdas": "lambda:" * 3_000 + "1",
    "not": "not " * 20_000 + "x",
    "comparisons": "a" + "<a" * 50_000,
    "conditions": "1 if x else " * 5_000 + "1",
    "powers": "2" + "**2" * 5_000,
    "subscripts": "x" + "[0]" * 20_000,
    "elif": "if x: pass\n" + "elif x: pass\n" * 3_000,
    "f-strings": "f'{" * 100 + "x" + "}'" * 100,
    "blocks": "".join(" " * depth + "if x:\n" for depth in range(99)) + " " * 99 + "pass",
    "decorators": "@a\n" * 10_000 + "def f(): pass",
    "targets": "x = " * 20_000 + "1",
    "patterns": "match x:\n case " + "[" * 1_000 + "]" * 1_000 + ": pass",
}


@pytest.mark.parametrize("kind", DEEP)
def test_a_monstrous_source_is_never_the_author_s_fault(sandbox, kind):
    found = graded(sandbox, 'avoids("loop")', f"if 0:\n    x = 1\n{DEEP[kind]}\n")
    assert found.status in (Status.GRADED, Status.INVALID), found.failure
