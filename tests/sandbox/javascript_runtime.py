"""How the tests of the runtime javascript-es2023 run a program in it."""

from wasm_problem.sandbox import Failure, Invocation, Limits, Outcome, Program, Sandbox

JAVASCRIPT = "javascript-es2023"
PROBLEM = {"$wasm-problem": "problem", "seed": 5, "variables": {"n": 25}, "attempt": 2}


def call(sandbox: Sandbox, source: str, *args, seed: int = 7, stdin: str = "", files=None) -> Outcome:
    return sandbox.run(JAVASCRIPT, Program(source, files or {}, seed), Invocation("f", args, stdin))


def value(sandbox: Sandbox, body: str, *args, **options):
    """What `async function f(...args)` with this body returns."""
    outcome = call(sandbox, f"async function f(...args) {{\n{body}\n}}", *args, **options)
    assert outcome.failure is None, outcome.failure
    return outcome.value


def failure(sandbox: Sandbox, source: str, *args, **options) -> Failure:
    found = call(sandbox, source, *args, **options).failure
    assert found is not None
    return found


def main(sandbox: Sandbox, source: str, stdin: str = "", files=None, limits: Limits | None = None) -> Outcome:
    return sandbox.run(JAVASCRIPT, Program(source, files or {}), Invocation(stdin=stdin), limits or Limits())


def evaluated(sandbox: Sandbox, source: str, *codes: str, stdin: str = "", echo: bool = False) -> Outcome:
    """The outcome of the last of several pieces of code, evaluated one after another."""
    session, loaded = sandbox.session(JAVASCRIPT, Program(source), Limits(fuel=200_000_000))
    assert session is not None, loaded.failure
    try:
        return [session.evaluate(code, stdin, echo) for code in codes][-1]
    finally:
        session.close()
