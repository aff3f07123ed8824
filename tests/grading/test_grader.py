"""Generating, grading and checking with real programs in the real sandbox."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wasm_problem.grading.answers import Code
from wasm_problem.grading.grader import (
    INVALID,
    MAX_VARIABLES_BYTES,
    NOT_GRADED_FAULT,
    NOT_GRADED_MISSING,
    Status,
    check,
    generate,
    grade,
    pin,
    pin_all,
)
from wasm_problem.grading.inputs import Choice, Input, InputKind, ProgramLimits
from wasm_problem.grading.problem import AuthorError, Problem
from wasm_problem.grading.verdict import Verdict
from wasm_problem.sandbox import Cause, Limits, Sandbox

PYTHON = "python-3.14"
TEXT = Input("word", InputKind.TEXT)
GENERATE = "def generate(problem): return {'n': 25}\n"
GRADE = "def grade(answer, problem): return True\n"


def problem(grader: str, *inputs: Input, prompt: str = "", **more) -> Problem:
    return Problem(PYTHON, grader, prompt, inputs or (TEXT,), **more)


def graded(sandbox: Sandbox, body: str, answer="x", **more):
    return grade(sandbox, problem(f"def grade(answer, problem):\n    {body}"), {"word": answer}, **more)


# generate


def test_a_seed_gives_its_variables_every_time(sandbox):
    random = problem("def generate(problem): return {'n': problem.random.randint(1, 10**9), 's': problem.seed}")
    first, second = generate(sandbox, random, 1), generate(sandbox, random, 2)
    assert first.failure is None
    assert first.variables["s"] == 1
    assert first.usage.fuel > 0
    assert generate(sandbox, random, 1).variables == first.variables
    assert second.variables["n"] != first.variables["n"]


def test_a_grader_without_generate_has_no_variables(sandbox):
    assert generate(sandbox, problem(GRADE), 1) == generate(sandbox, problem("# does not generate\n" + GRADE), 1)
    assert generate(sandbox, problem(GRADE), 1).variables == {}


def test_generate_may_come_from_an_attached_file(sandbox):
    with_file = problem("from numbers_of_mine import *", files={"numbers_of_mine.py": GENERATE.encode()})
    assert generate(sandbox, with_file, 1).variables == {"n": 25}


@pytest.mark.parametrize(
    ("body", "cause", "message"),
    [
        ("return None", Cause.BAD_VALUE, 'generate returned None; return a dictionary, such as {"n": 25}'),
        ("return 'n'", Cause.BAD_VALUE, "generate returned text"),
        ("return [1]", Cause.BAD_VALUE, "generate returned a list"),
        ("return 1.5", Cause.BAD_VALUE, "generate returned a number"),
        ("return True", Cause.BAD_VALUE, "generate returned True"),
        ("return {'a b': 1}", Cause.BAD_VALUE, 'generate returned the name "a b"'),
        ("return {'n': {1, 2}}", Cause.BAD_VALUE, "set"),
        ("return {'n': float('nan')}", Cause.BAD_VALUE, "nan"),
        ("return {'n': [{'$wasm-problem': 'code'}]}", Cause.BAD_VALUE, "reserved"),
        (f"return {{'n': 'x' * {MAX_VARIABLES_BYTES}}}", Cause.BAD_VALUE, "at most 65,536"),
        ("return {'n': 1 / 0}", Cause.RAISED, "ZeroDivisionError"),
        ("raise InvalidAnswer('no')", Cause.INVALID_ANSWER, "no"),
        ("while True: pass", Cause.FUEL, "10,000,000"),
    ],
)
def test_a_faulty_generate_is_a_failure(sandbox, body, cause, message):
    faulty = problem(f"def generate(problem):\n    {body}")
    result = generate(sandbox, faulty, 1, Limits(fuel=10_000_000) if cause is Cause.FUEL else Limits())
    assert (result.variables, result.failure.cause) == ({}, cause)
    assert message.lower() in result.failure.message.lower()


# grade


def test_grade_gets_the_answer_and_the_problem(sandbox):
    body = "print(answer, problem.seed, problem.variables, problem.attempt); return problem.random.random()"
    first = graded(sandbox, body, seed=7, variables={"n": 3}, attempt=2)
    assert first.status is Status.GRADED
    assert first.stdout == "x 7 {'n': 3} 2\n"
    assert first.verdict == graded(sandbox, body, seed=7, attempt=9).verdict
    assert first.verdict != graded(sandbox, body, seed=8).verdict


@pytest.mark.parametrize(
    ("inputs", "answers", "seen"),
    [
        ((TEXT,), {"word": "é 'x'"}, "\"é 'x'\""),
        ((Input("n", InputKind.NUMBER),), {"n": 10**25}, "10000000000000000000000000"),
        ((Input("n", InputKind.NUMBER),), {"n": 2.0}, "2.0"),
        ((Input("c", InputKind.CHOICES, choices=(Choice("a", "A"),)),), {"c": ["a"]}, "['a']"),
        ((TEXT, Input("n", InputKind.NUMBER)), {"word": "a", "n": 1}, "{'word': 'a', 'n': 1}"),
    ],
)
def test_every_kind_of_answer_arrives_as_it_is(sandbox, inputs, answers, seen):
    shows = problem("def grade(answer, problem): return {'score': 1, 'message': repr(answer)}", *inputs)
    assert grade(sandbox, shows, answers).message == seen


def test_a_code_answer_is_an_object_with_its_source(sandbox):
    shows = problem("def grade(answer, problem): return answer.source == 'x = 1'", Input("p", InputKind.CODE))
    assert grade(sandbox, shows, {"p": Code("x = 1")}).verdict == Verdict(1.0)
    two = problem(
        "def grade(a, problem): return a['p'].source + a['word'] == 'x = 12'", Input("p", InputKind.CODE), TEXT
    )
    assert grade(sandbox, two, {"p": Code("x = 1"), "word": "2"}).verdict == Verdict(1.0)


def test_an_invalid_answer_gets_its_message_and_no_verdict(sandbox):
    result = graded(sandbox, "raise InvalidAnswer('Type a *name*.')")
    assert (result.status, result.message) == (Status.INVALID, "Type a *name*.")
    assert (result.verdict, result.failure) == (None, None)


@pytest.mark.parametrize("body", ["raise InvalidAnswer", "raise InvalidAnswer('')"])
def test_an_invalid_answer_without_a_message_gets_ours(sandbox, body):
    assert graded(sandbox, body).message == INVALID


def test_a_long_invalid_answer_message_is_cut(sandbox):
    result = graded(sandbox, "raise InvalidAnswer('x' * 500_000)")
    assert result.status is Status.INVALID
    assert 1_000 < len(result.message) < 21_000


FAULTS = [
    ("return None", Cause.BAD_VALUE, "grade returned None; return True, False, a number from 0 to 1, or a dictionary"),
    ("return float('nan')", Cause.BAD_VALUE, "nan"),
    ("return 2", Cause.BAD_VALUE, "grade returned the number 2; a score is from 0 to 1"),
    ("return 'yes'", Cause.BAD_VALUE, 'grade returned the text "yes"'),
    ("return {'score': 1, 'message': 'x' * 10_000_000}", Cause.BAD_VALUE, "too large"),
    ("return object()", Cause.BAD_VALUE, "object"),
    ("return 1 / 0", Cause.RAISED, "division"),
    ("while True: pass", Cause.FUEL, ""),
    ("return 'x' * 10**9", Cause.MEMORY, ""),
    ("return grade(answer, problem)", Cause.STACK, ""),
]


@pytest.mark.parametrize(("body", "cause", "message"), FAULTS, ids=[body[:40] for body, _, _ in FAULTS])
def test_a_faulty_grader_costs_no_attempt_and_tells_the_learner_nothing(sandbox, body, cause, message):
    result = graded(sandbox, body, limits=Limits(fuel=10**9))
    assert (result.status, result.verdict) == (Status.FAILED, None)
    assert result.message == NOT_GRADED_FAULT
    assert (result.failure.cause, message.lower() in result.failure.message.lower()) == (cause, True), result.failure


def test_what_a_faulty_grader_printed_is_kept_for_its_author(sandbox):
    result = graded(sandbox, "print('secret'); return answer['x']")
    assert result.stdout == "secret\n"
    assert (result.failure.line, "answer['x']" in result.failure.trace) == (2, True)
    assert result.message == NOT_GRADED_FAULT


@pytest.mark.parametrize(
    ("grader", "runtime", "cause"),
    [
        ("", PYTHON, Cause.MISSING_ENTRY),
        ("def other(): pass", PYTHON, Cause.MISSING_ENTRY),
        ("grade = 3", PYTHON, Cause.MISSING_ENTRY),
        ("def grade(", PYTHON, Cause.SYNTAX),
        ("1 / 0", PYTHON, Cause.RAISED),
        ("def grade(answer): return True", PYTHON, Cause.RAISED),
        (GRADE, "python-2.7", Cause.UNKNOWN_RUNTIME),
        (GRADE, "", Cause.UNKNOWN_RUNTIME),
        (GRADE, "../../etc", Cause.UNKNOWN_RUNTIME),
    ],
)
def test_what_is_no_grader_costs_no_attempt(sandbox, grader, runtime, cause):
    result = grade(sandbox, replace(problem(grader), runtime=runtime), {"word": "x"})
    message = NOT_GRADED_MISSING if cause is Cause.UNKNOWN_RUNTIME else NOT_GRADED_FAULT
    assert (result.status, result.failure.cause, result.message) == (Status.FAILED, cause, message)


def test_after_every_fault_a_good_grader_grades(sandbox):
    for body, _, _ in FAULTS[:3]:
        graded(sandbox, body)
    assert graded(sandbox, "return answer == 'x'").verdict == Verdict(1.0)


# check


TWO_TESTS = "from wasm_problem import call\ntests = [call('f', 1, returns=1)]"


def code(**settings):
    return Input("program", InputKind.CODE, **settings)


@pytest.mark.parametrize(
    "good",
    [
        problem(GRADE),
        problem(GENERATE + GRADE, prompt="{{n}}", solution="{{n}}"),
        problem(GRADE, max_attempts=1, weight=0.0),
        problem(GRADE, code(runtimes=(PYTHON,), starter="a\nb", locked="1-2", limits=ProgramLimits(fuel=10**9))),
        problem("def grade(answer, problem): raise InvalidAnswer('always')"),
        problem("def grade(answer, problem): return 1 / 0"),
        problem("def grade(answer, problem): return None"),
        problem("def grade(*args): return True"),
        problem("grade = lambda answer, problem: 1"),
        problem("class Grader:\n    def __call__(self, answer, problem): return 1\ngrade = Grader()"),
    ],
)
def test_a_problem_that_may_be_saved(sandbox, good):
    assert check(sandbox, good) == []


@pytest.mark.parametrize(
    ("faulty", "field", "message", "line"),
    [
        (problem(""), "grader", "Write a grader", 1),
        (problem(" \n "), "grader", "Write a grader", 1),
        (problem("def grade(answer, problem)\n    return 1"), "grader", "expected ':'", 1),
        (problem("x = 1\n\ndef grade(:\n"), "grader", "syntax", 3),
        (problem("def other(): pass"), "grader", "grade", None),
        (problem(TWO_TESTS, code(), Input("b", InputKind.CODE)), "grader", "says not which program", 2),
        (problem("def grade(answer): return True"), "grader", "argument", None),
        (problem("x = 1\ny = z\n" + GRADE), "grader", "NameError", 2),
        (problem("import tkinter\n" + GRADE), "grader", "tkinter", 1),
        (problem("def generate(problem):\n    return 1 / 0\n" + GRADE), "grader", "ZeroDivisionError", 2),
        (problem("def generate(problem):\n    return 3\n" + GRADE), "grader", "generate returned a number", None),
        (problem(GRADE, prompt="a\n\nb {{n}}"), "prompt", "{{n}} needs a value: add a function generate", 3),
        (problem(GENERATE + GRADE, prompt="{{n}} {{m}}"), "prompt", "{{m}} has no value: generate returns n.", 1),
        (problem(GENERATE + GRADE, solution="{{m}}"), "solution", "{{m}} has no value", 1),
        (problem(GRADE, Input("a", InputKind.TEXT, "{{m}}")), "inputs", "{{m}} needs a value", None),
        (problem(GRADE, TEXT, TEXT), "inputs", 'Two answer fields have the name "word"', None),
        (problem(GRADE, Input("A b", InputKind.TEXT)), "inputs", "a name has lower-case letters", None),
        (problem(GRADE, Input("a", InputKind.CHOICE)), "inputs", "has no choices", None),
        (
            problem(GRADE, Input("a", InputKind.CHOICE, choices=(Choice("x", "1"), Choice("x", "2")))),
            "inputs",
            "two",
            None,
        ),
        (problem(GRADE, Input("a", InputKind.CHOICE, choices=(Choice("", "1"),))), "inputs", "needs a value", None),
        (problem(GRADE, Input("a", InputKind.TEXT, "x" * 3000)), "inputs", "at most 2,000", None),
        (problem(GRADE, Input("a", InputKind.TEXT, "\ud800")), "inputs", "cannot be stored", None),
        (problem(GRADE, prompt="\0"), "prompt", "cannot be stored", None),
        (problem(GRADE, prompt="x" * 200_001), "prompt", "at most 200,000", None),
        (problem(GRADE, max_attempts=0), "max_attempts", "at least 1 attempt", None),
        (problem(GRADE, weight=-1.0), "weight", "0 or more", None),
        (problem(GRADE, code(runtimes=(PYTHON, "lua-9"))), "inputs", '"lua-9" is not installed', None),
        (problem(GRADE, code(runtimes=(PYTHON, PYTHON))), "inputs", "offered twice", None),
        (problem(GRADE, code(starters={PYTHON: "x"})), "inputs", "cannot choose besides", None),
        (problem(GRADE, code(starter="a\nb\n", locked="1, 3")), "inputs", "has 2 lines, so 1, 3 cannot", None),
        (problem(GRADE, code(locked="1")), "inputs", "has 0 lines", None),
        (problem(GRADE, code(limits=ProgramLimits(fuel=10**12))), "inputs", "fuel is at most 20,000,000,000", None),
        (problem(GRADE, code(limits=ProgramLimits(seconds=60))), "inputs", "seconds is at most 10", None),
        (problem(GRADE, code(starter="\0")), "inputs", "cannot be stored", None),
        (replace(problem(GRADE), inputs=()), "inputs", "at least one answer field", None),
        (replace(problem(GRADE), runtime="python-2.7"), "runtime", '"python-2.7" is not installed', None),
        (problem("x = 1 #" + "x" * 600_000), "grader", "larger than 524,288", None),
        (problem(GRADE, files={"../a": b""}), "files", "file's name", None),
    ],
)
def test_a_problem_that_may_not_be_saved(sandbox, faulty, field, message, line):
    errors = check(sandbox, faulty)
    assert [error.field for error in errors] == [field], errors
    assert message.lower() in errors[0].message.lower(), errors
    assert errors[0].line == line, errors


def test_a_syntax_error_has_its_column(sandbox):
    (error,) = check(sandbox, problem("def grade(answer, problem):\n    return answer ==\n"))
    assert (error.line, error.column is not None and error.column > 10) == (2, True)


def test_all_faults_that_can_be_seen_come_together(sandbox):
    errors = check(sandbox, replace(problem("def grade(", TEXT, TEXT), max_attempts=0, prompt="\0"))
    assert sorted(error.field for error in errors) == ["grader", "inputs", "max_attempts", "prompt"]


def test_a_place_in_the_prompt_has_line_and_column(sandbox):
    assert check(sandbox, problem(GRADE, prompt="a\nbc {{ n }}"))[0] == AuthorError(
        "prompt", "{{n}} needs a value: add a function generate to the grader that returns it.", 2, 4
    )


def test_a_grader_that_never_ends_may_be_saved_and_does_not_hold_up_the_author(sandbox):
    assert check(sandbox, problem("def grade(answer, problem):\n    while True: pass")) == []


# pin


def test_pinning_names_the_newest_version_and_keeps_what_it_does_not_know(sandbox):
    newest = sandbox.catalog.get(PYTHON).id
    assert newest.startswith(f"{PYTHON}@")
    assert [pin(sandbox.catalog, each) for each in (PYTHON, newest, "lua-9", "")] == [newest, newest, "lua-9", ""]


def test_the_runtimes_that_learners_choose_among_are_pinned_too(sandbox):
    newest = sandbox.catalog.get(PYTHON).id
    field = Input("p", InputKind.CODE, runtimes=("lua-9", PYTHON), starters={PYTHON: "x"})
    pinned = pin_all(sandbox.catalog, problem(GRADE, field))
    assert pinned.runtime == newest
    assert pinned.inputs == (Input("p", InputKind.CODE, runtimes=("lua-9", newest), starters={newest: "x"}),)
