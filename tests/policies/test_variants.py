from __future__ import annotations

import secrets
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasm_problem.policies import SEEDS, VARIANTS, Policies, Rerandomize, chosen_seed, draws_new_variant_on_reset

PER_STUDENT = Policies(rerandomize=Rerandomize.PER_STUDENT)


def not_asked(_below: int) -> int:
    raise AssertionError("no random number is needed")


@pytest.mark.parametrize(
    ("rerandomize", "draws"),
    [
        (Rerandomize.ALWAYS, True),
        (Rerandomize.ONRESET, True),
        (Rerandomize.NEVER, False),
        (Rerandomize.PER_STUDENT, False),
    ],
)
def test_what_a_reset_draws(rerandomize, draws):
    policies = Policies(rerandomize=rerandomize)
    assert draws_new_variant_on_reset(policies) is draws
    if draws:
        asked = []
        assert chosen_seed(policies, 7, "problem", lambda below: asked.append(below) or below - 1) == SEEDS - 1
        assert asked == [SEEDS]
        assert len({chosen_seed(policies, 7, "problem", secrets.randbelow) for _ in range(50)}) > 10
    else:
        assert chosen_seed(policies, 7, "problem", not_asked) == chosen_seed(policies, 7, "problem", not_asked)


def test_everybody_has_the_same_variant_when_there_is_one():
    policies = Policies(rerandomize=Rerandomize.NEVER)
    assert {chosen_seed(policies, user, problem, not_asked) for user in (1, None, "a") for problem in "xy"} == {1}


@given(st.none() | st.integers() | st.text("a1 é\0€"), st.text("a1 é\0€"))
def test_a_learner_has_one_of_the_variants(user, problem):
    seed = chosen_seed(PER_STUDENT, user, problem, not_asked)
    assert 0 <= seed < VARIANTS == 20
    assert chosen_seed(PER_STUDENT, user, problem, not_asked) == seed


def test_the_variant_is_the_same_in_another_process_and_version():
    # Another result than these gives learners other numbers in the middle of a course.
    code = (
        "from wasm_problem.policies import *; "
        "print([chosen_seed(Policies(), user, 'block-v1:a+b+c+type@wasm_problem+block@d', None) for user in (1, 2)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[4, 11]"


def test_all_variants_are_given_evenly_and_two_problems_do_not_have_the_same_neighbours():
    users = range(4000)
    first, second = ([chosen_seed(PER_STUDENT, user, problem, not_asked) for user in users] for problem in "ab")
    for seeds in (first, second):
        assert all(140 < seeds.count(seed) < 260 for seed in range(VARIANTS))
    together = sum(one == other for one, other in zip(first, second, strict=True))
    assert 140 < together < 260
