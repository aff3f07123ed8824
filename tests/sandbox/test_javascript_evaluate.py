"""Code that is run at the end of a loaded JavaScript program."""

import pytest

from wasm_problem.sandbox import Cause

from .javascript_runtime import evaluated

SCRIPT = """\
class Account {
  constructor(balance) { this.balance = balance; }
  withdraw(amount) { this.balance -= amount; return this; }
}
async function later(value) {
  await new Promise((done) => setTimeout(done, 1000));
  return value;
}
let factor = 2;
function scaled(x) { return factor * x; }
"""
PROGRAMS = {"script": SCRIPT, "module": SCRIPT + "export { scaled };\nawait null;\n// the end"}


@pytest.mark.parametrize("source", PROGRAMS.values(), ids=PROGRAMS)
@pytest.mark.parametrize(
    ("codes", "value"),
    [
        (["1 + 1"], 2),
        (["const a = new Account(9)\na.withdraw(4)\na.balance"], 5),
        (["let a = new Account(9)", "a.withdraw(1)", "let a = new Account(3)", "a.balance"], 3),
        (["for (const i of [1, 2]) scaled(i)"], None),
        (["if (true) { 5 }"], None),
        ([""], None),
        (["later('x')"], "x"),
        (["await later('x')"], "x"),
        (["const z = await later('z'); z + '!'", "z"], "z"),
        (["function twice(x) { return scaled(scaled(x)) }\ntwice(3)", "twice(1)"], 4),
        (["class B extends Account {}", "new B(4).balance"], 4),
        (["var v = 1", "v += 1", "v"], 2),
        (["factor = 5", "scaled(2)"], 10),
        (["readLine() + readLine()"], "ab"),
        (["{a: 1}"], {"a": 1}),
        (["{ let q = 1; q }"], None),
        (["'é' // 💛"], "é"),
        (["\ufeff'a mark of byte order'"], "a mark of byte order"),
        (["throw 1", "2"], 2),
    ],
)
def test_the_value_is_that_of_the_last_expression(sandbox, source, codes, value):
    if codes[0] == "throw 1":
        assert evaluated(sandbox, source, codes[0]).failure.message == "Uncaught 1"
    outcome = evaluated(sandbox, source, *codes, stdin="a\nb\n")
    assert (outcome.value, outcome.failure) == (value, None)


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("scaled(3)", "6\n"),
        ("'a\\nb'", "'a\\nb'\n"),
        ("new Set([1])", "Set(1) { 1 }\n"),
        ("undefined", ""),
        ("null", "null\n"),
        ("const x = 1", ""),
        ("later('x')", "'x'\n"),
        ("console.log('hi'); 7", "hi\n7\n"),
        ("new Account(1)", "Account { balance: 1 }\n"),
    ],
)
def test_echo_writes_as_an_interactive_session_does(sandbox, code, written):
    outcome = evaluated(sandbox, SCRIPT, code, echo=True)
    assert (outcome.stdout, outcome.value, outcome.failure) == (written, None, None)


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        ("scaled(", Cause.SYNTAX),
        ("let a = 1; let a = 2", Cause.SYNTAX),
        ("return 5", Cause.SYNTAX),
        ("half \ud800", Cause.SYNTAX),
        ("import fs from 'fs'", Cause.RAISED),
        ("new Set()", Cause.BAD_VALUE),
        ("for (;;);", Cause.FUEL),
        ("(function g() { g() })()", Cause.STACK),
    ],
)
def test_code_that_fails(sandbox, code, cause):
    for source in PROGRAMS.values():
        found = evaluated(sandbox, source, code).failure
        assert (found.cause, found.line) == (cause, None)


def test_evaluating_costs_the_same_each_time(sandbox):
    assert len({evaluated(sandbox, SCRIPT, "later(1)").usage.fuel for _ in range(3)}) == 1
