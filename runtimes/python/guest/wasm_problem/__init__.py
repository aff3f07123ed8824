"""What a grader can use of the sandbox besides Python: the learner's program, and words for tests of it."""

from __future__ import annotations

from wasm_problem.answers import CodeAnswer, InvalidAnswer, Outcome, SubmissionError
from wasm_problem.cases import call, run, script
from wasm_problem.comparisons import close, exactly, matches, satisfies, text, unordered
from wasm_problem.expectations import raises
from wasm_problem.faults import BadTest
from wasm_problem.generators import booleans, choices, floats, integers, lists, texts, tuples
from wasm_problem.groups import group
from wasm_problem.growth import grows
from wasm_problem.problem import Problem
from wasm_problem.properties import agrees, holds
from wasm_problem.queries import query
from wasm_problem.running import run_tests
from wasm_problem.source import avoids, uses

__all__ = [
    "BadTest",
    "CodeAnswer",
    "InvalidAnswer",
    "Outcome",
    "Problem",
    "SubmissionError",
    "agrees",
    "avoids",
    "booleans",
    "call",
    "choices",
    "close",
    "exactly",
    "floats",
    "group",
    "grows",
    "holds",
    "integers",
    "lists",
    "matches",
    "query",
    "raises",
    "run",
    "run_tests",
    "satisfies",
    "script",
    "text",
    "texts",
    "tuples",
    "unordered",
    "uses",
]

# Tracebacks name these as an author imports them.
for _name in __all__:
    globals()[_name].__module__ = __name__
del _name
