"""Runs programs in the scientific runtime."""

from __future__ import annotations

from typing import Any

from wasm_problem.sandbox import Invocation, Outcome, Program, Sandbox

SCIENCE = "python-3.14-science"


def outcome_of(sandbox: Sandbox, source: str, *args: Any, seed: int = 7) -> Outcome:
    """What calling the program's function `f` comes to."""
    return sandbox.run(SCIENCE, Program(source, seed=seed), Invocation("f", list(args)))


def value_of(sandbox: Sandbox, source: str, *args: Any) -> Any:
    outcome = outcome_of(sandbox, source, *args)
    assert outcome.failure is None, outcome.failure
    return outcome.value


def values_of(sandbox: Sandbox, expressions: list[str], imports: str) -> dict[str, Any]:
    """The value of each expression, by itself; an exception is told as text."""
    source = f"""
{imports}

def f(expressions):
    found = []
    for expression in expressions:
        try:
            found.append(eval(expression))
        except Exception as error:
            found.append(f"{{type(error).__name__}}: {{error}}")
    return found
"""
    return dict(zip(expressions, value_of(sandbox, source, expressions), strict=True))
