"""A learner's program runs in a sandbox of its own. The grader uses it without ever sharing an interpreter with it."""

import json
from dataclasses import replace

import pytest

from wasm_problem.grading import submission
from wasm_problem.grading.grader import Graded, Status, grade
from wasm_problem.grading.problem import Input, InputKind, Problem
from wasm_problem.grading.prompt import render
from wasm_problem.sandbox import Cause, Limits, Sandbox

ADD = "def add(a, b):\n    print('adding', a, b)\n    return a + b\n"
SECRET = "the-secret-of-the-grader"


def graded(sandbox: Sandbox, grader: str, *sources: str) -> Graded:
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
    return grade(sandbox, problem, dict(zip(names, sources, strict=True)), seed=7)


def told(sandbox: Sandbox, grader: str, *sources: str):
    """What the grader returned."""
    result = graded(sandbox, grader, *sources)
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


def test_several_programs_side_by_side(sandbox):
    grader = "return [answer['code'].call('add', 1, 2), answer['other'].call('add', 1, 2)]"
    assert told(sandbox, grader, ADD, "def add(a, b): return a - b") == [3, -1]


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        ("def f(:", "syntax"),
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
    if cause == "syntax":
        assert (passed_on.status, passed_on.failure) == (Status.INVALID, None)
        assert "cannot be read" in passed_on.message
        assert "line 1" in passed_on.message
        return
    assert (passed_on.status, passed_on.verdict.score, passed_on.failure) == (Status.GRADED, 0, None)
    assert "Your program stopped with an error" in passed_on.verdict.message


def test_the_next_call_after_an_endless_one_is_answered(sandbox):
    program = "def f(n):\n    while n: pass\n    return 'done'\n"
    grader = "return [[o.value, o.failure and o.failure.cause] for o in answer.calls([('f', 1), ('f', 0)])]"
    assert told(sandbox, grader, program) == [[None, "fuel"], ["done", None]]


def test_a_slow_program_does_not_use_up_the_grader_s_time(sandbox, monkeypatch):
    monkeypatch.setattr(
        submission, "SUBMISSION_LIMITS", replace(submission.SUBMISSION_LIMITS, fuel=10**15, seconds=0.4)
    )
    problem = Problem(
        runtime="python-3.14@1",
        grader="def grade(answer, problem):\n"
        "    return [o.failure.cause for o in answer.calls([('f',)] * 3)] == ['time'] * 3",
        inputs=(Input("code", InputKind.CODE),),
    )
    found = grade(sandbox, problem, {"code": "def f():\n    while True: pass"}, limits=Limits(seconds=0.6))
    assert (found.status, found.verdict and found.verdict.score) == (Status.GRADED, 1)


def test_all_calls_together_have_a_budget(sandbox, monkeypatch):
    monkeypatch.setattr(submission, "TOTAL_FUEL", 200_000_000)
    grader = "return [o.failure and o.failure.cause for o in answer.calls([('f',)] * 40, fresh=True)]"
    causes = told(sandbox, grader, "def f():\n    for i in range(100_000): pass")
    assert (causes[0], causes[-1]) == (None, "fuel")


def test_opening_costs_what_loading_costs(sandbox, monkeypatch):
    monkeypatch.setattr(submission, "TOTAL_FUEL", 20_000_000)
    grader = (
        "for n in range(15):\n    try: answer._open()\n    except SubmissionError as error: return error.cause\n"
        "return 'free of charge'"
    )
    assert told(sandbox, grader, "for i in range(100_000): pass") == "fuel"


def test_sessions_are_counted(sandbox, monkeypatch):
    monkeypatch.setattr(submission, "MAX_OPENED", 3)
    grader = "return [o.failure and str(o.failure) for o in answer.calls([('add', 1, 2)] * 4, fresh=True)]"
    assert told(sandbox, grader, ADD) == [None, None, None, "A grader may open at most 3 sessions."]


def test_only_so_many_sessions_live_at_once(sandbox):
    grader = (
        "for n in range(40):\n    try: answer._open()\n    except SubmissionError as error: return [n, str(error)]\n"
        "return 'no end'"
    )
    assert told(sandbox, grader, ADD) == [16, "A grader may have at most 16 sessions at once: close some."]


def test_what_loading_writes_is_in_the_first_outcome(sandbox):
    grader = "return [o.stdout for o in answer.calls([('f',)] * 2)]"
    assert told(sandbox, grader, "print('loading')\ndef f(): print('called')") == ["loading\ncalled\n", "called\n"]


def test_what_cannot_be_passed_on_is_the_grader_s_fault(sandbox):
    result = graded(sandbox, "return answer.call('add', {1}, 2)", ADD)
    assert (result.status, result.failure.cause) == (Status.FAILED, Cause.BAD_VALUE)


def test_a_missing_runtime_is_nobody_s_wrong_answer(sandbox, monkeypatch):
    from wasm_problem.grading import grader

    monkeypatch.setattr(grader, "Submission", lambda source, runtime: submission.Submission(source, "cobol-85@1"))
    result = graded(sandbox, "return answer.call('add', 1, 2)", ADD)
    assert (result.status, result.failure.cause) == (Status.FAILED, Cause.UNKNOWN_RUNTIME)


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
    assert len({grade(sandbox, problem, {"code": source}, seed=seed).message for seed in range(4)}) == 1


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
    found = grade(sandbox, problem, {"code": FORGERS[forger]})
    assert (found.status, found.verdict.score) == (Status.GRADED, 0)


def test_what_a_program_writes_into_its_error_stays_text(sandbox):
    source = "def f(): raise ValueError('``` </code><script>alert(1)</script> **bold** [x](javascript:1)')"
    html = render(graded(sandbox, "return answer.call('f')", source).verdict.message, {})
    assert "<script" not in html
    assert "<strong" not in html
    assert "<a " not in html
    assert "&lt;script&gt;" in html
