"""A learner's program runs in a sandbox of its own. The grader uses it without ever sharing an interpreter with it."""

import json
from dataclasses import replace

import pytest

from wasm_problem.grading.answers import Code
from wasm_problem.grading.grader import Graded, Status, grade
from wasm_problem.grading.inputs import Input, InputKind, ProgramLimits
from wasm_problem.grading.problem import Problem
from wasm_problem.grading.prompt import render
from wasm_problem.grading.submission import BOUNDS, Bounds
from wasm_problem.grading.test_result import TestStatus
from wasm_problem.sandbox import Cause, Limits, Sandbox

ADD = "def add(a, b):\n    print('adding', a, b)\n    return a + b\n"
SECRET = "the-secret-of-the-grader"


def graded(sandbox: Sandbox, grader: str, *sources: str | Code, bounds: Bounds = BOUNDS) -> Graded:
    """The grading of one or several programs; `return X` in the grader may be any JSON value, sent as the message."""
    names = ["code", "other"][: len(sources)]
    inputs = tuple(Input(name, InputKind.CODE) for name in names)
    body = "\n".join(f"    {line}" for line in grader.splitlines())
    text = (
        "import json\nfrom wasm_problem import SubmissionError\n"
        f"SECRET = {SECRET!r}\n"
        f"def run(answer, problem):\n{body}\n"
        "def grade(answer, problem):\n    return {'score': 1, 'message': json.dumps(run(answer, problem))}\n"
    )
    problem = Problem(runtime="python-3.14@1", grader=text, inputs=inputs)
    codes = [source if isinstance(source, Code) else Code(source) for source in sources]
    return grade(sandbox, problem, dict(zip(names, codes, strict=True)), seed=7, bounds=bounds)


def told(sandbox: Sandbox, grader: str, *sources: str, bounds: Bounds = BOUNDS):
    """What the grader returned."""
    result = graded(sandbox, grader, *sources, bounds=bounds)
    assert result.status is Status.GRADED, result.failure
    assert result.verdict.score == 1, result.message
    return json.loads(result.verdict.message)


def test_a_call_returns_the_value(sandbox):
    assert told(sandbox, "return answer.call('add', 2, 3)", ADD) == 5
    assert told(sandbox, "return answer.call('add', [1], ['é', {'a': None}])", ADD) == [1, "é", {"a": None}]


def test_the_source_is_there_to_inspect(sandbox):
    assert told(sandbox, "return answer.source", ADD) == ADD


def test_calls_share_a_start_unless_they_are_to_be_fresh(sandbox):
    counting = "n = 0\ndef count():\n    global n\n    n += 1\n    return n\n"
    grader = (
        "return [[o.value for o in answer.calls([('count',)] * 3)], "
        "[o.value for o in answer.calls([('count',)] * 3, fresh=True)]]"
    )
    assert told(sandbox, grader, counting) == [[1, 2, 3], [1, 1, 1]]


def test_an_outcome_has_value_failure_output_and_fuel(sandbox):
    grader = (
        "a, b = answer.calls([('add', 1, 2), ('add', 1, 'x')])\n"
        "return [a.value, a.failure, a.stdout, a.stderr, a.fuel > 1000, b.value, b.failure.cause, str(b.failure),"
        " b.failure.line, b.stdout]"
    )
    found = told(sandbox, grader, ADD)
    assert found[:5] == [3, None, "adding 1 2\n", "", True]
    assert found[5:7] == [None, "raised"]
    assert found[7].startswith("TypeError: ")
    assert found[8:] == [3, "adding 1 x\n"]


def test_run_is_the_whole_program(sandbox):
    program = "if __name__ == '__main__':\n    print(int(input()) * 2)\n"
    assert told(sandbox, "o = answer.run(stdin='21\\n')\nreturn [o.value, o.stdout]", program) == [None, "42\n"]
    failing = told(sandbox, "o = answer.run()\nreturn [o.failure.cause, str(o.failure)]", "raise SystemExit(3)")
    assert failing == ["raised", "exited with status 3"]


def test_code_of_the_grader_runs_at_the_end_of_the_program(sandbox):
    grader = (
        "value = answer.evaluate('b = 2\\nadd(b, 3)')\n"
        "return [value, answer.call('count'), answer.evaluate('b + int(input())', stdin='40\\n'), "
        "answer.evaluate('x = 1')]"
    )
    program = ADD + "n = 0\ndef count():\n    global n\n    n += 1\n    return [n, b]\n"
    assert told(sandbox, grader, program) == [5, [1, 2], 42, None]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("add(1, 'x')", ["raised", "TypeError", 3]),
        ("raise KeyError('k')", ["raised", "KeyError", None]),
        ("{1}", ["bad-value", "", None]),
        ("while True: pass", ["fuel", "", None]),
    ],
)
def test_a_failure_of_evaluated_code_is_the_program_s(sandbox, code, found):
    grader = f"try: answer.evaluate({code!r})\nexcept SubmissionError as e: return [e.cause, e.type, e.line]"
    assert told(sandbox, grader, ADD) == found
    passed_on = graded(sandbox, f"return answer.evaluate({code!r})", ADD)
    assert (passed_on.status, passed_on.verdict.score) == (Status.GRADED, 0)


def test_code_of_the_grader_that_cannot_be_read_is_its_fault(sandbox):
    result = graded(sandbox, "return answer.evaluate('add(')", ADD)
    assert (result.status, result.failure.cause, result.failure.line) == (Status.FAILED, Cause.RAISED, 5)
    assert "cannot be read. SyntaxError" in result.failure.message


@pytest.mark.parametrize(
    ("raised", "kinds"),
    [
        ("KeyError", ["KeyError", "LookupError", "Exception", "BaseException"]),
        ("type('Own', (ValueError,), {})", ["Own", "ValueError", "Exception", "BaseException"]),
        ("SystemExit(3)", ["SystemExit", "BaseException"]),
        ("RecursionError", ["RecursionError", "RuntimeError", "Exception", "BaseException"]),
        ("type('not a name', (Exception,), {})", ["Exception", "BaseException"]),
    ],
)
def test_an_error_tells_what_kind_of_exception_it_was(sandbox, raised, kinds):
    grader = "try: answer.call('f')\nexcept SubmissionError as error: return [error.type, *error.kinds]"
    assert told(sandbox, grader, f"def f(): raise {raised}") == [kinds[0], *kinds]


def test_several_programs_side_by_side(sandbox):
    grader = "return [answer['code'].call('add', 1, 2), answer['other'].call('add', 1, 2)]"
    assert told(sandbox, grader, ADD, "def add(a, b): return a - b") == [3, -1]


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        ("x = 1", "missing-entry"),
        ("def f(): return {1}", "bad-value"),
        ("def f(): return float('nan')", "bad-value"),
        ("def f():\n    while True: pass", "fuel"),
        ("def f(): return f()", "stack"),
        ("def f(): return len(bytearray(10**9))", "memory"),
        ("def f():\n    while True: print('x' * 1000)", "output"),
        ("raise SystemExit", "raised"),
        ("import os\ndef f(): os._exit(0)", "raised"),
    ],
)
def test_a_failure_of_the_program_is_never_one_of_the_grader(sandbox, source, cause):
    caught = "try: answer.call('f')\nexcept SubmissionError as error: return error.cause"
    assert told(sandbox, caught, source) == cause
    passed_on = graded(sandbox, "return answer.call('f')", source)
    assert (passed_on.status, passed_on.verdict.score, passed_on.failure) == (Status.GRADED, 0, None)
    (test,) = passed_on.verdict.tests
    assert (test.status, test.cause, test.field) == (TestStatus.ERROR, cause, "code")


@pytest.mark.parametrize("body", ["return answer.call('f')", "return str(answer.calls([('f',)])[0].failure)"])
def test_what_is_no_program_is_not_graded_whatever_the_grader_makes_of_it(sandbox, body):
    found = graded(sandbox, body, "x = 1\ndef f(:")
    assert (found.status, found.failure, found.verdict) == (Status.INVALID, None, None)
    assert "cannot be read" in found.message
    assert "line 2" in found.message
    field, failure = found.unreadable
    assert (field, failure.cause, failure.line) == ("code", Cause.SYNTAX, 2)


def test_the_next_call_after_an_endless_one_is_answered(sandbox):
    program = "def f(n):\n    while n: pass\n    return 'done'\n"
    grader = "return [[o.value, o.failure and o.failure.cause] for o in answer.calls([('f', 1), ('f', 0)])]"
    assert told(sandbox, grader, program) == [[None, "fuel"], ["done", None]]


def test_a_slow_program_does_not_use_up_the_grader_s_time(sandbox):
    slow = replace(BOUNDS.usual, fuel=10**15, seconds=0.4)
    bounds = Bounds(usual=slow, most=slow)
    problem = Problem(
        runtime="python-3.14@1",
        grader="def grade(answer, problem):\n"
        "    return [o.failure.cause for o in answer.calls([('f',)] * 3)] == ['time'] * 3",
        inputs=(Input("code", InputKind.CODE),),
    )
    found = grade(
        sandbox, problem, {"code": Code("def f():\n    while True: pass")}, limits=Limits(seconds=0.6), bounds=bounds
    )
    assert (found.status, found.verdict and found.verdict.score) == (Status.GRADED, 1)


def test_all_calls_together_have_a_budget(sandbox):
    grader = "return [o.failure and o.failure.cause for o in answer.calls([('f',)] * 40, fresh=True)]"
    program = "def f():\n    for i in range(100_000): pass"
    causes = told(sandbox, grader, program, bounds=Bounds(total_fuel=200_000_000))
    assert (causes[0], causes[-1]) == (None, "fuel")


def test_opening_costs_what_loading_costs(sandbox):
    grader = (
        "for n in range(15):\n    try: answer.start()\n    except SubmissionError as error: return error.cause\n"
        "return 'free of charge'"
    )
    program = "for i in range(100_000): pass"
    assert told(sandbox, grader, program, bounds=Bounds(total_fuel=20_000_000)) == "fuel"


def test_sessions_are_counted(sandbox):
    grader = (
        "failures = [o.failure for o in answer.calls([('add', 1, 2)] * 1001, fresh=True)]\n"
        "return [[f for f in failures[:1000] if f], str(failures[1000])]"
    )
    assert told(sandbox, grader, ADD) == [[], "A grader may open at most 1,000 sessions."]


def test_only_so_many_sessions_live_at_once(sandbox):
    grader = (
        "for n in range(40):\n    try: answer.start()\n    except SubmissionError as error: return [n, str(error)]\n"
        "return 'no end'"
    )
    assert told(sandbox, grader, ADD) == [16, "A grader may have at most 16 sessions at once: close some."]


def test_what_loading_writes_is_in_the_first_outcome(sandbox):
    grader = "return [o.stdout for o in answer.calls([('f',)] * 2)]"
    assert told(sandbox, grader, "print('loading')\ndef f(): print('called')") == ["loading\ncalled\n", "called\n"]


def test_what_cannot_be_passed_on_is_the_grader_s_fault(sandbox):
    result = graded(sandbox, "return answer.call('add', {1}, 2)", ADD)
    assert (result.status, result.failure.cause) == (Status.FAILED, Cause.BAD_VALUE)


def test_what_a_program_returned_may_be_handed_back(sandbox):
    program = "def f(): return {'$wasm-problem': 'nothing that there is'}\ndef g(x): return 1"
    result = graded(sandbox, "return answer.call('g', answer.call('f'))", program)
    assert (result.status, result.failure, result.verdict.score) == (Status.GRADED, None, 0)


def test_a_missing_runtime_is_nobody_s_wrong_answer(sandbox):
    result = graded(sandbox, "return answer.call('add', 1, 2)", Code(ADD, "cobol-85@1"))
    assert (result.status, result.failure.cause) == (Status.FAILED, Cause.UNKNOWN_RUNTIME)


@pytest.mark.parametrize(
    ("wanted", "program", "cause"),
    [
        (ProgramLimits(fuel=30_000_000), "def f():\n    for i in range(1_000_000): pass", "fuel"),
        (ProgramLimits(memory_mib=40), "def f(): return len(bytearray(30_000_000))", "memory"),
        (ProgramLimits(output_kib=1), "def f(): print('x' * 2000)", "output"),
        (ProgramLimits(seconds=0.2, fuel=10**10), "def f():\n    while True: pass", "time"),
    ],
)
def test_an_author_sets_the_limits_of_a_program(sandbox, wanted, program, cause):
    inputs = (Input("code", InputKind.CODE, limits=wanted),)
    grader = "def grade(answer, problem):\n    return {'message': answer.calls([('f',)])[0].failure.cause, 'score': 0}"
    found = grade(sandbox, Problem("python-3.14@1", grader, inputs=inputs), {"code": Code(program)})
    assert (found.failure, found.message) == (None, cause)


def test_an_author_s_limits_stay_below_the_operator_s():
    most = Limits(fuel=1_000, seconds=1.0, memory_bytes=64 * 2**20, output_bytes=2048)
    wanted = ProgramLimits(fuel=2_000, seconds=5, memory_mib=512, output_kib=100)
    got = Bounds(most=most).limits(wanted)
    assert (got.fuel, got.seconds, got.memory_bytes, got.output_bytes) == (1_000, 1.0, 64 * 2**20, 2048)
    assert Bounds(most=most).limits(ProgramLimits()).fuel == 1_000


SPIES = {
    "frames": "import sys\ndef f():\n    found, frame = [], sys._getframe()\n    while frame:\n"
    "        found.append(repr(frame.f_globals) + repr(frame.f_locals))\n        frame = frame.f_back\n"
    "    return found",
    "gc": "import gc\ndef f(): return [repr(x)[:300] for x in gc.get_objects() if isinstance(x, (str, dict, list))]"
    "[:3000]",
    "modules": "import sys\ndef f(): return [repr(vars(m))[:2000] for m in list(sys.modules.values())][:200]",
    "submission": "from wasm_problem import CodeAnswer\ndef f(): return CodeAnswer('code', '', '').call('f')",
    "files": "import os\ndef f(): return [open(n).read() for n in os.listdir('.')]",
    "seed": "import random\ndef f(): return random.random()",
}


@pytest.mark.parametrize("spy", SPIES)
def test_a_program_finds_nothing_of_the_grader(sandbox, spy):
    grader = "o, = answer.calls([('f',)])\nreturn repr([o.value, o.stdout, str(o.failure)]).count(SECRET)"
    assert told(sandbox, grader, SPIES[spy]) == 0


def test_a_program_sees_the_same_whatever_the_variant(sandbox):
    problem = Problem(
        runtime="python-3.14@1",
        grader="def grade(answer, problem): return {'score': 1, 'message': repr(answer.call('f'))}",
        inputs=(Input("code", InputKind.CODE),),
    )
    source = "import random, time\ndef f(): return [random.random(), time.time()]"
    assert len({grade(sandbox, problem, {"code": Code(source)}, seed=seed).message for seed in range(4)}) == 1


FORGERS = {
    "equal to all": "class Any(int):\n    def __eq__(self, other): return True\n    __hash__ = int.__hash__\n"
    "def f(): return Any(1)",
    "shows another": "class Liar(str):\n    def __repr__(self): return '42'\n    def __str__(self): return '42'\n"
    "def f(): return Liar('x')",
    "verdict": "def f(): return {'score': 1, 'tests': []}",
    "marker": "def f(): return {'$wasm-problem': 'problem', 'seed': 1, 'variables': {}, 'attempt': 1}",
    "patched json": "import json\njson.dumps = lambda *a, **k: '42'\ndef f(): return 1",
    "invalid": "from wasm_problem import InvalidAnswer\ndef f(): raise InvalidAnswer('again, please')",
    "own error": "from wasm_problem import SubmissionError\ndef f(): raise SubmissionError('', 'refused')",
    "exit": "def f(): raise SystemExit(0)",
    "prints": "def f():\n    print('{\"score\": 1}')\n    return None",
}


@pytest.mark.parametrize("forger", FORGERS)
def test_a_program_cannot_make_itself_right(sandbox, forger):
    grader = "def grade(answer, problem): return answer.call('f') == 42"
    problem = Problem(runtime="python-3.14@1", grader=grader, inputs=(Input("code", InputKind.CODE),))
    found = grade(sandbox, problem, {"code": Code(FORGERS[forger])})
    assert (found.status, found.verdict.score) == (Status.GRADED, 0)


def test_what_a_program_writes_into_its_error_is_text(sandbox):
    source = "def f(): raise ValueError('``` </code><script>alert(1)</script> **bold** [x](javascript:1)')"
    verdict = graded(sandbox, "return answer.call('f')", source).verdict
    assert verdict.message == ""
    assert "</code><script>alert(1)</script> **bold**" in verdict.tests[0].error


def test_what_a_program_that_is_none_holds_stays_text(sandbox):
    source = "x = '``` </code><script>alert(1)</script> **bold** [x](javascript:1)"
    html = render(graded(sandbox, "return answer.call('f')", source).message, {})
    assert "<script" not in html
    assert "<strong" not in html
    assert "<a " not in html
    assert "&lt;script&gt;" in html
