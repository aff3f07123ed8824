"""What Studio offers to begin with: each starter of the JavaScript runtime can be saved, and grades as it says."""

from __future__ import annotations

import pytest

from wasm_problem.grading.answers import Code
from wasm_problem.grading.grader import check, generate, grade
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.practice import examples
from wasm_problem.grading.problem import Problem

from .javascript_vocabulary import JAVASCRIPT

LOOP = "function solve(n) {\n  for (const each of []);\n}"


def problem(sandbox, name: str, kind: InputKind) -> Problem:
    return Problem(JAVASCRIPT, sandbox.catalog.get(JAVASCRIPT).starter[name], inputs=(Input("answer", kind),))


@pytest.mark.parametrize(
    ("name", "kind", "answer", "expected"),
    [
        ("grader", InputKind.TEXT, " Paris ", 1),
        ("grader", InputKind.TEXT, "Rome", 0),
        ("grader_of_code", InputKind.CODE, Code("const solve = (n) => n;"), 1),
        ("grader_of_code", InputKind.CODE, Code(LOOP), 0),
        ("grader_of_code", InputKind.CODE, Code("const solve = ("), "invalid"),
        ("tests", InputKind.CODE, Code("const double = (n) => 2 * n;"), 1),
        ("tests", InputKind.CODE, Code("const double = (n) => n;"), 0),
    ],
)
def test_a_starter_grades(sandbox, name, kind, answer, expected):
    told = problem(sandbox, name, kind)
    assert check(sandbox, told) == []
    found = grade(sandbox, told, {"answer": answer})
    assert (found.verdict.score if found.verdict else found.status.value) == expected, found


@pytest.mark.parametrize("seed", [1, 2])
def test_the_starter_with_variables_asks_for_their_product(sandbox, seed):
    told = problem(sandbox, "grader_with_variables", InputKind.NUMBER)
    assert check(sandbox, told) == []
    variables = generate(sandbox, told, seed).variables
    right = variables["a"] * variables["b"]
    assert grade(sandbox, told, {"answer": right}, seed, variables).verdict.score == 1
    wrong = grade(sandbox, told, {"answer": right + 1}, seed, variables)
    assert (wrong.verdict.score, wrong.message) == (0, "Multiply the two numbers.")


def test_the_starter_of_tests_has_an_example(sandbox):
    (example,) = examples(sandbox, problem(sandbox, "tests", InputKind.CODE), 1, {})
    assert (example.call, example.expected) == ("double(2)", "4")


def test_the_starter_of_an_answer_is_a_program(sandbox):
    source = sandbox.catalog.get(JAVASCRIPT).starter["answer"]
    grader = 'import { call } from "wasm-problem";\nconst tests = [call("solve", [3], { returns: 3 })];'
    found = grade(sandbox, Problem(JAVASCRIPT, grader, inputs=(Input("a", InputKind.CODE),)), {"a": Code(source)})
    assert found.verdict.score == 1
