"""A learner's program may be written for another runtime than the grader, and the learner may choose among several."""

from __future__ import annotations

import json
import shutil

import pytest

from wasm_problem.grading.answers import read_answers
from wasm_problem.grading.grader import Status, check, grade
from wasm_problem.grading.inputs import Input, InputKind, OwnInput
from wasm_problem.grading.practice import Own, practise
from wasm_problem.grading.problem import Problem
from wasm_problem.sandbox import Catalog, CompiledCache, Sandbox
from wasm_problem.sandbox.cache import default_cache_dir

GRADER = """
from wasm_problem import call

tests = [call("twice", 4, returns=8, visibility="example")]
"""
PROGRAM = "def twice(n): return 2 * n"
OTHER = "python-of-old@3"


@pytest.fixture(scope="module")
def two_runtimes(sandbox, tmp_path_factory) -> Sandbox:
    """A sandbox with a second runtime, as another package would bring it: the same component by another name."""
    ours = sandbox.catalog.get("python-3.14").wasm.parent
    folder = tmp_path_factory.mktemp("runtimes")
    shutil.copytree(ours, folder / OTHER)
    manifest = folder / OTHER / "manifest.json"
    data = json.loads(manifest.read_text())
    manifest.write_text(json.dumps(data | {"name": "python-of-old", "version": 3, "title": "Python of old"}))
    return Sandbox(Catalog([ours.parent, folder]), CompiledCache(default_cache_dir()))


def problem(*runtimes: str) -> Problem:
    field = Input("program", InputKind.CODE, runtimes=runtimes, own_input=OwnInput.CODE)
    return Problem("python-3.14@1", GRADER, inputs=(field,))


def graded(sandbox, asked, typed):
    return grade(sandbox, asked, read_answers(asked.inputs, {"program": typed}))


def test_the_author_chooses_the_runtime_of_the_answer(two_runtimes, sandbox):
    asked = problem(OTHER)
    assert check(two_runtimes, asked) == []
    assert graded(two_runtimes, asked, PROGRAM).verdict.score == 1
    without_it = graded(sandbox, asked, PROGRAM)
    assert (without_it.status, without_it.verdict) == (Status.FAILED, None)


def test_the_learner_chooses_among_those_that_are_offered(two_runtimes, sandbox):
    asked = problem("python-3.14@1", OTHER)
    for runtime in ("python-3.14@1", OTHER):
        assert graded(two_runtimes, asked, {"source": PROGRAM, "runtime": runtime}).verdict.score == 1
    # What runs where shows when one of them is not installed.
    assert graded(sandbox, asked, {"source": PROGRAM, "runtime": "python-3.14@1"}).verdict.score == 1
    assert graded(sandbox, asked, {"source": PROGRAM, "runtime": OTHER}).status is Status.FAILED


def test_the_grader_knows_which(two_runtimes):
    tells = "def grade(answer, problem): return {'score': 1, 'message': answer.runtime}"
    asked = Problem("python-3.14@1", tells, inputs=problem("python-3.14@1", OTHER).inputs)
    assert graded(two_runtimes, asked, {"source": PROGRAM, "runtime": OTHER}).message == OTHER
    assert graded(two_runtimes, asked, PROGRAM).message == "python-3.14@1"


def test_running_uses_the_same(two_runtimes, sandbox):
    asked = problem("python-3.14@1", OTHER)
    answers = read_answers(asked.inputs, {"program": {"source": PROGRAM, "runtime": OTHER}})
    own = Own("program", "twice(21)")
    ran = practise(two_runtimes, asked, answers, own)
    assert ([test.status for test in ran.tests], ran.own.output) == (["passed"], "42\n")
    assert practise(sandbox, asked, answers, own).status == "not-run"
