"""What a JavaScript program reaches: its streams, files, modules, the time and chance. And what it does not."""

import tomllib

import pytest

from wasm_problem.resources import data_dir
from wasm_problem.sandbox import Cause, Program

from .javascript_runtime import JAVASCRIPT, call, failure, main, value

FILES = {
    "helper.js": b"export const double = x => 2 * x;\nexport default 'd';",
    "old.js": b"exports.triple = x => 3 * x;",
    "data.json": b'{"n": [1, 2]}',
    "data.txt": "né\nb\n".encode(),
    "bytes.bin": bytes(range(256)),
    # Names that the runtime uses itself.
    "answer.js": b"export const a = 'own'",
    "index.js": b"export const a = 'own'",
}


TABLE = "┌─────────┬───┐\n│ (index) │ a │\n├─────────┼───┤\n│ 0       │ 1 │\n└─────────┴───┘\n"

# Programs.


@pytest.mark.parametrize(
    "source",
    [
        "function f() { return 5 }",
        "const f = () => 5",
        "let f = function () { return 5 }",
        "var f = async () => 5",
        "f = () => 5",
        "export function f() { return 5 }",
        "function f() { return 5 }\nexport {}",
        "const g = () => 5; export { g as f }",
        "const n = await Promise.resolve(5);\nfunction f() { return n }",
        "module.exports = { f() { return 5 } }",
        "exports.f = () => 5",
        "const five = () => 5; module.exports.f = five",
    ],
)
def test_a_function_is_called_by_its_name(sandbox, source):
    outcome = call(sandbox, source)
    assert (outcome.value, outcome.failure) == (5, None)


def test_a_main_program_reads_and_writes(sandbox):
    outcome = main(
        sandbox, "const n = Number(readLine());\nconsole.log(n * 2);\nconsole.error('e', readLine())", "21\n"
    )
    assert (outcome.stdout, outcome.stderr, outcome.failure) == ("42\n", "e null\n", None)


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("console.log(prompt('name?'), prompt())", "name? Ann null\n"),
        ("console.log(readAll().length, readAll())", "4 \n"),
        ("console.log(require('fs').readFileSync(0, 'utf8').trim())", "Ann\n"),
        ("console.log(require('fs').readFileSync('/dev/stdin').toString().trim())", "Ann\n"),
        ("import fs from 'node:fs'; console.log(fs.readFileSync(0).length)", "4\n"),
        ("process.stdout.write('a'); process.stdout.write('b\\n'); console.log(process.argv.length)", "ab\n2\n"),
        ("console.log('%s is %d, %j', 'x', 4.5, {a: [1]}, [undefined])", 'x is 4.5, {"a":[1]} [ undefined ]\n'),
        ("console.log({a: 'x', m: new Map([[1, [2]]])}, -0, 5n, [,1], class A {})",
         "{ a: 'x', m: Map(1) { 1 => [ 2 ] } } -0 5n [ <1 empty item>, 1 ] [class A]\n"),
        ("console.log(Array.from({length: 8}, (_, i) => i * 10))", "[\n   0, 10, 20, 30,\n  40, 50, 60, 70\n]\n"),
        ("console.group('g'); console.log('a\\nb'); console.groupEnd(); console.log()", "g\n  a\n  b\n\n"),
        ("console.table([{a: 1}])", TABLE),
        ("const a = []; a.push(a); console.log(a)", "<ref *1> [ [Circular *1] ]\n"),
        ("console.log(new Proxy({a: 1}, {get() { throw 1 }}), {get x() { throw 1 }})", "{ a: 1 } { x: [Getter] }\n"),
    ],
)  # fmt: skip
def test_what_is_written(sandbox, source, written):
    outcome = main(sandbox, source, "Ann\n")
    assert (outcome.stdout, outcome.failure) == (written, None)


def test_output_is_kept_in_order_however_much_it_is(sandbox):
    outcome = main(sandbox, "for (let i = 0; i < 5000; i++) console.log(i);\nthrow new Error('end')")
    assert outcome.stdout == "".join(f"{i}\n" for i in range(5000))
    assert outcome.failure.message == "Error: end"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("process.exit(0)", None),
        ("process.exit()", None),
        ("try { process.exit(3) } catch { } finally { console.log('no') }", "exited with status 3"),
        ("setTimeout(() => process.exit(4), 5); setInterval(() => {}, 1)", "exited with status 4"),
    ],
)
def test_a_program_may_exit(sandbox, source, message):
    outcome = main(sandbox, source)
    assert (outcome.failure and outcome.failure.message, outcome.stdout) == (message, "")


def test_a_function_that_is_called_may_not_exit(sandbox):
    found = failure(sandbox, "function f() { process.exit(0) }")
    assert (found.cause, found.message) == (Cause.RAISED, "exited with status 0")


# Files and modules.


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import d, {double} from './helper.js'; export const f = () => [d, double(2)]", ["d", 4]),
        ("import * as h from 'helper.js'; export const f = () => h.double(2)", 4),
        ("import data from './data.json' with {type: 'json'}; export const f = () => data.n", [1, 2]),
        ("import data from './data.json'; export const f = () => data.n", [1, 2]),
        ("const f = async () => (await import('./helper.js')).double(4)", 8),
        ("const {triple} = require('./old.js'); const f = () => triple(2)", 6),
        ("const {double} = require('./helper'+'.js'); const f = () => double(2)", 4),
        ("const f = () => require('./data.json').n", [1, 2]),
        ("import {a} from './answer.js'; import {a as b} from './index.js'; export const f = () => a + b", "ownown"),
        ("import {readFileSync} from 'fs'; export const f = () => readFileSync('data.txt', 'utf8')", "né\nb\n"),
        ("const fs = require('fs'); const f = () => [...fs.readFileSync('bytes.bin')].length", 256),
        ("const fs = require('fs'); function f() { fs.writeFileSync('n', 'x'); fs.appendFileSync('n', 'y');"
         " return [fs.readFileSync('n', 'utf8'), fs.existsSync('n'), fs.existsSync('m'), fs.readdirSync().length] }",
         ["xy", True, False, 8]),
        ("import {readFile} from 'fs/promises'; export const f = () => readFile('data.txt', 'utf8')", "né\nb\n"),
    ],
)  # fmt: skip
def test_attached_files_are_read_and_imported(sandbox, source, expected):
    outcome = call(sandbox, source, files=FILES)
    assert (outcome.value, outcome.failure) == (expected, None)


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("\nimport {a} from './nowhere.js'", 2, "Cannot find module './nowhere.js'"),
        ("import http from 'http'", 1, "Cannot find module 'http': the sandbox has no network"),
        ("const cp = require('child_process')", 1, "the sandbox has no other processes"),
        ("import {CodeAnswer} from '<wasm-problem>/answer.js'", None, "Cannot find module"),
        ("import * as native from '<wasm-problem>/native'", None, "Cannot find module"),
        ("await import('<wasm-problem>/harness.js')", None, "Cannot find module"),
        ("require('fs').readFileSync('/etc/passwd')", 1, "the sandbox has only the attached files"),
        ("\nfetch('https://example.org')", 2, "fetch is not defined: the sandbox has no network"),
        ("new Worker('x.js')", 1, "Worker is not defined: the sandbox has no threads"),
        ("new Intl.NumberFormat()", 1, "Intl is not defined: the sandbox has no tables"),
        ("document.title", 1, "document is not defined: the sandbox has no browser"),
    ],
)
def test_what_the_sandbox_has_not(sandbox, source, line, words):
    found = main(sandbox, source).failure
    assert (found.cause, found.line, words in found.message) == (Cause.RAISED, line, True), found.message


def test_asking_whether_something_is_there_is_no_failure(sandbox):
    assert value(sandbox, "return [typeof fetch, typeof window, 'Intl' in globalThis]") == [
        "undefined",
        "undefined",
        False,
    ]


def test_the_manifest_tells_what_is_absent():
    folder = data_dir("runtimes") / "javascript"
    told = tomllib.loads((folder / "manifest.toml").read_text("utf-8"))["absent"]
    code = (folder / "guest" / "prelude" / "absent.js").read_text("utf-8")
    assert len(told) > 30
    assert all(f'{name.removeprefix("module ")}: "{why}"' in code for name, why in told.items())
    assert code.count(': "') == len(told)


@pytest.mark.parametrize(
    "expression",
    [
        "console.log.constructor('return this')() === globalThis",
        "setTimeout.constructor === Function",
        "Object.getPrototypeOf(require('fs')) === Object.prototype",
        "console.constructor === Object",
        "(() => { try { console.log(new Proxy({}, {ownKeys() { throw 1 }})); return true } catch { return false } })()",
        "(() => { try { (function g() { g(console.log([])) })() } catch (e) { return e instanceof RangeError } })()",
        "args.constructor === Array",
    ],
)  # fmt: skip
def test_no_other_realm_is_in_reach(sandbox, expression):
    assert value(sandbox, f"return {expression}", 1) is True


# Time and chance.


def test_time_is_virtual(sandbox):
    body = """
const start = Date.now(), order = [];
setTimeout(() => order.push('b'), 20); setTimeout(() => order.push('a'), 10);
const ticking = setInterval(() => { order.push('t'); if (order.length > 4) clearInterval(ticking); }, 15);
await new Promise(done => setTimeout(done, 3600_000));
return [new Date(start).toISOString().slice(0, 19), Math.round((Date.now() - start) / 1000), order,
        new Date(0).getTimezoneOffset(), performance.now() > 3600_000]"""
    assert value(sandbox, body) == ["2026-01-01T00:00:00", 3600, ["a", "t", "b", "t", "t"], 0, True]


def test_what_was_begun_is_ended_before_a_call_returns(sandbox):
    outcome = call(sandbox, "function f() { setTimeout(() => console.log('later'), 1000); return 1 }")
    assert (outcome.value, outcome.stdout) == (1, "later\n")


def test_microtasks_come_before_timers(sandbox):
    source = "setTimeout(() => console.log(3)); queueMicrotask(() => console.log(2)); console.log(1)"
    assert main(sandbox, source).stdout == "1\n2\n3\n"


def test_chance_follows_the_seed(sandbox):
    body = "const bytes = crypto.getRandomValues(new Uint8Array(4));\n"
    body += "return [Math.random(), crypto.randomUUID(), [...bytes], [3].map(Math.random)]"
    first, again, other = (value(sandbox, body, seed=seed) for seed in (7, 7, 8))
    assert first == again
    assert all(a != b for a, b in zip(first, other, strict=True))
    assert 0 <= first[0] < 1


def test_a_program_costs_the_same_each_time(sandbox):
    source = "function f() { return [...new Set([{}, 'a', 5])].length + Math.random() }"
    assert len({call(sandbox, source).usage.fuel for _ in range(3)}) == 1


def test_what_else_is_there(sandbox):
    body = """
const copy = structuredClone({d: new Date(5), m: new Map([[1, {a: 2}]]), l: [1, [2]]});
return [copy.d.getTime(), copy.m.get(1).a, copy.l, new TextDecoder().decode(new TextEncoder().encode('é💛')),
        atob(btoa('x')),
        /\\p{L}/u.test('é'), [1, 2, 3].at(-1), Object.groupBy([1, 2], x => x % 2 ? 'odd' : 'even').odd,
        [3, 1].toSorted()]"""
    assert value(sandbox, body) == [5, 2, [1, [2]], "é💛", "x", True, 3, [1], [1, 3]]


def test_maps_are_fast_whatever_their_keys(sandbox):
    def fuel(keys, n):
        return call(
            sandbox, f"function f(n) {{ const m = new Map(); for (let i = 0; i < n; i++) m.set({keys}, i) }}", n
        ).usage.fuel

    for keys in ("i", "{}", "i / 2", "'k' + i"):
        assert fuel(keys, 8000) < 10 * fuel(keys, 1000)


def test_a_check_leaves_nothing_behind(sandbox):
    session, _ = sandbox.session(JAVASCRIPT, Program("function f() { return typeof g }"))
    assert session.call("f", "[]", "").value == "undefined"
    session.close()
