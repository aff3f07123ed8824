"""The table on the screen and the file with the figures."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound for a figure."""

    bound: float
    at_least: bool = False

    def is_met(self, value: float) -> bool:
        return value >= self.bound if self.at_least else value <= self.bound

    def __str__(self) -> str:
        return f"{'>=' if self.at_least else '<='} {self.bound:g}"


GOALS = {
    "grade_trivial_p50_ms": Goal(2),
    "grade_program_one_call_p50_ms": Goal(6),
    "grade_program_ten_tests_one_start_p50_ms": Goal(8),
    "grade_program_ten_tests_ten_starts_p50_ms": Goal(30),
    "render_50_failed_tests_ms": Goal(200),
    "codejail_over_ours_trivial_ratio": Goal(12, at_least=True),
    "codejail_over_ours_script_trivial_ratio": Goal(12, at_least=True),
    "science_demo_slowdown_ratio": Goal(2.5),
    "science_memory_mb": Goal(134.2),
    "codejail_over_ours_script_solve_ratio": Goal(15, at_least=True),
    "codejail_over_ours_script_sympy_ratio": Goal(8, at_least=True),
    "first_grade_warm_cache_ms": Goal(60),
    "catalog_scan_50_more_ms": Goal(10),
    "run_among_50_more_ratio": Goal(1.05),
    "javascript_grade_trivial_p50_ms": Goal(0.5),
    "javascript_grades_1_thread_per_s": Goal(2500, at_least=True),
    "python_grades_javascript_p50_ms": Goal(3),
    "javascript_grades_python_p50_ms": Goal(3),
}

MEANING = {
    "grade_trivial_p50_ms": "a trivial grading in a fresh instance, as the block does it, 10 ms between requests",
    "grade_trivial_back_to_back_p50_ms": "the same without a pause: every instance is made while it is waited for",
    "grade_trivial_cpu_p50_ms": "the same, work of this thread alone: steadier on a busy machine",
    "grade_program_one_call_p50_ms": "a grader that calls the learner's program once, in a sandbox of its own",
    "grade_program_ten_tests_one_start_p50_ms": "ten tests from a table that share one start of the program",
    "grade_program_ten_tests_ten_starts_p50_ms": "ten tests that each start the program afresh, as they do by default",
    "render_50_failed_tests_ms": "a learner's page with 50 failed tests in Chromium, until it is painted",
    "run_trivial_back_to_back_p50_ms": "the same without the grading layer",
    "codejail_trivial_p50_ms": "the same by codejail, or by its floor (see below)",
    "codejail_safe_exec_count": "runs of safe_exec; 0: only the floor ran",
    "script_trivial_p50_ms": "a script of Open edX's by our safe_exec, 10 ms between requests",
    "script_solve_p50_ms": "one that imports NumPy and solves two equations",
    "script_sympy_p50_ms": "one that imports SymPy and compares two formulas",
    "codejail_script_trivial_p50_ms": "the same by codejail, with the same packages",
    "bare_python_trivial_p50_ms": "the same by a bare python -I -S -c: no sandbox at all",
    "javascript_grade_trivial_p50_ms": "a trivial grading by a grader in JavaScript, 10 ms between requests",
    "javascript_grade_trivial_back_to_back_p50_ms": "the same without a pause",
    "javascript_grade_program_one_call_p50_ms": "a grader in JavaScript that calls a program in JavaScript once",
    "python_grades_javascript_p50_ms": "a grader in Python that calls a program in JavaScript once",
    "javascript_grades_python_p50_ms": "a grader in JavaScript that calls a program in Python once",
    "javascript_grades_1_thread_per_s": "gradings a second by a grader in JavaScript",
    "first_grade_warm_cache_ms": "new process: first import of ours to the end of the first grading",
    "first_grade_after_import_ms": "of that: the grading, loading of the runtime included",
    "import_ms": "of that: the imports",
    "import_wasmtime_alone_ms": "import of wasmtime in a process of its own",
    "grades_1_thread_per_s": "gradings a second",
    "load_compiled_runtime_ms": "a new engine, the runtime from the cache, the host linked",
    "catalog_scan_50_more_ms": "a look for all runtimes when there are fifty more, packages of pip included",
    "run_among_50_more_ratio": "a run with fifty more runtimes installed, against one without them",
    "instance_rss_mb": "memory of a live instance",
    "science_demo_slowdown_ratio": "CPU time of grading a demo with formulas, against CPython here: the worst",
    "science_memory_mb": "memory that the scientific runtime brings; 128 MiB are 134.2",
    "science_instance_rss_mb": "what a live instance of it that has used NumPy takes of this machine",
    "cpu_heavy_slowdown_ratio": "against this machine's CPython, geometric mean of the four below",
}


def table(figures: Mapping[str, float], baseline: str, runtime: str) -> str:
    """The figures as text for a screen, goals beside them."""
    width = max(map(len, figures))
    lines = [
        f"runtime {runtime}; CPython {platform.python_version()}, {os.cpu_count()} CPUs, {_load()}",
        "",
        *(f"{name:<{width}} {value:>10,.2f}  {_goal(name, value):<15} {MEANING.get(name, '')}".rstrip()
          for name, value in figures.items()),
        "",
        f"Baseline: {baseline}.",
    ]  # fmt: skip
    return "\n".join(lines)


def write(figures: Mapping[str, float], path: Path) -> None:
    """One flat JSON object; each name ends in its unit."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({name: round(value, 4) for name, value in figures.items()}, indent=2) + "\n", "utf-8")


def _goal(name: str, value: float) -> str:
    goal = GOALS.get(name)
    return f"{'pass' if goal.is_met(value) else 'MISS'} ({goal})" if goal else ""


def _load() -> str:
    try:
        return f"load average {os.getloadavg()[0]:.1f}"
    except OSError:
        return "load unknown"
