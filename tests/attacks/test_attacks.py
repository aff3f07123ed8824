"""Every program in programs/ ends as it says, in bounded time and memory, and leaves nothing behind."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest

from wasm_problem.sandbox import Cause, Invocation, Program, Sandbox

from .attack import MIB, Attack, read_attacks
from .checking import CATEGORIES, assert_ends_as_it_says, assert_within_limits
from .host import PeakMemory, leftovers, resident_bytes

PYTHON = "python-3.14"
SECRET = "CANARY-OF-THE-HOST"
FEWEST_ATTACKS = 100
RUNTIME_AT_REST = 96 * MIB
"""Memory that a run may leave with the process: freed memory that the allocator keeps for the next one."""

GOOD = Program(
    "def grade(answer, problem):\n"
    "    print('graded', answer)\n"
    "    return {'score': 1 if answer == problem.variables['n'] else 0}"
)
PROBLEM = {"$wasm-problem": "problem", "seed": 1, "variables": {"n": 42}, "attempt": 1}
GOOD_SECONDS = 3.0
"""A good answer takes 5 ms; machines are noisy."""

attacks = pytest.mark.parametrize("attack", read_attacks(), ids=lambda attack: attack.name)


@pytest.fixture
def secret(tmp_path, monkeypatch) -> Path:
    """A file of the host that no program may read or change."""
    monkeypatch.setenv("WASM_PROBLEM_SECRET", SECRET)
    path = tmp_path / "secret" / "secret.txt"
    path.parent.mkdir()
    path.write_text(SECRET)
    return path


@pytest.fixture(scope="module", autouse=True)
def warm(sandbox) -> None:
    """The runtime is loaded and its clock ticks: both stay for the life of the process."""
    grade(sandbox)


def grade(sandbox: Sandbox) -> None:
    outcome = sandbox.run(PYTHON, GOOD, Invocation("grade", [42, PROBLEM]))
    assert (outcome.failure, outcome.value, outcome.stdout) == (None, {"score": 1}, "graded 42\n")


def assert_grades_at_once(sandbox: Sandbox) -> None:
    started = time.perf_counter()
    grade(sandbox)
    assert time.perf_counter() - started < GOOD_SECONDS


@attacks
def test_attack(sandbox: Sandbox, attack: Attack, secret: Path) -> None:
    before, memory_before = leftovers(), resident_bytes()
    program, invocation = attack.program(), attack.invocation(f"{secret}\n")
    for _ in range(attack.runs):
        started = time.perf_counter()
        with PeakMemory() as peak:
            outcome = sandbox.run(PYTHON, program, invocation, attack.limits)
        assert time.perf_counter() - started < attack.seconds
        assert peak.grown < attack.limits.memory_bytes + attack.host_bytes
        assert_ends_as_it_says(attack, outcome)
        assert_within_limits(outcome, attack.limits)
        assert SECRET not in repr(outcome)
    assert list(secret.parent.iterdir()) == [secret]
    assert secret.read_text() == SECRET
    assert_grades_at_once(sandbox)
    assert leftovers() == before
    assert resident_bytes() - memory_before < RUNTIME_AT_REST


@attacks
def test_checking_an_attack_runs_nothing_of_it(sandbox: Sandbox, attack: Attack) -> None:
    started = time.perf_counter()
    failure = sandbox.check(PYTHON, attack.program(), attack.limits)
    assert time.perf_counter() - started < attack.seconds
    assert failure is None or failure.cause.value in attack.endings


def test_every_category_has_an_attack() -> None:
    found = Counter(attack.category for attack in read_attacks())
    assert set(found) == set(CATEGORIES)
    assert sum(found.values()) >= FEWEST_ATTACKS


def test_every_attack_says_what_it_tries() -> None:
    for attack in read_attacks():
        assert re.fullmatch(r"[A-Z].+[.?]", attack.about, re.DOTALL), attack.name
        assert set(attack.endings) <= {"value", *Cause}, attack.name
