"""What the operator is told of the runtimes that content asks for: once in a process for each runtime."""

from __future__ import annotations

import logging

from wasm_problem.grading import pins
from wasm_problem.grading.inputs import InputKind
from wasm_problem.grading.problem import Problem
from wasm_problem.sandbox import Catalog

log = logging.getLogger(__name__)

MAX_TOLD = 1_000
"""How many are remembered: content may name anything."""

_told: set[tuple[str, str]] = set()


def tell_operator(catalog: Catalog, problem: Problem) -> None:
    """Logs which runtimes of the problem are missing or of another build. Grading goes on as far as it can."""
    for runtime in pins.missing(catalog, problem):
        _once(runtime, "The runtime %s is not installed, and there are problems that need it.")
    for runtime in pins.other_builds(catalog, problem):
        _once(runtime, "The runtime %s is another build than the one that some problems were written with.")


def is_answerable(catalog: Catalog, problem: Problem) -> bool:
    """Whether there is a runtime for the grader, and at least one for each program that learners write."""
    programs = [each.runtimes for each in problem.inputs if each.kind is InputKind.CODE and each.runtimes]
    return all(any(pins.found(catalog, name) for name in names) for names in ((problem.runtime,), *programs))


def _once(runtime: str, sentence: str) -> None:
    told = (runtime, sentence)
    if told not in _told and len(_told) < MAX_TOLD:
        _told.add(told)
        log.warning(sentence, ascii(runtime[:100]))
