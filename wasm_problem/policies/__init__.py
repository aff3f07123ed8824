"""What learners may do and see, and when, and which score counts: pure functions over plain values."""

from wasm_problem.policies.attempting import (
    attempts_left,
    can_reset,
    can_save,
    can_submit,
    needs_reset,
    why_closed,
)
from wasm_problem.policies.counting import counted_score
from wasm_problem.policies.dates import close_date, is_past_due, opens, wait_seconds
from wasm_problem.policies.reading import read_policies
from wasm_problem.policies.running import recent_runs, run_wait
from wasm_problem.policies.showing import correctness_is_shown, solution_is_shown
from wasm_problem.policies.values import (
    Closed,
    GradingMethod,
    Policies,
    Rerandomize,
    ShowAnswer,
    ShowCorrectness,
    Situation,
)
from wasm_problem.policies.variants import SEEDS, VARIANTS, chosen_seed, draws_new_variant_on_reset

__all__ = [
    "SEEDS",
    "VARIANTS",
    "Closed",
    "GradingMethod",
    "Policies",
    "Rerandomize",
    "ShowAnswer",
    "ShowCorrectness",
    "Situation",
    "attempts_left",
    "can_reset",
    "can_save",
    "can_submit",
    "chosen_seed",
    "close_date",
    "correctness_is_shown",
    "counted_score",
    "draws_new_variant_on_reset",
    "is_past_due",
    "needs_reset",
    "opens",
    "read_policies",
    "recent_runs",
    "run_wait",
    "solution_is_shown",
    "wait_seconds",
    "why_closed",
]
