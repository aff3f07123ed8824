"""What a Python program is told to have failed at, and what it may return."""

import random

import pytest

from wasm_problem.sandbox import Cause, Program

from .python_runtime import FILES, PROBLEM, PYTHON, call, failure, value

# Failures.


def test_a_syntax_error_has_line_column_and_trace(sandbox):
    found = sandbox.check(PYTHON, Program("x = 1\ndef f(:\n    pass"))
    assert (found.cause, found.line, found.column) == (Cause.SYNTAX, 2, 7)
    assert found.message == "SyntaxError: invalid syntax"
    assert found.trace.startswith('  File "program.py", line 2\n    def f(:\n')


def test_a_program_that_compiles_has_no_failure(sandbox):
    assert sandbox.check(PYTHON, Program("raise SystemExit('not run')\nx = '\\d'")) is None


def test_a_raised_error_shows_the_programs_own_lines_only(sandbox):
    found = failure(sandbox, "import json\n\ndef g():\n    return 'é', json.loads('{')\n\ndef f():\n    return g()")
    assert (found.cause, found.line, found.column) == (Cause.RAISED, 4, 17)
    assert found.trace == (
        "Traceback (most recent call last):\n"
        '  File "program.py", line 7, in f\n    return g()\n'
        "  File \"program.py\", line 4, in g\n    return 'é', json.loads('{')\n                ~~~~~~~~~~^^^^^\n"
        "json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)\n"
    )


def test_attached_modules_are_the_authors_own(sandbox):
    found = failure(sandbox, "import helper\ndef f():\n    helper.fail()", files=FILES)
    assert found.line == 3
    assert 'File "helper.py", line 5, in fail' in found.trace


@pytest.mark.parametrize(
    ("raising", "parts"),
    [
        (
            "try:\n        1 / 0\n    except ZeroDivisionError as e:\n        raise KeyError('k') from e",
            ["direct cause"],
        ),
        (
            "try:\n        1 / 0\n    except ZeroDivisionError:\n        int('x')",
            ["During handling", "division by zero"],
        ),
        ("raise ExceptionGroup('many', [ValueError('one'), TypeError('two')])", ["ValueError: one", "TypeError: two"]),
        ("e = ValueError('x'); e.add_note('a note'); raise e", ["a note"]),
    ],
)
def test_chains_groups_and_notes_are_told(sandbox, raising, parts):
    trace = failure(sandbox, f"def f():\n    {raising}").trace
    assert all(part in trace for part in parts)
    assert "/0/" not in trace


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ("def __str__(self): raise SystemExit", "E: (the exception has no readable message)"),
        ("def __str__(self): return 5", "E: (the exception has no readable message)"),
        ("__traceback__ = __cause__ = args = property(lambda self: 1 / 0)", "E: x"),
    ],
)
def test_exceptions_that_lie_are_told_all_the_same(sandbox, members, message):
    found = failure(sandbox, f"class E(Exception):\n    {members}\ndef f():\n    raise E('x')")
    assert (found.cause, found.message, found.line) == (Cause.RAISED, message, 4)


@pytest.mark.parametrize("raising", ["raise KeyboardInterrupt", "raise GeneratorExit", "raise BaseException('x')"])
def test_nothing_passes_as_no_exception(sandbox, raising):
    assert failure(sandbox, f"def f():\n    {raising}").cause is Cause.RAISED


def test_long_messages_are_bounded(sandbox):
    found = failure(sandbox, "def f():\n    raise ValueError('x' * 10**6 + '\\ud800')")
    assert len(found.message) <= 2010
    assert len(found.trace) <= 8010
    assert found.message.endswith("\\ud800")


@pytest.mark.parametrize(
    "source",
    [
        "x = 1\0",
        "x = " + "(" * 5000,
        "x = " + "-" * 100_000 + "1",
        "def f():\nreturn 1",
        "x = " + "a[" * 3000 + "]" * 3000,
    ],
)
def test_odd_sources_are_syntax_failures(sandbox, source):
    assert sandbox.check(PYTHON, Program(source)).cause is Cause.SYNTAX


def test_source_that_a_program_compiles_itself_is_not_its_own_syntax(sandbox):
    found = failure(sandbox, "def f():\n    exec('def (:')")
    assert (found.cause, found.line) == (Cause.RAISED, 2)


@pytest.mark.parametrize("source", ["def g(): pass", "f = 3", ""])
def test_a_missing_entry_is_named(sandbox, source):
    found = failure(sandbox, source)
    assert (found.cause, found.message) == (Cause.MISSING_ENTRY, 'the program defines no function "f"')


def test_memory_that_runs_out_can_be_caught(sandbox):
    body = "held = []\ntry:\n    while True:\n        held.append(bytearray(10**6))\n"
    body += "except MemoryError:\n    held = None\nreturn 'caught'"
    assert value(sandbox, body) == "caught"


# Values.


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("None, True, 1, -0.5, 'é\\0'", [None, True, 1, -0.5, "é\0"]),
        ("{'a': (1, [2])}", {"a": [1, [2]]}),
        ("10**4299", 10**4299),
        ("__import__('enum').IntEnum('C', 'A B').B", 2),
        ("__import__('collections').Counter('aab')", {"a": 2, "b": 1}),
    ],
)
def test_values_that_json_has(sandbox, expression, expected):
    assert value(sandbox, f"return {expression}") == expected


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("{'tests': [{'actual': {1}}]}", "['tests'][0]['actual'] is of type set"),
        ("float('nan')", "is nan"),
        ("[float('inf')]", "[0] is inf"),
        ("{1: 2}", "a key of type int"),
        ("b'x'", "x.decode()"),
        ("'\\ud800'", "lone surrogate"),
        ("10**4300", "4300 digits"),
        ("__import__('fractions').Fraction(1, 3)", "float(x)"),
        ("__import__('decimal').Decimal(1)", "float(x)"),
        ("(i for i in [])", "list(x)"),
        ("print", "builtin_function_or_method"),
    ],
)
def test_values_that_json_has_not(sandbox, expression, words):
    found = failure(sandbox, f"def f():\n    return {expression}")
    assert found.cause is Cause.BAD_VALUE
    assert words in found.message


@pytest.mark.parametrize(
    ("statement", "words"),
    [("x = []; x.append(x)", "contains itself"), ("x = 1\n    for _ in range(200): x = [x]", "more than 100 levels")],
)
def test_values_without_end(sandbox, statement, words):
    found = failure(sandbox, f"def f():\n    {statement}\n    return x")
    assert found.cause is Cause.BAD_VALUE
    assert words in found.message


def test_subclasses_that_lie_are_taken_for_what_they_hold(sandbox):
    source = """
class S(str):
    def __str__(self): return "lie"
    def encode(self, *args): raise SystemExit
    __class__ = int
class I(int):
    def __int__(self): return 7
    def __repr__(self): return "lie"
class L(list):
    def __iter__(self): return iter([9])
    def __len__(self): return 0
class D(dict):
    def items(self): return [(1, 2)]
def f():
    return [S("true"), I(5), L([1, 2]), D(a=1)]
"""
    assert call(sandbox, source).value == ["true", 5, [1, 2], {"a": 1}]


@pytest.mark.parametrize(
    "vandalism",
    [
        "import json; json.dumps = json.loads = json.JSONEncoder = None",
        "import builtins; vars(builtins).clear()",
        "import sys; sys.modules.clear()",
        "import sys; sys.setrecursionlimit(60)",
        "import traceback, linecache; traceback.TracebackException = linecache.getline = None",
        "import sys; del sys.stdout, sys.stderr, sys.stdin",
        "import sys; sys.stdout.close()",
    ],
)
def test_a_program_that_breaks_its_python_breaks_nothing_else(sandbox, vandalism):
    assert value(sandbox, f"{vandalism}\nreturn {{'a': [1]}}") == {"a": [1]}
    found = failure(sandbox, f"def f():\n    {vandalism}\n    return missing_name")
    assert (found.cause, found.message) == (Cause.RAISED, "NameError: name 'missing_name' is not defined")


# Graders.


def test_the_problem_reaches_the_grader(sandbox):
    body = "p = args[0]\nreturn [p.variables['n'], p.seed, p.attempt, p.random.random()]"
    assert value(sandbox, body, PROBLEM) == [25, 5, 2, random.Random(5).random()]


def test_the_answer_as_code_reaches_the_grader(sandbox):
    code = {"$wasm-problem": "code", "input": "program", "source": "x = 1", "runtime": "python-3.14@1"}
    assert value(sandbox, "a = args[0]['a']\nreturn [a.source, a.input, a.runtime]", {"a": code}) == [
        "x = 1",
        "program",
        "python-3.14@1",
    ]


def test_an_unknown_kind_of_argument_is_refused(sandbox):
    found = failure(sandbox, "def f(x): return 1", {"$wasm-problem": "picture"})
    assert found.cause is Cause.REFUSED
    assert "'picture'" in found.message


@pytest.mark.parametrize("start", ["", "from wasm_problem import InvalidAnswer\n"])
def test_an_answer_can_be_declared_invalid(sandbox, start):
    found = failure(sandbox, f"{start}def f():\n    raise InvalidAnswer('Type a whole number.')")
    assert (found.cause, found.message) == (Cause.INVALID_ANSWER, "Type a whole number.")


def test_a_program_is_a_module(sandbox):
    source = (
        "import dataclasses, pickle\n@dataclasses.dataclass\nclass P:\n    x: int\n"
        "def f():\n    return [repr(pickle.loads(pickle.dumps(P(1)))), __name__]"
    )
    assert call(sandbox, source).value == ["P(x=1)", "program"]
