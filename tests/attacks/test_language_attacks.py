"""Every program in the folder attacks of a runtime ends as it says, in bounded time and memory, and leaves nothing.

Those of Python are in programs/, see test_attacks.py.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from wasm_problem.conformance import own_folder
from wasm_problem.conformance.verification import self_test_fault
from wasm_problem.sandbox import Catalog, Cause, Runtime, Sandbox

from .attack import MIB, Attack, read_attacks
from .checking import CATEGORIES, assert_ends_as_it_says, assert_within_limits
from .host import PeakMemory, leftovers, resident_bytes

SECRET = "CANARY-OF-THE-HOST"
RUNTIME_AT_REST = 96 * MIB
FEWEST_ATTACKS = 20
"""Of a runtime of this repository. Others may bring none: each runtime stands the attacks in tests/conformance."""

TESTED_ELSEWHERE = "python-3.14"
REPOSITORY = Path(__file__).resolve().parents[2]
RUNTIMES = [each for each in Catalog().runtimes() if each.name != TESTED_ELSEWHERE]
OURS = [each for each in RUNTIMES if each.wasm.is_relative_to(REPOSITORY / "runtimes")]


def attacks_of(runtime: Runtime) -> list[Attack]:
    return read_attacks(own_folder(runtime).with_name("attacks"), runtime.file_extension)


ATTACKS = [(runtime, attack) for runtime in RUNTIMES for attack in attacks_of(runtime)]
attacks = pytest.mark.parametrize(
    ("runtime", "attack"), ATTACKS, ids=[f"{runtime.id}-{attack.name}" for runtime, attack in ATTACKS]
)


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of the host that no program may read or change."""
    monkeypatch.setenv("WASM_PROBLEM_SECRET", SECRET)
    path = tmp_path / "secret" / "secret.txt"
    path.parent.mkdir()
    path.write_text(SECRET)
    return path


@attacks
def test_attack(sandbox: Sandbox, runtime: Runtime, attack: Attack, secret: Path) -> None:
    assert_works(sandbox, runtime)  # Loads it, which takes memory for the life of the process.
    before, memory_before = leftovers(), resident_bytes()
    program, invocation = attack.program(), attack.invocation(f"{secret}\n")
    for _ in range(attack.runs):
        started = time.perf_counter()
        with PeakMemory() as peak:
            outcome = sandbox.run(runtime.id, program, invocation, attack.limits)
        assert time.perf_counter() - started < attack.seconds
        assert peak.grown < attack.limits.memory_bytes + attack.host_bytes
        assert_ends_as_it_says(attack, outcome)
        assert_within_limits(outcome, attack.limits)
        assert SECRET not in repr(outcome)
    assert list(secret.parent.iterdir()) == [secret]
    assert secret.read_text() == SECRET
    assert_works(sandbox, runtime)
    assert leftovers() == before
    assert resident_bytes() - memory_before < RUNTIME_AT_REST


def assert_works(sandbox: Sandbox, runtime: Runtime) -> None:
    tests = runtime.self_tests()
    assert tests, f"{runtime.folder} has no self_test.json"
    assert self_test_fault(sandbox, runtime, tests[0]) is None


@attacks
def test_checking_an_attack_runs_nothing_of_it(sandbox: Sandbox, runtime: Runtime, attack: Attack) -> None:
    started = time.perf_counter()
    failure = sandbox.check(runtime.id, attack.program(), attack.limits)
    assert time.perf_counter() - started < attack.seconds
    assert failure is None or failure.cause.value in attack.endings


@pytest.mark.parametrize("runtime", OURS, ids=lambda runtime: runtime.id)
def test_every_language_has_attacks_of_its_own(runtime: Runtime) -> None:
    assert len(attacks_of(runtime)) >= FEWEST_ATTACKS


@attacks
def test_every_attack_says_what_it_tries(runtime: Runtime, attack: Attack) -> None:
    assert re.fullmatch(r"[A-Z].+[.?]", attack.about, re.DOTALL)
    assert set(attack.endings) <= {"value", *Cause}
    assert attack.category in CATEGORIES
