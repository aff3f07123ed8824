"""What a grading depended on and what came of it, as digests: whether grading again gave the same, bit for bit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ..sandbox import Catalog
from . import pins
from .grader import Graded
from .inputs import inputs_to_list
from .problem import Problem
from .verdict import Verdict

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Of one grading.

    grader: digest of all that an author wrote for grading. runtimes: digest of the component of each runtime that is
    installed, by id. verdict: digest of all that the grader said, hidden tests included. fuel: what the grader used.
    """

    grader: str
    runtimes: Mapping[str, str]
    verdict: str
    fuel: int


def evidence(catalog: Catalog, problem: Problem, graded: Graded) -> Evidence:
    """Of a grading that gave a verdict. Raises ValueError for another."""
    if graded.verdict is None:
        raise ValueError("there is no verdict")
    return Evidence(
        grader=grader_digest(problem),
        runtimes=runtime_digests(catalog, problem),
        verdict=verdict_digest(graded.verdict),
        fuel=graded.usage.fuel,
    )


def grader_digest(problem: Problem) -> str:
    """Changes when an answer may be graded otherwise: with the grader, its files, its runtime, the answer fields."""
    files = {name: hashlib.sha256(content).hexdigest() for name, content in problem.files.items()}
    return _digest([problem.runtime, problem.grader, files, inputs_to_list(problem.inputs)])


def runtime_digests(catalog: Catalog, problem: Problem) -> dict[str, str]:
    """Of the runtimes of the problem that are installed."""
    found = {name: pins.found(catalog, name) for name in pins.used_runtimes(problem)}
    return {name: runtime.digest for name, runtime in found.items() if runtime is not None}


def verdict_digest(verdict: Verdict) -> str:
    """Of score, message and all of every test, and of the figure, if there is one."""
    figure = [] if verdict.figure is None else [asdict(verdict.figure)]
    return _digest([verdict.score, verdict.message, [asdict(test) for test in verdict.tests], *figure])


def to_dict(found: Evidence) -> Json:
    """As it is stored with a submission."""
    return asdict(found) | {"runtimes": dict(found.runtimes)}


def from_dict(stored: object) -> Evidence | None:
    """The reverse of to_dict; None for what is none: submissions of version 1 have none."""
    if not isinstance(stored, Mapping):
        return None
    grader, runtimes, verdict, fuel = (stored.get(name) for name in ("grader", "runtimes", "verdict", "fuel"))
    if not (isinstance(grader, str) and isinstance(verdict, str) and isinstance(fuel, int)):
        return None
    if not isinstance(runtimes, Mapping) or not all(isinstance(digest, str) for digest in runtimes.values()):
        return None
    return Evidence(grader, dict(runtimes), verdict, fuel)


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=True, sort_keys=True)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
