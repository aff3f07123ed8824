"""Grading in other languages than Python, and with an answer in another language than the grader's."""

from __future__ import annotations

import time
from functools import partial

from wasm_problem.grading.answers import Code, read_answers
from wasm_problem.grading.grader import Graded, grade
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem
from wasm_problem.sandbox import Sandbox, default_sandbox, server_sandbox

from .effort import Effort
from .latency import BETWEEN_REQUESTS
from .measure import Contender, in_turns
from .programs import ONE_CALL
from .programs import PROGRAM as PYTHON_PROGRAM

JAVASCRIPT, PYTHON = "javascript-es2023", "python-3.14"
TRIVIAL = "export function grade(answer, problem) {\n  return answer === 42;\n}\n"
CALLS_ONCE = "export function grade(answer, problem) {\n  return answer.call('add', 2, 3) === 5;\n}\n"
JAVASCRIPT_PROGRAM = Code("function add(a, b) {\n  return a + b;\n}\n")
NUMBER = (Input("answer", InputKind.NUMBER),)


def grade_number(sandbox: Sandbox) -> None:
    """A trivial grading by a grader in JavaScript. Raises RuntimeError unless it counts."""
    problem = Problem(JAVASCRIPT, TRIVIAL, inputs=NUMBER)
    _right(grade(sandbox, problem, read_answers(NUMBER, {"answer": "42"}), seed=7))


def grade_program(grader: str, runtime: str, program: Code, sandbox: Sandbox) -> None:
    """A grader that calls a program once. Raises RuntimeError unless it counts."""
    inputs = (Input("code", InputKind.CODE, runtimes=(program.runtime,) if program.runtime else ()),)
    _right(grade(sandbox, Problem(runtime, grader, inputs=inputs), {"code": program}))


def _right(graded: Graded) -> None:
    if graded.verdict is None or graded.verdict.score != 1:
        raise RuntimeError(f"a grading went wrong: {graded}")


def measure_languages(effort: Effort) -> dict[str, float]:
    in_javascript = Code(JAVASCRIPT_PROGRAM.source, JAVASCRIPT)
    in_python = Code(PYTHON_PROGRAM.source, PYTHON)
    sandbox = server_sandbox()
    for runtime in (JAVASCRIPT, PYTHON):
        sandbox.compile(sandbox.catalog.get(runtime))
    work = {
        "javascript": partial(grade_number, sandbox),
        "javascript_one_call": partial(grade_program, CALLS_ONCE, JAVASCRIPT, in_javascript, sandbox),
        "python_grades_javascript": partial(grade_program, ONE_CALL, PYTHON, in_javascript, sandbox),
        "javascript_grades_python": partial(grade_program, CALLS_ONCE, JAVASCRIPT, in_python, sandbox),
    }
    contenders = {name: Contender(each, batch=10, pause_seconds=BETWEEN_REQUESTS) for name, each in work.items()}
    contenders["javascript_back_to_back"] = Contender(partial(grade_number, default_sandbox()), batch=10)
    times = in_turns(contenders, effort.rounds)
    return {
        "javascript_grade_trivial_p50_ms": times["javascript"].p50_ms,
        "javascript_grade_trivial_p95_ms": times["javascript"].p95_ms,
        "javascript_grade_trivial_back_to_back_p50_ms": times["javascript_back_to_back"].p50_ms,
        "javascript_grade_program_one_call_p50_ms": times["javascript_one_call"].p50_ms,
        "python_grades_javascript_p50_ms": times["python_grades_javascript"].p50_ms,
        "javascript_grades_python_p50_ms": times["javascript_grades_python"].p50_ms,
        "javascript_grades_1_thread_per_s": _rate(effort.throughput_seconds),
    }


def _rate(seconds: float) -> float:
    """Gradings a second on one thread."""
    grade_number(default_sandbox())
    start, count = time.perf_counter(), 0
    while (passed := time.perf_counter() - start) < seconds:
        grade_number(default_sandbox())
        count += 1
    return count / passed
