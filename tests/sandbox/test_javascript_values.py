"""What a JavaScript program may return, and what its arguments arrive as."""

import pytest

from wasm_problem.sandbox import Cause

from .javascript_runtime import PROBLEM, call, failure, value


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("null, true, 1, -0.5, 'é\\0💛'", [None, True, 1, -0.5, "é\0💛"]),
        ("{a: [1, {b: []}]}, {}", [{"a": [1, {"b": []}]}, {}]),
        ("undefined, {a: undefined, b: 1}", [None, {"b": 1}]),
        ("-0, 4.0, 2 ** 53 - 1", [0, 4, 2**53 - 1]),
        ("2n ** 70n, -5n, 10n ** 4299n > 0n", [2**70, -5, True]),
        ("2 ** 60, 1e21, 5e-324, 0.1", [2.0**60, 1e21, 5e-324, 0.1]),
        ("[1, , 3], new Array(2)", [[1, None, 3], [None, None]]),
        ("new Map([['a', new Map()]])", [{"a": {}}]),
        ("new (class P { x = 1; get y() { return 2; } })()", [{"x": 1}]),
        ("Object.create(null), {[Symbol('s')]: 1}", [{}, {}]),
        ("JSON.parse('{\"__proto__\": 1}')", [{"__proto__": 1}]),
        ("new (class extends Array {})(1, 2)", [[1, 2]]),
    ],
)
def test_values_that_json_has(sandbox, expression, expected):
    assert value(sandbox, f"return [{expression}]") == expected


def test_numbers_are_integers_or_not_as_they_were(sandbox):
    found = value(sandbox, "return [4.0, 2 ** 53, 2 ** 60, 10n]")
    assert [type(each) for each in found] == [int, int, float, int]


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("{tests: [{actual: new Set([1])}]}", 'the value at ["tests"][0]["actual"] is a Set, which JSON does not have'),
        ("new Set()", "write [...x]"),
        ("NaN", "is NaN"),
        ("[-Infinity]", "the value at [0] is -Infinity"),
        ("new Map([[1, 2]])", "write Object.fromEntries(x)"),
        ("new Date()", "x.toISOString()"),
        ("() => 1", "is a function, which JSON does not have; call it"),
        ("{f() {}}", 'the value at ["f"] is a function'),
        ("Symbol('x')", "is a symbol"),
        ("new Uint8Array(2)", "is a Uint8Array"),
        ("'\\ud800'", "lone surrogate"),
        ("{'\\udfff': 1}", "lone surrogate"),
        ("10n ** 4300n", "4300 digits"),
        ("new Error('x')", "x.message"),
        ("/x/", "x.source"),
        ("Object('x')", "x.valueOf()"),
        ("{get x() { return 1; }}", 'the value at ["x"] is computed by a getter'),
        ("new Proxy({}, {})", "is a Proxy"),
        ("new (class { #x = 1 })()", "private fields"),
        ("(function* () {})()", "is a Generator"),
        ("Object.assign([], {length: 4e9})", "more than 8,388,608 elements"),
        ("'x'.repeat(2 ** 25)", "more than 16 MiB"),
    ],
)
def test_values_that_json_has_not(sandbox, expression, words):
    found = failure(sandbox, f"function f() {{ return {expression} }}")
    assert found.cause is Cause.BAD_VALUE
    assert words in found.message


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("const x = []; x.push(x)", "the value at [0] contains itself"),
        ("const x = {}; x.a = new Map([['b', x]])", 'the value at ["a"]["b"] contains itself'),
        ("let x = 1; for (let i = 0; i < 101; i++) x = [x]", "nests more than 100 levels deep"),
    ],
)
def test_values_without_end(sandbox, statement, words):
    found = failure(sandbox, f"function f() {{ {statement}; return x }}")
    assert (found.cause, words in found.message) == (Cause.BAD_VALUE, True)


def test_a_hundred_levels_are_a_value(sandbox):
    found = value(sandbox, "let x = 1; for (let i = 0; i < 100; i++) x = [x]; return x")
    for _ in range(100):
        (found,) = found
    assert found == 1


@pytest.mark.parametrize(
    ("argument", "kind"),
    [
        (2**53 - 1, "number"),
        (2**53, "bigint"),
        (-(2**53), "bigint"),
        (10**40, "bigint"),
        (1.5, "number"),
        (float(2**60), "number"),
        (5e-324, "number"),
        ('é💛\u2028\0\x1f"\\/', "string"),
        (None, "object"),
        ({"b": 1, "__proto__": [2], "": True}, "object"),
        ([[], {}], "object"),
    ],
)
def test_arguments_arrive_exactly(sandbox, argument, kind):
    found, told = value(sandbox, "return [args[0], typeof args[0]]", argument)
    assert (found, told) == (argument, kind)


def test_a_key_named_proto_is_data(sandbox):
    assert value(sandbox, "return Object.getPrototypeOf(args[0]) === Object.prototype", {"__proto__": None}) is True


def test_the_problem_and_code_reach_a_grader(sandbox):
    code = {"$wasm-problem": "code", "input": "program", "source": "x = 1", "runtime": "javascript-es2023@1"}
    body = "const [p, {a}] = args; return [p.variables.n, p.seed, p.attempt, a.source, a.input, a.runtime]"
    expected = [25, 5, 2, "x = 1", "program", "javascript-es2023@1"]
    assert value(sandbox, body, PROBLEM, {"a": code}) == expected


def test_what_a_problem_draws_follows_its_seed_alone(sandbox):
    body = "const r = args[0].random; return [r.integer(1, 6), r.number(), r.choice('abc'), r.shuffle([1, 2, 3, 4]), "
    body += "r.sample([1, 2, 3], 2)]"
    first, again = (
        value(sandbox, f"{before} {body}", PROBLEM, seed=seed) for before, seed in (("", 1), ("Math.random();", 2))
    )
    assert first == again
    assert first != value(sandbox, body, PROBLEM | {"seed": 6})
    assert (1 <= first[0] <= 6, 0 <= first[1] < 1, first[2] in "abc") == (True, True, True)
    assert (sorted(first[3]), len(set(first[4]))) == ([1, 2, 3, 4], 2)


@pytest.mark.parametrize(
    ("argument", "words"),
    [({"$wasm-problem": "picture"}, '"picture"'), ({"$wasm-problem": "problem", "seed": 1}, '"variables"')],
)
def test_unknown_kinds_of_arguments_are_refused(sandbox, argument, words):
    found = failure(sandbox, "function f(x) { return 1 }", argument)
    assert (found.cause, words in found.message) == (Cause.REFUSED, True)


VANDALISM = """
const types = [Object, Array, Function, String, Number, Map, Set, Promise, Error, RegExp, Symbol], {ownKeys} = Reflect;
for (let i = types.length - 1; i >= 0; i--)
  for (let keys = ownKeys(types[i].prototype), j = 0; j < keys.length; j++)
    try { types[i].prototype[keys[j]] = () => { throw 'vandal'; }; } catch {}
Object.defineProperty(Object.prototype, 'toJSON', {get() { throw 'vandal'; }});
for (const name in {JSON, Reflect, Map, BigInt, Error, Promise}) globalThis[name] = null;
"""


def test_a_program_that_breaks_its_javascript_breaks_nothing_else(sandbox):
    source = VANDALISM + "function f(x) { console.log('%d %s', 5, x[0], 'é'); return {a: [x, -5n]} }"
    outcome = call(sandbox, source, [10**20, {"0": "x"}])
    assert (outcome.value, outcome.failure) == ({"a": [[10**20, {"0": "x"}], -5]}, None)
    assert outcome.stdout == "5 100000000000000000000n é\n"


def test_failures_are_told_after_vandalism(sandbox):
    found = failure(sandbox, VANDALISM + "function f() {\n  return missing.name;\n}")
    assert (found.cause, found.message) == (Cause.RAISED, "ReferenceError: missing is not defined")
    assert found.trace.endswith("at f (program.js:9:10)")


def test_an_object_cannot_lie_about_what_it_holds(sandbox):
    source = """
function f() {
  class L extends Array { get length() { return 0; } [Symbol.iterator]() { throw 1; } toJSON() { return 'lie'; } }
  const o = {a: 1, __proto__: {toJSON() { return 'lie'; }, get constructor() { throw 1; }}};
  return [L.of(1, 2), o, new (class S extends Map { entries() { return []; } })([['k', 1]])];
}"""
    assert call(sandbox, source).value == [[1, 2], {"a": 1}, {"k": 1}]
