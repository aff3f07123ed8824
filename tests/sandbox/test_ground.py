"""A program of the server's own that instances have loaded before they are asked for."""

import pytest

from wasm_problem.sandbox import Cause, Ground, Invocation, Limits, Program, Sandbox

from .test_spares import wait_for_a_spare

PYTHON = "python-3.14"
GROUND = Ground(
    "import random\nkept = []\n"
    "def prepare(first): kept.append(first); kept.append(sum(range(200_000)))\n"
    "def use(more): kept.append(more); return kept\n"
    "def draw(): return random.random()\n"
    "def loop():\n    while True: pass\n",
    "prepare",
    '["laid"]',
)
USED = ["laid", 19999900000]


@pytest.fixture(params=[False, True], ids=["made when asked for", "spares"])
def grounded(request: pytest.FixtureRequest, sandbox: Sandbox) -> Sandbox:
    made = Sandbox(sandbox.catalog, sandbox.cache, keep_spares=request.param)
    if request.param:
        made.run_on(PYTHON, GROUND, Invocation("use", [0]))
        wait_for_a_spare(made, GROUND)
    return made


def test_each_call_finds_the_ground_as_it_was_laid(grounded: Sandbox) -> None:
    outcomes = [grounded.run_on(PYTHON, GROUND, Invocation("use", [n])) for n in range(4)]
    assert [outcome.value for outcome in outcomes] == [[*USED, n] for n in range(4)]


def test_what_laid_it_is_not_counted(grounded: Sandbox) -> None:
    (used,) = {grounded.run_on(PYTHON, GROUND, Invocation("use", [1])).usage.fuel for _ in range(4)}
    laid = grounded.run(PYTHON, Program(GROUND.source), Invocation("prepare", ["laid"])).usage.fuel
    assert used < 500_000 < 2_000_000 < laid
    outcome = grounded.run_on(PYTHON, GROUND, Invocation("use", [1]), Limits(fuel=500_000))
    assert outcome.failure is None


def test_each_has_random_numbers_of_its_own(grounded: Sandbox) -> None:
    drawn = {grounded.run_on(PYTHON, GROUND, Invocation("draw"), seed=1).value for _ in range(4)}
    assert len(drawn) == 4


def test_the_limits_of_the_call_hold(grounded: Sandbox) -> None:
    outcome = grounded.run_on(PYTHON, GROUND, Invocation("loop"), Limits(fuel=10**15, seconds=0.3))
    assert outcome.failure is not None
    assert outcome.failure.cause is Cause.TIME
    assert outcome.usage.wall_ms >= 290
    outcome = grounded.run_on(PYTHON, GROUND, Invocation("loop"), Limits(fuel=10**7))
    assert outcome.failure is not None
    assert outcome.failure.cause is Cause.FUEL


@pytest.mark.parametrize(
    "ground",
    [
        Ground("not Python"),
        Ground("1 / 0"),
        Ground("x = 1", "absent"),
        Ground("def f(): raise ValueError", "f"),
        Ground("while True: pass"),
    ],
)
def test_a_ground_that_cannot_be_laid_is_no_fault_of_the_call(
    grounded: Sandbox, ground: Ground, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        outcome = grounded.run_on(PYTHON, ground, Invocation("f"))
        assert outcome.failure is not None
        assert outcome.failure.cause is Cause.NOT_READY
        assert "the server's log says why" in outcome.failure.message
    assert "cannot start" in caplog.text
    assert grounded.run_on(PYTHON, GROUND, Invocation("use", [2])).value == [*USED, 2]
