"""How a grader in JavaScript uses learners' programs, in JavaScript and in other languages."""

import json

import pytest

from wasm_problem.grading.answers import Code
from wasm_problem.grading.grader import Graded, Status, grade
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem

from .javascript_runtime import call, failure

JAVASCRIPT, PYTHON = "javascript-es2023@1", "python-3.14@1"
ADD = {
    JAVASCRIPT: "function add(a, b) {\n  console.log('adding', a, b);\n  return a + b;\n}\n",
    PYTHON: "def add(a, b):\n    print('adding', a, b)\n    return a + b\n",
}


def graded(sandbox, body: str, source: str, runtime: str = JAVASCRIPT) -> Graded:
    """The grading of a program; what `body` returns is sent as the message."""
    grader = (
        "import {SubmissionError, InvalidAnswer} from 'wasm-problem';\n"
        f"function run(answer, problem) {{\n{body}\n}}\n"
        "export function grade(answer, problem) {\n"
        "  return {score: 1, message: JSON.stringify(run(answer, problem))};\n}\n"
    )
    inputs = (Input("code", InputKind.CODE, runtimes=(JAVASCRIPT, PYTHON)),)
    return grade(sandbox, Problem(JAVASCRIPT, grader, inputs=inputs), {"code": Code(source, runtime)}, seed=7)


def told(sandbox, body: str, source: str, runtime: str = JAVASCRIPT):
    result = graded(sandbox, body, source, runtime)
    assert result.status is Status.GRADED, result.failure
    return json.loads(result.verdict.message)


@pytest.mark.parametrize("runtime", ADD)
def test_a_call_returns_the_value(sandbox, runtime):
    assert told(sandbox, "return answer.call('add', 2, 3)", ADD[runtime], runtime) == 5
    assert told(sandbox, "return answer.evaluate('add(1, 2)')", ADD[runtime], runtime) == 3
    big = "return String(answer.call('add', 2n ** 70n, 2n ** 60n))"
    assert told(sandbox, big, ADD[runtime], runtime) == str(2**70 + 2**60)


def test_integers_of_other_languages_are_exact(sandbox):
    source = "def f():\n    return [10**20, 2**53, 5, 1.0]"
    assert told(sandbox, "return answer.call('f').map(String)", source, PYTHON) == [str(10**20), str(2**53), "5", "1"]


@pytest.mark.parametrize(
    ("runtime", "error"), [(JAVASCRIPT, "RangeError Error"), (PYTHON, "ValueError Exception BaseException")]
)
def test_an_error_of_the_learners_program_is_caught(sandbox, runtime, error):
    source = {
        JAVASCRIPT: "function f() {\n  throw new RangeError('too little');\n}",
        PYTHON: "def f():\n    raise ValueError('too little')",
    }[runtime]
    body = """try { answer.call('f'); } catch (e) {
  return [e instanceof SubmissionError, e instanceof Error, e.message, e.cause, e.line,
          e.kinds.join(' '), e.type, e.trace.includes('f')];
}"""
    name = error.split()[0]
    assert told(sandbox, body, source, runtime) == [True, True, f"{name}: too little", "raised", 2, error, name, True]


def test_calls_share_a_start_unless_they_are_to_be_fresh(sandbox):
    counting = "let n = 0; const count = () => ++n;"
    body = "const calls = [['count'], ['count']]; const values = o => o.map(x => x.value);\n"
    body += "return [values(answer.calls(calls)), values(answer.calls(calls, {fresh: true}))]"
    assert told(sandbox, body, counting) == [[1, 2], [1, 1]]


def test_an_outcome_has_value_failure_output_and_fuel(sandbox):
    body = """const [a, b] = answer.calls([['add', 1, 2], ['nothing']]);
return [a.value, a.failure, a.stdout, a.stderr, a.fuel > 1000, a.length, b.value, b.failure.cause, b.length]"""
    assert told(sandbox, body, ADD[JAVASCRIPT]) == [3, None, "adding 1 2\n", "", True, 1, None, "missing-entry", 0]


@pytest.mark.parametrize("runtime", [JAVASCRIPT, PYTHON])
def test_the_length_of_a_value_counts_characters_of_its_json(sandbox, runtime):
    source = {JAVASCRIPT: "const text = () => 'é𝄞';", PYTHON: "def text():\n    return 'é𝄞'"}[runtime]
    body = "return [answer.calls([['text']])[0].length, 'é𝄞'.length]"
    assert told(sandbox, body, source, runtime) == [len(json.dumps("é𝄞")), 3]


def test_run_is_the_whole_program(sandbox):
    program = "console.log(readLine() * 2); console.error('e'); process.exit(Number(readLine()))"
    body = "const told = o => [o.stdout, o.stderr, o.failure && o.failure.message];\n"
    body += "return ['21\\n0', '4\\n3'].map(i => told(answer.run(i)))"
    assert told(sandbox, body, program) == [["42\n", "e\n", None], ["8\n", "e\n", "exited with status 3"]]


def test_a_start_is_used_and_closed(sandbox):
    body = """const start = answer.start();
const found = [start.call('add', [1, 2]).value, start.evaluate('add = () => 9; null').failure];
found.push(start.call('add', []).value);
start.close(); return found;"""
    assert told(sandbox, body, ADD[JAVASCRIPT].replace("function add", "let add = function")) == [3, None, 9]


def test_an_uncaught_failure_is_the_learners(sandbox):
    found = graded(sandbox, "return answer.call('f')", "function f() {\n  return null.x;\n}")
    assert (found.status, found.verdict.score) == (Status.GRADED, 0)
    assert "cannot read property" in str(found)


@pytest.mark.parametrize(
    "body",
    [
        "throw new Error('mine')",
        "return answer.evaluate('(')",
        "return answer.call('add', new Set())",
        "return answer.call('add', undefined_name)",
    ],
)
def test_a_fault_of_the_grader_is_the_graders(sandbox, body):
    found = graded(sandbox, body, ADD[JAVASCRIPT])
    assert (found.status, found.verdict) == (Status.FAILED, None)


def test_a_grader_reads_programs(sandbox):
    grader = "import { parse } from 'acorn';\n"
    grader += "function f(x) { return parse(x, {ecmaVersion: 'latest'}).body.map(n => n.type) }"
    assert call(sandbox, grader, "let x; f()").value == ["VariableDeclaration", "ExpressionStatement"]


def test_a_program_that_is_no_grader_has_no_submissions(sandbox):
    code = {"$wasm-problem": "code", "input": "code", "source": "", "runtime": JAVASCRIPT}
    found = failure(sandbox, "function f(a) { return a.call('add') }", code)
    assert "Only a grader has submissions" in found.message
