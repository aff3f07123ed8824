"""What a JavaScript program is told to have failed at."""

import pytest

from wasm_problem.sandbox import Cause, Limits, Program

from .javascript_runtime import JAVASCRIPT, call, evaluated, failure, main, value


@pytest.mark.parametrize(
    ("source", "line", "column", "message"),
    [
        ("x = 1\nfunction f(:", 2, 12, "SyntaxError: missing formal parameter"),
        ("let a = 1;\nconst é = 'ü' + ;", 2, 17, "SyntaxError: unexpected token in expression: ';'"),
        ("import x from 'y'\nlet a = ;", 2, 9, "SyntaxError: unexpected token in expression: ';'"),
        ("const x = await f();\nlet y = }", 2, 9, "SyntaxError: unexpected token in expression: '}'"),
        ("if (1)", 1, 7, "SyntaxError: unexpected end of the program"),
        ("export default", 1, 15, "SyntaxError: unexpected end of the program"),
    ],
)
def test_a_syntax_error_has_line_and_column(sandbox, source, line, column, message):
    found = sandbox.check(JAVASCRIPT, Program(source))
    assert (found.cause, found.line, found.column, found.message) == (Cause.SYNTAX, line, column, message)
    assert found.trace.startswith(f"program.js:{line}\n{source.splitlines()[line - 1]}\n")
    assert call(sandbox, source).failure.message == message


@pytest.mark.parametrize(
    "source",
    [
        "throw new Error('not run')",
        "import {a} from './nowhere.js'",
        "const x = await 5; export {x}",
        "#!/usr/bin/env node\nlet x",
        "\ufefflet x",
        "x = 010",
        "",
    ],
)
def test_a_program_that_compiles_has_no_failure(sandbox, source):
    assert sandbox.check(JAVASCRIPT, Program(source)) is None


@pytest.mark.parametrize(
    "source", ["(" * 5000, "let y=" + "[" * 5000, "{" * 5000, "x = " + "- " * 100_000 + "1", "`${" * 5000]
)
def test_sources_that_nest_too_deeply_are_syntax_failures(sandbox, source):
    assert sandbox.check(JAVASCRIPT, Program(source)).cause is Cause.SYNTAX


def test_an_uncaught_error_shows_the_programs_own_lines_only(sandbox):
    found = failure(
        sandbox,
        "class Odd extends Error {}\nfunction g() {\n  throw new Odd('é');\n}\n"
        "function f() {\n  [1].map(() => g());\n}",
    )
    assert (found.cause, found.line, found.message) == (Cause.RAISED, 3, "Odd: é")
    assert found.kinds == ("Odd", "Error")
    assert found.trace == (
        "program.js:3\n  throw new Odd('é');\n            ^\n\nOdd: é\n"
        "    at g (program.js:3:13)\n    at program.js:6:17\n    at f (program.js:6:7)"
    )


def test_attached_modules_are_the_authors_own(sandbox):
    files = {"helper.js": b"export function fail() {\n  throw new TypeError('inside');\n}"}
    found = failure(sandbox, "import {fail} from './helper.js'\nexport function f() {\n  fail();\n}", files=files)
    assert (found.line, "at fail (helper.js:2:" in found.trace) == (3, True)


@pytest.mark.parametrize(
    ("raising", "message", "kinds"),
    [
        ("throw 'x'", "Uncaught 'x'", ()),
        ("throw null", "Uncaught null", ()),
        ("throw undefined", "Uncaught undefined", ()),
        ("throw {a: 1}", "Uncaught { a: 1 }", ()),
        ("throw Object.create(Error.prototype)", "Uncaught Error {}", ("Error",)),
        ("throw new Proxy({}, {get() { throw 1 }, getPrototypeOf() { throw 1 }})", "Uncaught {}", ()),
        ("const e = new Error('x'); Object.defineProperty(e, 'message', {get() { throw 1 }}); throw e",
         "Error: (the error has no readable message)", ("Error",)),
        ("const e = new Error('x'); e.name = 8; throw e", "Error: x", ("Error",)),
        ("const e = new RangeError('x'); e.toString = () => 'lie'; throw e", "RangeError: x", ("RangeError", "Error")),
        ("throw new Error()", "Error", ("Error",)),
        ("throw new Error('\\ud800')", "Error: \\ud800", ("Error",)),
        ("null.x", "TypeError: cannot read property 'x' of null", ("TypeError", "Error")),
        ("Promise.reject(new Error('lost'))", "Error: lost", ("Error",)),
        ("setTimeout(() => { throw new Error('late') }, 5)", "Error: late", ("Error",)),
        ("queueMicrotask(() => { throw new Error('soon') })", "Error: soon", ("Error",)),
        ("return (async () => { await null; throw new Error('later') })()", "Error: later", ("Error",)),
        ("return Promise.reject(5)", "Uncaught 5", ()),
    ],
)  # fmt: skip
def test_whatever_is_thrown_is_told(sandbox, raising, message, kinds):
    found = failure(sandbox, f"function f() {{ {raising} }}")
    assert (found.cause, found.message, found.kinds) == (Cause.RAISED, message, kinds)


def test_causes_and_groups_are_told(sandbox):
    found = failure(sandbox, "function f() {\n  throw new Error('outer', {cause: new TypeError('inner')});\n}")
    assert "\n  [cause]: TypeError: inner\n" in found.trace
    found = failure(sandbox, "async function f() {\n  await Promise.any([Promise.reject(new RangeError('one'))]);\n}")
    assert (found.kinds[0], "[errors]: RangeError: one" in found.trace) == ("AggregateError", True)


def test_a_rejection_that_is_handled_in_time_is_none(sandbox):
    body = "const p = Promise.reject(new Error('x')); return p.catch(e => e.message)"
    assert value(sandbox, body) == "x"


def test_a_promise_that_never_settles_is_named(sandbox):
    for source in (
        "function f() { return new Promise(() => {}) }",
        "await new Promise(() => {}); export function f() {}",
    ):
        found = failure(sandbox, source)
        assert (found.cause, "waits for a promise that nothing will settle" in found.message) == (Cause.RAISED, True)


def test_long_messages_are_bounded(sandbox):
    found = failure(sandbox, "function f() { throw new Error('é'.repeat(1e6)) }")
    assert (len(found.message) <= 2010, len(found.trace) <= 8010) == (True, True)


@pytest.mark.parametrize("source", ["function g() {}", "const f = 3", "", "export const g = 1"])
def test_a_missing_entry_is_named(sandbox, source):
    found = failure(sandbox, source)
    assert (found.cause, found.message) == (Cause.MISSING_ENTRY, 'the program defines no function "f"')


@pytest.mark.parametrize(
    "name",
    [
        "parseInt",
        "Array",
        "eval",
        "class",
        "x y",
        "",
        "$wasm_problem_code",
        "'f'",
        "a.b",
        "f\0",
        "toString",
        "constructor",
    ],
)
def test_what_javascript_has_is_no_function_of_the_program(sandbox, name):
    session, _ = sandbox.session(JAVASCRIPT, Program("function f() {}"))
    assert session.call(name, "[]", "").failure.cause is Cause.MISSING_ENTRY
    session.close()


@pytest.mark.parametrize(
    "source",
    [
        "function f() { return f() + 1 }",
        "const o = {get x() { return this.x }}; function f() { return o.x }",
        "async function f() { await f() }",
        "function* g() { yield* g() } function f() { return [...g()] }",
        "class A { constructor() { new A() } } function f() { new A() }",
        "function f() { [1].map(f) }",
        "const o = {toString() { return `${o}` }}; function f() { return `${o}` }",
    ],
)  # fmt: skip
def test_recursion_without_end_can_be_caught(sandbox, source):
    found = failure(sandbox, source)
    assert (found.cause, found.kinds) == (Cause.STACK, ("RangeError", "Error"))
    assert value(sandbox, "try { (function g() { g() })() } catch (e) { return e.message }").startswith("Maximum call")


def test_recursion_may_be_a_thousand_deep(sandbox):
    assert value(sandbox, "const sum = n => n && n + sum(n - 1); return sum(1500)") == 1_125_750


def test_memory_that_runs_out_can_be_caught(sandbox):
    filling = "let held = []; for (;;) held.push(new Array(10000).fill(1));"
    assert failure(sandbox, f"function f() {{ {filling} }}").cause is Cause.MEMORY
    caught = f"try {{ {filling} }} catch (e) {{ held = null; return e.message }}"
    assert value(sandbox, caught.replace("let held", "var held")) == "out of memory"
    assert failure(sandbox, "function f() { return new Uint8Array(1e9).length }").cause is Cause.MEMORY


@pytest.mark.parametrize("body", ["for (;;);", "for (;;) try { for (;;); } catch {}", "setInterval(() => {}, 1)"])
def test_loops_without_end_use_up_the_fuel(sandbox, body):
    session, _ = sandbox.session(JAVASCRIPT, Program(f"function f() {{ {body} }}"), Limits(fuel=100_000_000))
    assert session.call("f", "[]", "").failure.cause is Cause.FUEL
    session.close()


def test_too_much_output_cannot_be_caught(sandbox):
    source = (
        "try { for (;;) console.log('x'.repeat(1000)) } catch { console.error('c') } finally { console.error('f') }"
    )
    found = main(sandbox, source)
    assert (found.failure.cause, found.stderr) == (Cause.OUTPUT, "")


def test_a_failure_inside_evaluated_code_has_its_place_in_the_program(sandbox):
    source = "function f() {\n  throw new RangeError('x');\n}"
    inside = evaluated(sandbox, source, "\nf()").failure
    assert (inside.line, inside.trace.splitlines()[-1]) == (2, "    at test:2:1")
    outside = evaluated(sandbox, source, "\n\nnull.x").failure
    assert (outside.cause, outside.line) == (Cause.RAISED, None)
    assert outside.trace.endswith("at test:3:1")


def test_an_answer_can_be_declared_invalid(sandbox):
    for start in ("", "import {InvalidAnswer} from 'wasm-problem';\nexport "):
        found = failure(sandbox, start + "function f() { throw new InvalidAnswer('Type a number.') }")
        assert (found.cause, found.message) == (Cause.INVALID_ANSWER, "Type a number.")


LIARS = {
    "syntax": "const e = new SyntaxError('not mine'); e.stack = '    at program.js:1:1\\n'; throw e",
    "refused": "throw new SubmissionError('not mine', 'refused', '', 1)",
}


@pytest.mark.parametrize("liar", LIARS)
@pytest.mark.parametrize("use", ["call", "evaluate", "load"])
def test_a_program_cannot_blame_its_author(sandbox, liar, use):
    source = f"function f() {{ {LIARS[liar]} }}"
    if use == "call":
        found = failure(sandbox, source)
    elif use == "evaluate":
        found = evaluated(sandbox, source, "f()").failure
    else:
        found = main(sandbox, f"{source}\nf()").failure
    assert found.cause is Cause.RAISED
