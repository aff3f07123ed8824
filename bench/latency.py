"""How long one trivial grading takes, beside codejail and a bare Python process."""

from __future__ import annotations

from functools import partial

from wasm_problem.sandbox import server_sandbox

from .codejail_baseline import Unavailable, bare_python, codejail
from .effort import Effort
from .measure import Contender, in_turns
from .programs import ONE_CALL, TEN_FRESH, TEN_TOGETHER, grade_program
from .trivial import grade_once, run_once

BETWEEN_REQUESTS = 0.01
"""Seconds. A hundred gradings a second; a server that has more to do finds no spare instance ready."""


PROGRAMS = {"one_call": ONE_CALL, "ten_tests_one_start": TEN_TOGETHER, "ten_tests_ten_starts": TEN_FRESH}


def _program(runtime: str, grader: str) -> Contender:
    work = partial(grade_program, runtime, server_sandbox(), grader)
    return Contender(work, batch=5, pause_seconds=BETWEEN_REQUESTS)


def measure_latency(runtime: str, effort: Effort) -> tuple[dict[str, float], str]:
    """The figures, and one sentence on the baseline they are compared with."""
    contenders = {
        "grade": Contender(partial(grade_once, runtime, server_sandbox()), batch=10, pause_seconds=BETWEEN_REQUESTS),
        **{name: _program(runtime, grader) for name, grader in PROGRAMS.items()},
        "back_to_back": Contender(partial(grade_once, runtime), batch=10),
        "run": Contender(partial(run_once, runtime), batch=10),
        "bare_python": Contender(bare_python),
    }
    if not effort.codejail:
        return _figures(contenders, effort), "codejail left out; compared with its floor: a bare python -I -S -c"
    try:
        with codejail() as safe_exec:
            baseline = "edx-codejail's safe_exec with sudo and a sandbox user; AppArmor, which costs more, not in force"
            return _figures({**contenders, "codejail": Contender(safe_exec)}, effort), baseline
    except Unavailable as reason:
        floor = "compared with its floor, a bare python -I -S -c, which is far cheaper"
        return _figures(contenders, effort), f"codejail cannot run here: {reason}; {floor}"


def _figures(contenders: dict[str, Contender], effort: Effort) -> dict[str, float]:
    times = in_turns(contenders, effort.rounds)
    ours, floor = times["grade"], times["bare_python"]
    baseline = times.get("codejail", floor)
    return {
        "grade_trivial_p50_ms": ours.p50_ms,
        "grade_trivial_p95_ms": ours.p95_ms,
        "grade_trivial_min_ms": ours.min_ms,
        "grade_trivial_cpu_p50_ms": ours.cpu_p50_ms,
        "grade_trivial_back_to_back_p50_ms": times["back_to_back"].p50_ms,
        "grade_trivial_back_to_back_p95_ms": times["back_to_back"].p95_ms,
        **{f"grade_program_{name}_p50_ms": times[name].p50_ms for name in PROGRAMS},
        **{f"grade_program_{name}_p95_ms": times[name].p95_ms for name in PROGRAMS},
        "run_trivial_back_to_back_p50_ms": times["run"].p50_ms,
        "codejail_trivial_p50_ms": baseline.p50_ms,
        "codejail_trivial_p95_ms": baseline.p95_ms,
        "codejail_over_ours_trivial_ratio": baseline.p50_ms / ours.p50_ms,
        "codejail_safe_exec_count": len(times["codejail"].wall_ms) if "codejail" in times else 0,
        "bare_python_trivial_p50_ms": floor.p50_ms,
        "bare_python_over_ours_trivial_ratio": floor.p50_ms / ours.p50_ms,
    }
