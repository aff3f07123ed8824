"""Whatever a program returns, prints and throws: a table of tests in JavaScript stays in order."""

import pytest

from wasm_problem.grading.grader import Status

from .javascript_vocabulary import PYTHON, graded, passes, result, results
from .test_vocabulary_source import DEEP as DEEP_PYTHON


def test_what_a_program_writes_never_fills_the_record(sandbox):
    source = (
        "function f(n) {\n  console.log('\\x00é💛'.repeat(8_000));\n  console.error('e'.repeat(20_000));\n"
        "  if (n) throw new Error('v'.repeat(50_000));\n  return ['\\x01'.repeat(40_000)];\n}\n"
    )
    one = 'call("f", [0], { returns: 1 }), call("f", [1], { returns: 1 }), call("f", [0], { prints: "x" }),'
    found = results(sandbox, one * 20, source)
    assert len(found) == 60
    for each in found:
        texts = [each.actual, each.output, each.error, each.expected]
        assert max(map(len, texts)) <= 10_000
    assert sum(len(text) for each in found for text in (each.actual, each.output, each.error)) < 400_000


def test_a_text_is_never_cut_within_a_character(sandbox):
    for length in range(4):
        source = f"const f = () => '{'x' * length}' + '💛'.repeat(6_000);"
        assert "💛 … 💛" in result(sandbox, 'call("f", [], { returns: 1 })', source).actual


ALL_WAYS = (
    'call("f", [], { returns: 3 }), call("f", [], { returns: close(3) }),'
    'call("f", [], { returns: unordered([1, 2]) }), call("f", [], { returns: text("3") }),'
    'call("f", [], { returns: [3] }), call("f", [], { returns: matches(/^3$/) }),'
    'call("f", [], { returns: satisfies((x) => x === 3, "three") }), call("f", [], { returns: exactly("3") }),'
    'script("f()", { returns: { a: 3 } }), script("f()", { returns: unordered([(x) => x === 3]) })'
)


@pytest.mark.parametrize(
    "source",
    [
        "function f() { let x = []; for (let i = 0; i < 99; i++) x = [x]; return x; }",
        "function f() { let x = []; for (let i = 0; i < 9_999; i++) x = [x]; return x; }",
        "const f = () => 10n ** 4200n;",
        "const f = () => 1e308;",
        "const f = () => NaN;",
        "const f = () => -0;",
        "const f = () => ({ a: Array(1000).fill('b'), b: 'a'.repeat(1000) });",
        "const f = () => Array(9_000).fill([]);",
        "const f = () => Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [String(i), i]));",
        "const f = () => ({ ['__proto__']: { a: 3 } });",
        'const f = () => JSON.parse(\'{"__proto__": {"a": 3}, "constructor": 3, "then": 3}\');',
        "const f = () => ({ toString: 1, valueOf: 2, constructor: 3, hasOwnProperty: 4, length: 1, 0: 3 });",
        "const f = () => ({ then: 1, shown: 2, accepts: 3, toJSON: 4, a: 4 });",
        "const f = () => ({ then(resolve) { resolve(4); } });",
        "const f = () => ({ toJSON() { return 4; } });",
        "class Any extends Number { valueOf() { return 4; } }\nconst f = () => new Any(4);",
        "const f = () => new Proxy({}, { get: () => 4 });",
        "const f = () => '\\u202e' + '\\x1b[31m' + '<b>';",
        "const f = () => '\\ud800';",
        "JSON.stringify = () => '3';\nconst f = () => 4;",
        "Object.is = () => true;\nArray.prototype.every = () => true;\nconst f = () => [4];",
        "function f() { throw 3; }",
        "function f() { throw { name: 'RangeError', message: 3, stack: 3 }; }",
        "function f() { const e = new Error(); e.name = { toString() { throw e; } }; throw e; }",
        "function f() { throw undefined; }",
    ],
)
def test_no_value_of_a_program_disturbs_the_grader(sandbox, source):
    assert not any(each.status == "passed" for each in results(sandbox, ALL_WAYS, source))


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    x = []\n    for _ in range(99): x = [x]\n    return x",
        "def f(): return 10 ** 4200",
        "def f(): return {'__proto__': {'a': 3}, 'constructor': 3, 'then': 3}",
        "def f(): return {'shown': 1, 'accepts': 2}",
        "def f(): raise type('RangeError', (KeyboardInterrupt,), {'__str__': lambda self: 1 / 0})",
    ],
)
def test_nor_does_one_of_a_program_in_python(sandbox, source):
    tests = ALL_WAYS.split(", script")[0]
    assert not any(each.status == "passed" for each in results(sandbox, tests, source, runtime=PYTHON))


def test_a_program_cannot_change_the_tests(sandbox):
    source = (
        "import * as words from 'wasm-problem';\n"
        "for (const word of Object.values(words)) {\n"
        "  try { word.prototype.run = word.prototype.accepts = () => 3; } catch {}\n}\n"
        "const tests = [];\nfunction grade() { return true; }\nfunction f() { return 4; }\n"
    )
    assert not passes(sandbox, 'call("f", [], { returns: 3 })', source)


TAKEN = "{0} _wasmProblemGiven = 1; {0} _wasmProblemTake = 2; {0} _wasmProblemCall = 3; {0} account = 4;"


@pytest.mark.parametrize(
    "source",
    [
        TAKEN.format("let"),
        TAKEN.format("const"),
        TAKEN.format("var"),
        TAKEN.format("export let"),
        "class account {}\nfunction _wasmProblemTake() {}\nfunction _wasmProblemGiven() {}",
        "Object.freeze(globalThis);",
        "Promise.prototype.then = () => {};",
        "globalThis.eval = () => 3; Function.prototype.call = () => 3;",
        "Array.prototype[Symbol.iterator] = function* () {};",
        "throw new SyntaxError('no program');",
        "throw new InvalidAnswer('not gradable');",
        "throw new SubmissionError('no program', 'syntax');",
        "throw new SubmissionError('no program', 'refused');",
        "process.exit(0);",
        "function f() { throw new SyntaxError('no program'); }",
        "function f() { throw new InvalidAnswer('not gradable'); }",
        "function f() { throw new SubmissionError('no program', 'refused'); }",
        "function f() { throw new (class BadTest extends Error {})('the tests are wrong'); }",
        "function f() { process.exit(0); }",
        "function f() { eval('('); }",
        "function f() { new Function('('); }",
        "async function f() { await import('nothing'); }",
        "function f() { return new Promise(() => {}); }",
        "async function f() { return { then() {} }; }",
    ],
)
def test_no_program_makes_a_grading_a_fault(sandbox, source):
    """Nor an answer that is not graded: what it is given could make it do so, and no attempt would be used."""
    tests = (
        'call("f", [1], { returns: 5 }), run("", { prints: "5" }), call("f", [1], { raises: "TypeError" }),'
        'script("const account = f(1);\\nvar other = account;\\nother", { returns: 5 }),'
        'agrees("f", { like: () => 5, given: [integers()] }), holds("f", (x) => x === 5, { given: [integers()] }),'
        'grows("f", { given: (n) => [[n]], atMost: "linear" }), avoids("loop", { points: 0 })'
    )
    defined = "" if "function f()" in source else "\nfunction f(x) { return x; }"
    found = graded(sandbox, tests, source + defined)
    assert found.status is Status.GRADED, found.failure or found.message
    assert "passed" not in [each.status for each in found.verdict.tests[:6]]


def test_white_space_without_end_is_compared_at_once(sandbox):
    # A pattern that looks for the end of each run of empty lines would take the square of their number.
    source = "const f = () => { process.stdout.write('\\n'.repeat(60_000) + 'x'); return ' '.repeat(60_000) + 'x'; };"
    tests = (
        'call("f", [], { prints: "y" }), call("f", [], { returns: text("y") }), call("f", [], { prints: text("y") })'
    )
    assert [each.status for each in results(sandbox, tests, source)] == ["failed"] * 3


DEEP = {
    "members": "x" + ".a" * 20_000,
    "parentheses": "(" * 5_000 + "1" + ")" * 5_000,
    "minus": "- " * 20_000 + "1",
    "not": "!" * 20_000 + "x",
    "sum": "1" + "+1" * 20_000,
    "arrays": "[" * 5_000 + "]" * 5_000,
    "objects": "({a:" * 3_000 + "1" + "})" * 3_000,
    "calls": "f(" * 3_000 + ")" * 3_000,
    "arrows": "x => " * 5_000 + "1",
    "conditions": "x ? 1 : " * 5_000 + "1",
    "powers": "2" + "**2" * 5_000,
    "blocks": "{" * 5_000 + "}" * 5_000,
    "functions": "function f(){" * 3_000 + "}" * 3_000,
    "else": "if (x) {}\n" + "else if (x) {}\n" * 3_000,
    "templates": "`${" * 2_000 + "1" + "}`" * 2_000,
    "labels": "".join(f"a{n}:" for n in range(3_000)) + ";",
    "names": "var " + ",".join(f"a{n}" for n in range(15_000)) + ";",
    "scopes": "{" * 90 + "y;" * 40_000 + "}" * 90,
    "patterns": "var " + "[" * 3_000 + "z" + "]" * 3_000 + " = [];",
    "statements": ";" * 80_000,
    "comments": "/* */" * 20_000,
    "regular expressions": "/(a|b)*[^c]/u;" * 5_000,
    "elisions": "[" + "," * 90_000 + "]",
    "tables of characters": "/\\p{L}/iu;" * 8_000,
    "a number": "1" * 90_000 + "n",
    "a long expression": "/" + "(" * 5_000 + "a" + ")" * 5_000 + "/;",
    "strings": "'\\n'+" * 12_000 + "''",
}


@pytest.mark.parametrize("kind", DEEP)
def test_a_monstrous_source_is_never_the_author_s_fault(sandbox, kind):
    tests = 'avoids("loop"), uses(["recursion", "class"]), avoids(["sort()", "import", "new Map()"])'
    found = graded(sandbox, tests, f"var x = 1, y = 2;\nif (0) {{\n{DEEP[kind]}\n}}\n")
    assert found.status in (Status.GRADED, Status.INVALID), found.failure


@pytest.mark.parametrize("kind", ["attributes", "parentheses", "sum", "blocks"])
def test_nor_is_one_in_python(sandbox, kind):
    source = f"if 0:\n    x = 1\n{DEEP_PYTHON[kind]}\n"
    found = graded(sandbox, 'call("f", [], { returns: 1 })', source, runtime=PYTHON)
    assert found.status in (Status.GRADED, Status.INVALID), found.failure
