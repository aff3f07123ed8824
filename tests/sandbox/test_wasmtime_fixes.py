"""The two things that wasmtime-py does wrong do not reach us."""

from __future__ import annotations

import sys
import threading

import pytest

from wasm_problem.sandbox import Cause, Invocation, Outcome, Program, Sandbox

PYTHON = "python-3.14"
ASKS_THE_HOST = """
import wasm_problem
submission = wasm_problem.answers.submission
def f():
    for _ in range(300):
        refused = submission.run("a", "").value.value
        if refused.at is not None or not refused.message.startswith("Only a grader"):
            return repr(refused)
    return "never mixed up"
"""


@pytest.fixture
def busy_threads():
    """Threads change places as often as Python can."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


def test_results_of_the_host_are_never_mixed_up_between_threads(sandbox: Sandbox, busy_threads):
    outcomes: list[Outcome] = []

    def ask() -> None:
        outcomes.extend(sandbox.run(PYTHON, Program(ASKS_THE_HOST), Invocation("f")) for _ in range(3))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [(outcome.failure, outcome.value) for outcome in outcomes] == [(None, "never mixed up")] * 24


@pytest.mark.parametrize(
    "statement",
    [
        "return 'x' * 17_000_000",
        "raise ValueError('x' * 17_000_000)",
        "wasm_problem.answers.submission.run('x' * 17_000_000, '')",
        "wasm_problem.answers.submission.run('', 'x' * 17_000_000)",
    ],
)
def test_a_text_that_would_fill_the_servers_memory_is_not_taken(sandbox: Sandbox, statement):
    outcome = sandbox.run(PYTHON, Program(f"import wasm_problem\ndef f():\n    {statement}"), Invocation("f"))
    assert outcome.failure is not None
    if outcome.failure.cause is Cause.RAISED:
        assert len(outcome.failure.message) < 5_000  # The runtime cut it.
    else:
        assert outcome.failure.cause is Cause.OUTPUT
        assert outcome.failure.message == "The program handed out more than 16 MiB at once."
