"""How the tests of the runtime sqlite-3 run a program in it."""

from __future__ import annotations

from typing import Any

from wasm_problem.sandbox import Failure, Invocation, Outcome, Program, Sandbox

SQLITE = "sqlite-3"
SETUP = """
CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER REFERENCES customers (id), amount REAL);
CREATE INDEX by_customer ON orders (customer);
INSERT INTO customers (name) VALUES ('Ada'), ('Grace'), ('Linus');
INSERT INTO orders (customer, amount) VALUES (1, 10.5), (1, 2), (2, 7);
"""


def call(sandbox: Sandbox, source: str, entry: str, *args: Any, seed: int = 7, files: Any = None) -> Outcome:
    return sandbox.run(SQLITE, Program(source, files or {}, seed), Invocation(entry, args))


def value(sandbox: Sandbox, source: str, entry: str, *args: Any, **options: Any) -> Any:
    outcome = call(sandbox, source, entry, *args, **options)
    assert outcome.failure is None, outcome.failure
    return outcome.value


def rows(sandbox: Sandbox, source: str, setup: str | None = SETUP, **options: Any) -> list[list[Any]]:
    """The rows of the last result."""
    return value(sandbox, source, "results", setup, **options)[-1]["rows"]


def failure(
    sandbox: Sandbox, source: str, setup: str | None = SETUP, entry: str = "results", **options: Any
) -> Failure:
    found = call(sandbox, source, entry, setup, **options).failure
    assert found is not None
    return found


def printed(sandbox: Sandbox, source: str, stdin: str = "") -> str:
    outcome = sandbox.run(SQLITE, Program(source), Invocation(stdin=stdin))
    assert outcome.failure is None, outcome.failure
    return outcome.stdout
