"""Instances made ahead of need change nothing but the time that a run takes."""

import os
import subprocess
import sys
import threading
import time

import pytest

from wasm_problem.sandbox import Cause, Ground, Invocation, Limits, Program, Sandbox

from .test_processes_and_threads import doubled, in_a_child, result_of, times_out

PYTHON = "python-3.14"
TELLTALE = Program(
    "import random, time, sys\n"
    "def f(x):\n"
    "    print({'a', 'b', 'c'}, id(object()), time.time(), len(sys.modules))\n"
    "    return [x, random.random(), sorted(globals()), sys.getrefcount(None) > 0]",
    seed=3,
)


@pytest.fixture
def keeping(sandbox) -> Sandbox:
    """A sandbox that keeps spares, with one ready."""
    keeping = Sandbox(sandbox.catalog, sandbox.cache, keep_spares=True)
    assert doubled(keeping, 1)
    wait_for_a_spare(keeping)
    return keeping


def spares(sandbox: Sandbox, ground: Ground | None = None):
    (loaded,) = sandbox._loader.loaded.values()
    return loaded.spares_on(ground)


def wait_for_a_spare(sandbox: Sandbox, ground: Ground | None = None) -> None:
    deadline = time.monotonic() + 30
    while not spares(sandbox, ground)._ready:
        assert time.monotonic() < deadline, "no spare was made"
        threading.Event().wait(0.001)


def outcome(sandbox: Sandbox, limits: Limits | None = None):
    result = sandbox.run(PYTHON, TELLTALE, Invocation("f", [5]), limits or Limits())
    return repr(
        (result.value, result.stdout, result.stderr, result.failure, result.usage.fuel, result.usage.memory_bytes)
    )


def test_a_spare_gives_the_same_bytes_and_fuel_as_a_cold_instance(sandbox, keeping):
    cold = outcome(sandbox)
    assert outcome(keeping) == cold  # with the spare
    assert outcome(keeping) == cold  # at once afterwards: none is ready


@pytest.mark.parametrize("limits", [Limits(fuel=1_000_000), Limits(memory_bytes=2**20), Limits(output_bytes=3)])
def test_the_limits_of_the_run_hold_in_a_spare_too(sandbox, keeping, limits):
    assert outcome(keeping, limits) == outcome(sandbox, limits)


def test_a_spare_is_used_once(keeping):
    source = "import builtins\nseen = getattr(builtins, 'seen', 0)\nbuiltins.seen = 1\ndef f(): return seen"
    for _ in range(3):
        wait_for_a_spare(keeping)
        assert keeping.run(PYTHON, Program(source), Invocation("f")).value == 0


def test_a_spare_that_waited_long_has_its_full_time(keeping):
    wait_for_a_spare(keeping)
    outcome = keeping.run(
        PYTHON, Program("def f():\n    while True: pass"), Invocation("f"), Limits(fuel=10**15, seconds=0.3)
    )
    assert outcome.failure.cause is Cause.TIME
    assert outcome.usage.wall_ms >= 290


def test_children_make_spares_of_their_own(keeping):
    def work() -> list[bool]:
        before = len(spares(keeping)._ready)
        good = all(doubled(keeping, n) for n in range(5)) and times_out(keeping)
        wait_for_a_spare(keeping)
        return [before == 0, good, doubled(keeping, 9)]

    readers = [in_a_child(work) for _ in range(3)]
    assert doubled(keeping, 5)
    assert [result_of(reader) for reader in readers] == [[True] * 3] * 3


def test_many_threads_share_the_spare(keeping):
    wrong: list[int] = []

    def work(first: int) -> None:
        wrong.extend(n for n in range(first, first + 15) if not doubled(keeping, n))

    threads = [threading.Thread(target=work, args=(number * 100,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_process_that_keeps_spares_ends_well():
    script = (
        "from wasm_problem.sandbox import *\n"
        "sandbox = server_sandbox()\n"
        "for _ in range(3): print(sandbox.run('python-3.14', Program('def f(): return 1'), Invocation('f')).value)"
    )
    for _ in range(5):
        ended = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=False, env=dict(os.environ)
        )
        assert (ended.returncode, ended.stdout, ended.stderr) == (0, "1\n1\n1\n", "")
