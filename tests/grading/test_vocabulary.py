"""A table of tests grades a program: calls, whole programs, scripts, groups, and what the host offers of them."""

import pytest

from wasm_problem.grading.answers import Code
from wasm_problem.grading.grader import Status, check, grade
from wasm_problem.grading.test_result import TestStatus, Visibility
from wasm_problem.sandbox import Cause

from .vocabulary import MEAN, fault, graded, problem, result, results, returned

ACCOUNT = """\
class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f"{self.owner} has only {self.balance}")
        self.balance -= amount
"""

ADDS = "import sys\na = int(input('a '))\nb = int(input())\nprint(a + b)\nprint('done', file=sys.stderr)\n"


@pytest.mark.parametrize(
    ("test", "source", "status"),
    [
        ('call("mean", [1, 2, 6], returns=3)', MEAN, "passed"),
        ('call("mean", [1, 2, 6], returns=4)', MEAN, "failed"),
        ('call("mean", [], raises="ValueError")', MEAN, "passed"),
        ('call("mean", [], raises=ValueError)', MEAN, "passed"),
        ('call("mean", [], raises=["KeyError", "ValueError"])', MEAN, "passed"),
        ('call("mean", [], raises="Exception")', MEAN, "passed"),
        ('call("mean", [], raises="KeyError")', MEAN, "failed"),
        ('call("mean", [1], raises="ValueError")', MEAN, "failed"),
        ('call("mean", [], raises=raises("ValueError", says="no numb"))', MEAN, "passed"),
        ('call("mean", [], raises=raises("ValueError", says="none"))', MEAN, "failed"),
        ('call("mean", [], raises=raises("ValueError", says=matches("^no")))', MEAN, "passed"),
        ('call("mean", [], raises=raises("ValueError", says=matches("^Value")))', MEAN, "failed"),
        ('call("mean", [], returns=0)', MEAN, "error"),
        ('call("mode", [1], returns=0)', MEAN, "error"),
        ('call("mode", [1], raises="KeyError")', MEAN, "error"),
        ('call("mean", [1], prints="mean of [1]")', MEAN, "passed"),
        ('call("mean", [1], prints="mean of 1")', MEAN, "failed"),
        ('call("mean", [1], returns=1, prints="mean of [1]")', MEAN, "passed"),
        ('call("mean", [1], returns=2, prints="mean of [1]")', MEAN, "failed"),
        ('call("mean", [1], returns=1, prints="")', MEAN, "failed"),
        ('call("mean", [], raises="ValueError", prints="mean of []")', MEAN, "passed"),
        ('call("mean", [], raises="ValueError", prints="")', MEAN, "failed"),
        ('call("mean", [1], max_fuel=50_000_000)', MEAN, "passed"),
        ('call("mean", [1], returns=1, max_fuel=1_000)', MEAN, "failed"),
        ('call("ask", returns="x", stdin="x\\n")', "def ask(): return input()", "passed"),
        ('call("later", 2, returns=4)', "async def later(x): return x * 2", "passed"),
        ('call("f", prints="x")', "def f():\n    print('x')\n    return {1}", "passed"),
        ('call("f", returns=[1])', "def f(): return {1}", "error"),
        ('call("f", returns=1)', "def f():\n    while True: pass", "error"),
        ('call("f", raises="RecursionError")', "def f(): return f()", "passed"),
        ('call("f", raises="SystemExit")', "import sys\ndef f(): sys.exit(3)", "passed"),
        ('call("f", raises="ValueError")', "def f():\n    while True: pass", "error"),
        ('run("3\\n4\\n", prints="a 7\\n")', ADDS, "passed"),
        ('run("3\\n4\\n", prints="7\\n")', ADDS, "failed"),
        ('run("3\\n", prints="7\\n")', ADDS, "error"),
        ('run("3\\n", raises="EOFError")', ADDS, "passed"),
        ('run("3\\nx\\n", raises="ValueError", prints="a ")', ADDS, "passed"),
        ('run(prints="hi")', "if __name__ == '__main__':\n    print('hi')", "passed"),
        ('run(prints=satisfies(lambda text: len(text) == 3, "two letters"))', "print('hi')", "passed"),
        ('run(prints=lambda text: False)', "print('hi')", "failed"),
        ('run(max_fuel=100)', "print('hi')", "failed"),
        ('script("a = Account(\'Ada\', 100)\\na.deposit(50)\\na.balance", returns=150)', ACCOUNT, "passed"),
        ('script("a = Account(\'Ada\')\\na.withdraw(1)", raises=raises("ValueError", "Ada has"))', ACCOUNT, "passed"),
        ('script("""\n    a = Account("Ada", 1)\n    print(a.balance)\n""", prints="1")', ACCOUNT, "passed"),
        ('script("Account(\'Ada\')", returns=1)', ACCOUNT, "error"),
        ('script("Account(\'Ada\')", max_fuel=10_000_000)', ACCOUNT, "passed"),
        ('script("input()", returns="x", stdin="x\\n")', ACCOUNT, "passed"),
    ],
)  # fmt: skip
def test_a_test_passes_fails_or_meets_an_error(sandbox, test, source, status):
    found = result(sandbox, test, source)
    assert found.status == status, found


@pytest.mark.parametrize(
    ("test", "source", "told"),
    [
        (
            'call("mean", [1, 2], returns=close(1.5))',
            MEAN,
            {"name": "mean([1, 2])", "call": "mean([1, 2])", "expected": "1.5", "actual": "1.5"}
            | {"output": "mean of [1, 2]\n", "error": "", "cause": "", "line": None, "field": "code"},
        ),
        (
            'call("mean", ["a\\nb", None, {"k": True}], returns=[1, "x"], name="Odd", hint="*Hm.*", points=3)',
            MEAN,
            {"name": "Odd", "call": "mean(['a\\nb', None, {'k': True}])", "expected": "[1, 'x']", "points": 3}
            | {"status": "error", "cause": "raised", "line": 6, "message": "*Hm.*", "actual": ""},
        ),
        (
            'call("mean", [], raises="KeyError")',
            MEAN,
            {"expected": "raises KeyError", "actual": "raises ValueError: no numbers", "cause": "raised", "line": 5},
        ),
        ('call("mean", [5], raises="KeyError")', MEAN, {"actual": "returns 5.0", "cause": ""}),
        (
            'run("3\\n4\\n", prints="7", hint="Add.")',
            ADDS,
            {"name": "Input: 3 ↵ 4", "call": "", "stdin": "3\n4\n", "expected": "7", "actual": "a 7\n"}
            | {"output": "done\n", "message": "Add."},
        ),
        ('run("3\\n4\\n", prints="a 7", hint="Add.")', ADDS, {"message": "", "status": "passed"}),
        ('run(prints="")', "print('x' * 30_000)", {"name": "The whole program", "expected": ""}),
        (
            'script("a = Account(\'Ada\')\\na.balance", returns=1)',
            ACCOUNT,
            {"name": "… a.balance", "call": "a = Account('Ada')\na.balance", "expected": "1", "actual": "0"},
        ),
        (
            'call("f", 1, returns=2)',
            "def f(x):\n    print('so far')\n    while True: pass",
            {"cause": "fuel", "output": "so far\n", "line": None},
        ),
        ('call("f", returns=2)', "x = 1\nraise LookupError('early')", {"cause": "raised", "line": 2, "expected": "2"}),
        ('call("f", returns="a b")', "def f(): return 'a  b'", {"expected": "'a b'", "actual": "'a  b'"}),
        ('call("f", returns=unordered([2, 1]))', "def f(): return 3", {"expected": "[2, 1] in any order"}),
        ('call("f", returns=close(2, within=0.5))', "def f(): return 3", {"expected": "2 ± 0.5"}),
        ('call("f", returns=satisfies(bool, "something"))', "def f(): return 0", {"expected": "something"}),
        ('call("f", returns=matches(r"\\d+"))', "def f(): return ''", {"expected": r"text that matches \d+"}),
        ('call("f", returns=[close(0.1), "x"])', "def f(): return 0", {"expected": "[0.1, 'x']"}),
    ],
)  # fmt: skip
def test_a_record_tells_what_was_done_and_what_came_of_it(sandbox, test, source, told):
    found = result(sandbox, test, source)
    assert {key: getattr(found, key) for key in told} == told


def test_an_error_is_told_with_its_trace_in_the_program(sandbox):
    found = result(sandbox, "script(\"account = Account('Ada', 5)\\naccount.withdraw(6)\", returns=1)", ACCOUNT)
    assert found.error.endswith("ValueError: Ada has only 5")
    assert 'File "program.py", line 11, in withdraw' in found.error
    assert 'File "test", line 2' in found.error
    assert "wasm_problem" not in found.error


def test_each_test_starts_the_program_afresh(sandbox):
    counting = "n = 0\ndef count():\n    global n\n    n += 1\n    return n\n"
    one = 'call("count", returns=1)'
    assert [each.status for each in results(sandbox, f"{one}, {one}, {one}", counting)] == ["passed"] * 3
    shared = f'group("", {one}, call("count", returns=2), script("n + 1", returns=3), fresh=False), {one}'
    assert [each.status for each in results(sandbox, shared, counting)] == ["passed"] * 4


def test_tests_that_share_a_start_do_not_tell_of_hidden_ones(sandbox):
    source = "seen = []\ndef f(x):\n    seen.append(x)\n    return seen\n"
    tests = """group(
        "",
        call("f", "shown", returns=0),
        call("f", "secret", returns=["secret"], visibility="hidden"),
        call("f", "a secret that passes", returns=["a secret that passes"], visibility="shown-on-failure"),
        call("f", "more", returns=["secret", "more"], visibility="hidden"),
        call("f", "on failure", returns=0, visibility="shown-on-failure"),
        call("f", "again", returns=0),
        fresh=False,
    )"""
    found = results(sandbox, tests, source)
    assert [each.status for each in found] == ["failed", "passed", "passed", "passed", "failed", "failed"]
    assert [each.actual for each in found] == ["['shown']", "", "", "", "['on failure']", "['shown', 'again']"]


def test_a_program_that_does_not_start_is_started_once(sandbox):
    source = "for i in range(3_000_000): pass\nraise ValueError('never ready')"
    once = graded(sandbox, 'call("f", returns=1)', source).usage.wall_ms
    found = graded(sandbox, 'call("f", returns=1),' * 20, source)
    assert [test.cause for test in found.verdict.tests] == ["raised"] * 20
    assert found.usage.wall_ms < 5 * once


def test_a_program_with_a_syntax_error_is_not_graded(sandbox):
    for test in ('call("f", returns=1)', 'run(prints="")', 'uses("for")', 'agrees("f", like=abs, given=[integers()])'):
        found = graded(sandbox, f'call("f", returns=1, name="first"), {test}', "def f(:")
        assert (found.status, found.failure) == (Status.INVALID, None)
        assert "cannot be read" in found.message


# Groups and points.

PASS, FAIL = 'call("mean", [1], returns=1{})', 'call("mean", [1], returns=2{})'


def rows(*tests: str) -> str:
    return ", ".join(test.format("") for test in tests)


@pytest.mark.parametrize(
    ("tests", "score"),
    [
        (rows(PASS), 1),
        (rows(FAIL), 0),
        (rows(PASS, FAIL), 0.5),
        (f"{PASS.format(', points=3')}, {rows(FAIL)}", 0.75),
        (f"{PASS.format(', points=0')}, {FAIL.format(', points=0')}", 0),
        (PASS.format(", points=0"), 1),
        (f'group("g", {rows(PASS, FAIL)}, all_or_nothing=True), {rows(PASS)}', 1 / 3),
        (f'group("g", {rows(PASS, PASS)}, all_or_nothing=True), {rows(FAIL)}', 2 / 3),
        (f'group("g", {rows(PASS, FAIL)}, points=6), {rows(PASS, PASS)}', 5 / 8),
        (f'group("g", {PASS.format(", points=3")}, {rows(FAIL)}, points=8), {rows(FAIL, FAIL)}', 6 / 10),
        (f'group("g", {rows(PASS, FAIL, PASS)}, stop_at_first_failure=True)', 1 / 3),
    ],
)
def test_the_score_is_the_share_of_the_points(sandbox, tests, score):
    found = graded(sandbox, tests, MEAN)
    assert found.verdict.score == pytest.approx(score)


def test_after_a_failure_a_group_may_skip_the_rest(sandbox):
    tests = f'group("g", {rows(PASS, FAIL, PASS)}, stop_at_first_failure=True), {rows(PASS)}'
    assert [each.status for each in results(sandbox, tests, MEAN)] == ["passed", "failed", "skipped", "passed"]


def test_a_group_gives_its_tests_what_they_have_not(sandbox):
    tests = """group(
        "Large",
        call("mean", [1], returns=2, name="one"),
        call("mean", [1], returns=2),
        call("mean", [1], returns=2, hint="own"),
        call("mean", [1], returns=2, visibility="example"),
        visibility="hidden", hint="the group's", points=8,
    )"""
    found = results(sandbox, tests, MEAN)
    assert [each.name for each in found] == ["Large: one", "Large", "Large", "Large: mean([1])"]
    assert [each.message for each in found] == ["the group's", "", "own", ""]
    assert [each.visibility for each in found] == [Visibility.HIDDEN] * 3 + [Visibility.EXAMPLE]
    assert [each.points for each in found] == [2, 2, 2, 2]


# Who sees what.


def test_a_hidden_test_tells_nothing_but_how_it_ended(sandbox):
    source = "def f(x):\n    print('saw', x)\n    raise ValueError(x)\n"
    found = result(sandbox, 'call("f", "the secret", returns=1, visibility="hidden", hint="Think.")', source)
    assert (found.status, found.message, found.name) == ("error", "Think.", "Test 1")
    assert "secret" not in repr(found)
    assert (found.cause, found.line, found.output) == ("", None, "")


def test_a_test_that_is_shown_on_failure(sandbox):
    tests = ", ".join(test.format(', visibility="shown-on-failure"') for test in (PASS, FAIL))
    passed, failed = results(sandbox, tests, MEAN)
    assert (passed.call, passed.actual, passed.name) == ("", "", "Test 1")
    assert (failed.call, failed.actual) == ("mean([1])", "1.0")


# What is offered to the host.

OFFERED = """
tests = [
    call("mean", [1, 2, 6], returns=3, visibility="example"),
    group("More", call("mean", [], raises="ValueError", visibility="example"), call("mean", [1], returns=9)),
    run("1\\n", prints="x", visibility="example", name="All of it"),
    group("Extremes", call("mean", [0], returns=close(0)), visibility="example"),
    call("mean", [7], returns=7, visibility="hidden"),
]
"""


def test_examples_are_told_without_running_anything(sandbox):
    assert returned(sandbox, "examples", OFFERED).value == [
        {"name": "mean([1, 2, 6])", "call": "mean([1, 2, 6])", "stdin": "", "expected": "3"},
        {"name": "More: mean([])", "call": "mean([])", "stdin": "", "expected": "raises ValueError"},
        {"name": "All of it", "call": "", "stdin": "1\n", "expected": "x"},
        {"name": "Extremes: mean([0])", "call": "mean([0])", "stdin": "", "expected": "0"},
    ]


def test_only_the_examples_are_run(sandbox):
    found = returned(sandbox, "run_examples", OFFERED, MEAN + "\nprint('started')").value
    assert list(found) == ["tests"]
    assert [each["name"] for each in found["tests"]] == [
        "mean([1, 2, 6])", "More: mean([])", "All of it", "Extremes: mean([0])",
    ]  # fmt: skip
    assert {each["visibility"] for each in found["tests"]} == {"example"}
    assert [each["status"] for each in found["tests"]] == ["passed", "passed", "failed", "passed"]


def test_the_tests_may_depend_on_the_problem(sandbox):
    grader = 'def tests(problem):\n    return [call("mean", [problem.variables["n"]], returns=5, visibility="example")]'
    assert returned(sandbox, "examples", grader).value[0]["call"] == "mean([5])"
    assert returned(sandbox, "grade", grader).value["score"] == 1.0


def test_one_group_or_one_test_is_enough(sandbox):
    for tests in (f'group("g", {rows(PASS)})', rows(PASS), f"({rows(PASS)},)"):
        assert returned(sandbox, "grade", f"tests = {tests}").value["score"] == 1.0


def test_a_function_of_the_author_s_own_wins(sandbox):
    own = f"{OFFERED}\ndef grade(answer, problem):\n    return run_tests(answer, tests[:1], problem)\n"
    assert len(returned(sandbox, "grade", own).value["tests"]) == 1
    assert len(returned(sandbox, "examples", own).value) == 4
    assert returned(sandbox, "examples", f"{own}\ndef examples(problem): return 'own'").value == "own"


@pytest.mark.parametrize("entry", ["grade", "run_examples", "examples"])
def test_without_tests_nothing_is_offered(sandbox, entry):
    assert returned(sandbox, entry, "x = 1").failure.cause is Cause.MISSING_ENTRY


@pytest.mark.parametrize("entry", ["run_examples", "examples"])
def test_tests_of_another_making_are_not_ours(sandbox, entry):
    grader = "tests = [([1], 1)]\ndef grade(answer, problem): return True"
    assert returned(sandbox, entry, grader).failure.cause is Cause.MISSING_ENTRY


def test_a_problem_with_tests_can_be_saved(sandbox):
    assert check(sandbox, problem(OFFERED)) == []


# Several programs.


def test_a_test_names_its_program_when_there_are_several(sandbox):
    told = problem(
        'tests = [call("f", returns=1, of="first"), group("", call("f", returns=2), of="second")]', "first", "second"
    )
    found = grade(sandbox, told, {"first": Code("def f(): return 1"), "second": Code("def f(): return 2")})
    assert [(test.status, test.field) for test in found.verdict.tests] == [
        (TestStatus.PASSED, "first"),
        (TestStatus.PASSED, "second"),
    ]


def test_a_test_of_no_program_is_a_fault(sandbox):
    told = problem('tests = [\ncall("f", returns=1)]', "first", "second")
    found = grade(sandbox, told, {"first": Code(""), "second": Code("")})
    assert (found.failure.line, '"first", "second"' in found.failure.message) == (3, True)
    assert fault(sandbox, 'call("mean", [1], returns=1, of="other")')[1] == 4
