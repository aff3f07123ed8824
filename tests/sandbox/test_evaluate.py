"""Code that is run at the end of a loaded program: a test's, or what a learner tries."""

import pytest

from wasm_problem.sandbox import Cause, Invocation, Limits, Outcome, Program, Sandbox

from .python_runtime import PYTHON

ACCOUNT = """\
import asyncio


class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if amount > self.balance:
            raise LookupError("too little")
        self.balance -= amount
        return self


async def later(value):
    await asyncio.sleep(1)
    return value


factor = 2


def scaled(x):
    return factor * x
"""


def evaluated(sandbox: Sandbox, *codes: str, source: str = ACCOUNT, stdin: str = "", echo: bool = False) -> Outcome:
    """The outcome of the last of several pieces of code, evaluated one after another."""
    session, loaded = sandbox.session(PYTHON, Program(source), Limits(fuel=200_000_000))
    assert session is not None, loaded.failure
    try:
        return [session.evaluate(code, stdin, echo) for code in codes][-1]
    finally:
        session.close()


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("1 + 1", 2),
        ("account = Account(9)\naccount.withdraw(4)\naccount.balance", 5),
        ("account = Account(9)", None),
        ("for i in range(3):\n    scaled(i)", None),
        ("", None),
        ("later('x')", "x"),
        ("[scaled(i) for i in range(3) if Account]", [0, 2, 4]),
        ("def twice(x):\n    return scaled(scaled(x))\ntwice(3)", 12),
        ("input() + input()", "ab"),
        ("__name__", "program"),
        ("\ufeff'a mark of byte order'", "a mark of byte order"),
        ("'é' # 💛", "é"),
    ],
)
def test_the_value_is_that_of_the_last_expression(sandbox, code, value):
    outcome = evaluated(sandbox, code, stdin="a\nb\n")
    assert (outcome.value, outcome.failure) == (value, None)


def test_code_is_part_of_the_program(sandbox):
    assert evaluated(sandbox, "factor = 5", "scaled(2)").value == 10
    assert evaluated(sandbox, "scaled(2)").value == 4


def test_what_is_printed_is_in_the_outcome(sandbox):
    outcome = evaluated(sandbox, "print('one')\nimport sys\nprint('two', file=sys.stderr)\n3")
    assert (outcome.value, outcome.stdout, outcome.stderr) == (3, "one\n", "two\n")


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("scaled(3)", "6\n"),
        ("'a\\nb'", "'a\\nb'\n"),
        ("{1}", "{1}\n"),
        ("None", ""),
        ("x = 1", ""),
        ("later('x')", "'x'\n"),
        ("print('hi')\nprint('ho')\n7", "hi\nho\n7\n"),
        ("print(end='a')", "a"),
    ],
)
def test_echo_writes_as_an_interactive_session_does(sandbox, code, written):
    outcome = evaluated(sandbox, code, echo=True)
    assert (outcome.stdout, outcome.value, outcome.failure) == (written, None, None)


def test_a_place_is_only_ever_in_the_program(sandbox):
    inside = evaluated(sandbox, "account = Account(1)\naccount.withdraw(5)").failure
    assert (inside.cause, inside.message, inside.line) == (Cause.RAISED, "LookupError: too little", 10)
    assert 'File "test", line 2' in inside.trace
    assert "account.withdraw(5)" in inside.trace
    assert 'File "program.py", line 10' in inside.trace
    outside = evaluated(sandbox, "\n\n1 / 0").failure
    assert (outside.cause, outside.line, outside.kinds[0]) == (Cause.RAISED, None, "ZeroDivisionError")
    assert 'File "test", line 3' in outside.trace


def test_code_that_cannot_be_read(sandbox):
    failure = evaluated(sandbox, "x = 1\nscaled(").failure
    assert (failure.cause, failure.line) == (Cause.SYNTAX, None)
    assert 'File "test", line 2' in failure.trace
    assert evaluated(sandbox, "half \ud800").failure.cause is Cause.SYNTAX


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        ("{1}", Cause.BAD_VALUE),
        ("while True: pass", Cause.FUEL),
        ("def f(): return f()\nf()", Cause.STACK),
        ("raise SystemExit", Cause.RAISED),
        ("len(bytearray(10**9))", Cause.MEMORY),
        ("'x' * 2_000_000", Cause.BAD_VALUE),
    ],
)
def test_limits_are_those_of_a_call(sandbox, code, cause):
    assert evaluated(sandbox, code).failure.cause is cause


def test_after_code_that_ended_the_program_it_starts_afresh(sandbox):
    assert evaluated(sandbox, "factor = 5\nwhile True: pass", "scaled(1)").value == 2


def test_evaluating_costs_the_same_each_time(sandbox):
    assert len({evaluated(sandbox, "sum(range(1000))").usage.fuel for _ in range(3)}) == 1


LIARS = {
    # Takes the runtime's own frame, and makes it say that somebody else is to blame.
    "refused": "raise sys._getframe().f_back.f_back.f_back.f_globals['UnknownArgument']('not my fault')",
    "syntax": "g = sys._getframe().f_back.f_back.f_back.f_globals\n"
    "    g['raised'] = lambda error: g['simple'](g['Cause'].SYNTAX, 'not my fault')\n    raise ValueError",
}


@pytest.mark.parametrize("liar", LIARS)
@pytest.mark.parametrize("use", ["call", "evaluate", "load", "run"])
def test_a_program_cannot_blame_its_author(sandbox, liar, use):
    body = f"import sys\ndef f():\n    {LIARS[liar]}\n"
    if use == "call":
        session, _ = sandbox.session(PYTHON, Program(body))
        failure = session.call("f", "[]", "").failure
        session.close()
    elif use == "evaluate":
        failure = evaluated(sandbox, "f()", source=body).failure
    else:
        body = body.replace("_getframe()", "_getframe(1)") + "f()\n"
        if use == "load":
            _, loaded = sandbox.session(PYTHON, Program(body))
            failure = loaded.failure
        else:
            failure = sandbox.run(PYTHON, Program(body), Invocation()).failure
    assert failure.cause is Cause.CRASHED, failure
