"""A table of tests in JavaScript grades a program: calls, whole programs, scripts, groups, what the host is offered."""

import pytest

from wasm_problem.grading.answers import Code
from wasm_problem.grading.grader import Status, check, grade
from wasm_problem.grading.test_result import TestStatus, Visibility
from wasm_problem.sandbox import Cause

from .javascript_vocabulary import JAVASCRIPT, MEAN, fault, graded, problem, result, results, returned

ACCOUNT = """\
class TooLittle extends Error {}
class Account {
  constructor(owner, balance = 0) {
    this.owner = owner;
    this.balance = balance;
  }
  deposit(amount) {
    this.balance += amount;
  }
  withdraw(amount) {
    if (amount > this.balance) {
      throw new TooLittle(`${this.owner} has only ${this.balance}`);
    }
    this.balance -= amount;
  }
}
"""

ADDS = (
    'const [a, b] = require("fs").readFileSync(0, "utf8").trim().split("\\n").map(Number);\n'
    'if (isNaN(b)) throw new TypeError("no number");\n'
    'console.log("a", a + b);\nconsole.error("done");\n'
)


@pytest.mark.parametrize(
    ("test", "source", "status"),
    [
        ('call("mean", [[1, 2, 6]], { returns: 3 })', MEAN, "passed"),
        ('call("mean", [[1, 2, 6]], { returns: 4 })', MEAN, "failed"),
        ('call("mean", [[]], { raises: "RangeError" })', MEAN, "passed"),
        ('call("mean", [[]], { raises: RangeError })', MEAN, "passed"),
        ('call("mean", [[]], { raises: ["TypeError", "RangeError"] })', MEAN, "passed"),
        ('call("mean", [[]], { raises: "Error" })', MEAN, "passed"),
        ('call("mean", [[]], { raises: Error })', MEAN, "passed"),
        ('call("mean", [[]], { raises: "TypeError" })', MEAN, "failed"),
        ('call("mean", [[1]], { raises: "RangeError" })', MEAN, "failed"),
        ('call("mean", [[]], { raises: raises("RangeError", { says: "no numb" }) })', MEAN, "passed"),
        ('call("mean", [[]], { raises: raises("RangeError", { says: "none" }) })', MEAN, "failed"),
        ('call("mean", [[]], { raises: raises("RangeError", { says: matches(/^no/) }) })', MEAN, "passed"),
        ('call("mean", [[]], { raises: raises("RangeError", { says: matches(/^Range/) }) })', MEAN, "failed"),
        ('call("mean", [[]], { returns: 0 })', MEAN, "error"),
        ('call("mode", [[1]], { returns: 0 })', MEAN, "error"),
        ('call("mode", [[1]], { raises: "TypeError" })', MEAN, "error"),
        ('call("mean", [[1]], { prints: "mean of 1" })', MEAN, "passed"),
        ('call("mean", [[1]], { prints: "mean of" })', MEAN, "failed"),
        ('call("mean", [[1]], { returns: 1, prints: "mean of 1" })', MEAN, "passed"),
        ('call("mean", [[1]], { returns: 2, prints: "mean of 1" })', MEAN, "failed"),
        ('call("mean", [[1]], { returns: 1, prints: "" })', MEAN, "failed"),
        ('call("mean", [[]], { raises: "RangeError", prints: "mean of 0" })', MEAN, "passed"),
        ('call("mean", [[]], { raises: "RangeError", prints: "" })', MEAN, "failed"),
        ('call("mean", [[1]], { maxFuel: 50_000_000 })', MEAN, "passed"),
        ('call("mean", [[1]], { returns: 1, maxFuel: 1_000 })', MEAN, "failed"),
        ('call("later", [2], { returns: 4 })', "async function later(x) { return x * 2; }", "passed"),
        ('call("twice", [2], { returns: 4 })', "const twice = (x) => x * 2;", "passed"),
        ('call("twice", [2], { returns: 4 })', "export function twice(x) { return x * 2; }", "passed"),
        ('call("f", [{ a: 1 }], { returns: { a: 1, b: 2 } })', "const f = (x) => ({ ...x, b: 2 });", "passed"),
        ('call("f", [{ returns: 1 }], { returns: 1 })', "const f = (x) => x.returns;", "passed"),
        ('call("f", [], { returns: null })', "function f() {}", "passed"),
        ('call("f", [], { prints: "x" })', 'function f() { console.log("x"); return new Set(); }', "passed"),
        ('call("f", [], { returns: [1] })', "function f() { return Symbol(); }", "error"),
        ('call("f", [], { returns: 1 })', "function f() { for (;;); }", "error"),
        ('call("f", [], { raises: "RangeError" })', "function f() { for (;;); }", "error"),
        ('call("f", [], { raises: "RangeError" })', "function f() { return f() + 1; }", "passed"),
        ('run("3\\n4\\n", { prints: "a 7\\n" })', ADDS, "passed"),
        ('run("3\\n4\\n", { prints: "7\\n" })', ADDS, "failed"),
        ('run("3\\n", { prints: "7\\n" })', ADDS, "error"),
        ('run("3\\nx\\n", { raises: "TypeError", prints: "" })', ADDS, "passed"),
        ('run("", { prints: satisfies((text) => text.length === 3, "two letters") })', 'console.log("hi")', "passed"),
        ('run("", { prints: () => false })', 'console.log("hi")', "failed"),
        ('run("", { maxFuel: 100 })', 'console.log("hi")', "failed"),
        ('script("const a = new Account(\'Ada\', 100);\\na.deposit(50);\\na.balance", { returns: 150 })', ACCOUNT,
         "passed"),
        ('script("new Account(\'Ada\').withdraw(1)", { raises: raises("TooLittle", { says: "Ada has" }) })', ACCOUNT,
         "passed"),
        ('script("new Account(\'Ada\').withdraw(1)", { raises: "Error" })', ACCOUNT, "passed"),
        ('script(`\n    const a = new Account("Ada", 1);\n    console.log(a.balance);\n`, { prints: "1" })', ACCOUNT,
         "passed"),
        ('script("() => 1", { returns: 1 })', ACCOUNT, "error"),
        ('script("new Account(\'Ada\')", { maxFuel: 10_000_000 })', ACCOUNT, "passed"),
    ],
)  # fmt: skip
def test_a_test_passes_fails_or_meets_an_error(sandbox, test, source, status):
    found = result(sandbox, test, source)
    assert found.status == status, found


@pytest.mark.parametrize(
    ("test", "source", "told"),
    [
        (
            'call("mean", [[1, 2]], { returns: close(1.5) })',
            MEAN,
            {"name": "mean([1, 2])", "call": "mean([1, 2])", "expected": "1.5", "actual": "1.5"}
            | {"output": "mean of 2\n", "error": "", "cause": "", "line": None, "field": "code"},
        ),
        (
            'call("mean", [["a\\nb", null, { k: true }].slice(3)], { raises: "TypeError" })',
            MEAN,
            {"name": "mean([])", "expected": "raises TypeError", "actual": "raises RangeError: no numbers"}
            | {"cause": "raised", "line": 4},
        ),
        (
            'call("f", ["a\\nb", null, { k: true }], { returns: [1, "x"], name: "Odd", hint: "*Hm.*", points: 3 })',
            "function f() {\n  null.x;\n}",
            {"name": "Odd", "call": 'f("a\\nb", null, {"k": true})', "expected": '[1, "x"]', "points": 3}
            | {"status": "error", "cause": "raised", "line": 2, "message": "*Hm.*", "actual": ""},
        ),
        ('call("mean", [[5]], { raises: "TypeError" })', MEAN, {"actual": "returns 5", "cause": ""}),
        (
            'run("3\\n4\\n", { prints: "7", hint: "Add." })',
            ADDS,
            {"name": "Input: 3 ↵ 4", "call": "", "stdin": "3\n4\n", "expected": "7", "actual": "a 7\n"}
            | {"output": "done\n", "message": "Add."},
        ),
        ('run("3\\n4\\n", { prints: "a 7", hint: "Add." })', ADDS, {"message": "", "status": "passed"}),
        (
            'run("", { prints: "" })',
            'console.log("x".repeat(30_000))',
            {"name": "The whole program", "expected": ""},
        ),
        (
            'script("const a = new Account(\'Ada\');\\na.balance", { returns: 1 })',
            ACCOUNT,
            {"name": "… a.balance", "call": "const a = new Account('Ada');\na.balance", "expected": "1", "actual": "0"},
        ),
        (
            'call("f", [1], { returns: 2 })',
            'function f() {\n  console.log("so far");\n  for (;;);\n}',
            {"cause": "fuel", "output": "so far\n", "line": None},
        ),
        (
            'call("f", [], { returns: 2 })',
            "const x = 1;\nthrow new TypeError('early');",
            {"cause": "raised", "line": 2, "expected": "2"},
        ),
        (
            'call("f", [], { returns: "a b" })',
            "const f = () => 'a  b';",
            {"expected": '"a b"', "actual": '"a  b"'},
        ),
        ('call("f", [], { returns: unordered([2, 1]) })', "const f = () => 3;", {"expected": "[2, 1] in any order"}),
        ('call("f", [], { returns: close(2, { within: 0.5 }) })', "const f = () => 3;", {"expected": "2 ± 0.5"}),
        ('call("f", [], { returns: satisfies(Boolean, "some") })', "const f = () => 0;", {"expected": "some"}),
        ('call("f", [], { returns: matches(/b+/) })', "const f = () => 1;", {"expected": "text that matches /b+/"}),
        ('call("f", [], { returns: [close(0.1), "x"] })', "const f = () => 0;", {"expected": '[0.1, "x"]'}),
        (
            'call("f", [2n ** 60n, 5n], { returns: 10n ** 20n })',
            "const f = (x) => x + 1n;",
            {"call": "f(1152921504606846976n, 5)", "expected": "100000000000000000000n"}
            | {"actual": "1152921504606846977n"},
        ),
        (
            'call("f", [], { returns: [true, null, { "b c": "é" }] })',
            "const f = () => [true, null, { 'b c': 'é' }];",
            {"actual": '[true, null, {"b c": "é"}]', "status": "passed"},
        ),
    ],
)  # fmt: skip
def test_a_record_tells_what_was_done_and_what_came_of_it(sandbox, test, source, told):
    found = result(sandbox, test, source)
    assert {key: getattr(found, key) for key in told} == told


def test_an_error_is_told_with_its_trace_in_the_program(sandbox):
    test = "script(\"const account = new Account('Ada', 5);\\naccount.withdraw(6)\", { returns: 1 })"
    found = result(sandbox, test, ACCOUNT)
    assert "TooLittle: Ada has only 5" in found.error
    assert "program.js:12" in found.error
    assert "vocabulary" not in found.error
    assert found.line == 12


def test_each_test_starts_the_program_afresh(sandbox):
    counting = "let n = 0;\nfunction count() {\n  n += 1;\n  return n;\n}\n"
    one = 'call("count", [], { returns: 1 })'
    assert [each.status for each in results(sandbox, f"{one}, {one}, {one}", counting)] == ["passed"] * 3
    tests = f'{one}, call("count", [], {{ returns: 2 }}), script("n + 1", {{ returns: 3 }})'
    shared = f'group("", [{tests}], {{ fresh: false }}), {one}'
    assert [each.status for each in results(sandbox, shared, counting)] == ["passed"] * 4


def test_tests_that_share_a_start_do_not_tell_of_hidden_ones(sandbox):
    source = "const seen = [];\nfunction f(x) {\n  seen.push(x);\n  return seen;\n}\n"
    tests = """group(
        "",
        [
            call("f", ["shown"], { returns: 0 }),
            call("f", ["secret"], { returns: ["secret"], visibility: "hidden" }),
            call("f", ["a secret"], { returns: ["a secret"], visibility: "shown-on-failure" }),
            call("f", ["more"], { returns: ["secret", "more"], visibility: "hidden" }),
            call("f", ["on failure"], { returns: 0, visibility: "shown-on-failure" }),
            call("f", ["again"], { returns: 0 }),
        ],
        { fresh: false },
    )"""
    found = results(sandbox, tests, source)
    assert [each.status for each in found] == ["failed", "passed", "passed", "passed", "failed", "failed"]
    assert [each.actual for each in found] == ['["shown"]', "", "", "", '["on failure"]', '["shown", "again"]']


def test_a_program_that_does_not_start_is_started_once(sandbox):
    source = "for (let i = 0; i < 3_000_000; i++);\nthrow new Error('never ready');"
    once = graded(sandbox, 'call("f", [], { returns: 1 })', source).usage.wall_ms
    found = graded(sandbox, 'call("f", [], { returns: 1 }),' * 20, source)
    assert [test.cause for test in found.verdict.tests] == ["raised"] * 20
    assert found.usage.wall_ms < 5 * once


@pytest.mark.parametrize(
    "test",
    [
        'call("f", [], { returns: 1 })',
        'run("", { prints: "" })',
        'uses("for")',
        'agrees("f", { like: Math.abs, given: [integers()] })',
    ],
)
def test_a_program_with_a_syntax_error_is_not_graded(sandbox, test):
    found = graded(sandbox, f'call("f", [], {{ returns: 1, name: "first" }}), {test}', "function f( {")
    assert (found.status, found.failure) == (Status.INVALID, None)
    assert "cannot be read" in found.message


# Groups and points.


def passing(options: str = "") -> str:
    return f'call("mean", [[1]], {{ returns: 1, {options} }})'


def failing(options: str = "") -> str:
    return f'call("mean", [[1]], {{ returns: 2, {options} }})'


def together(*tests: str, options: str = "") -> str:
    return f'group("g", [{", ".join(tests)}], {{ {options} }})'


@pytest.mark.parametrize(
    ("tests", "score"),
    [
        ([passing()], 1),
        ([failing()], 0),
        ([passing(), failing()], 0.5),
        ([passing("points: 3"), failing()], 0.75),
        ([passing("points: 0"), failing("points: 0")], 0),
        ([passing("points: 0")], 1),
        ([together(passing(), failing(), options="allOrNothing: true"), passing()], 1 / 3),
        ([together(passing(), passing(), options="allOrNothing: true"), failing()], 2 / 3),
        ([together(passing(), failing(), options="points: 6"), passing(), passing()], 5 / 8),
        ([together(passing("points: 3"), failing(), options="points: 8"), failing(), failing()], 6 / 10),
        ([together(passing(), failing(), passing(), options="stopAtFirstFailure: true")], 1 / 3),
        ([together(*[passing("points: 0.1")] * 7, options="points: 0.3"), passing("points: 0.7")], 1),
    ],
)
def test_the_score_is_the_share_of_the_points(sandbox, tests, score):
    found = graded(sandbox, ", ".join(tests), MEAN)
    assert found.verdict.score == (score if score in (0, 1) else pytest.approx(score))


def test_after_a_failure_a_group_may_skip_the_rest(sandbox):
    tests = f"{together(passing(), failing(), passing(), options='stopAtFirstFailure: true')}, {passing()}"
    assert [each.status for each in results(sandbox, tests, MEAN)] == ["passed", "failed", "skipped", "passed"]


def test_a_group_gives_its_tests_what_they_have_not(sandbox):
    tests = """group(
        "Large",
        [
            call("mean", [[1]], { returns: 2, name: "one" }),
            call("mean", [[1]], { returns: 2 }),
            call("mean", [[1]], { returns: 2, hint: "own" }),
            call("mean", [[1]], { returns: 2, visibility: "example" }),
        ],
        { visibility: "hidden", hint: "the group's", points: 8 },
    )"""
    found = results(sandbox, tests, MEAN)
    assert [each.name for each in found] == ["Large: one", "Large", "Large", "Large: mean([1])"]
    assert [each.message for each in found] == ["the group's", "", "own", ""]
    assert [each.visibility for each in found] == [Visibility.HIDDEN] * 3 + [Visibility.EXAMPLE]
    assert [each.points for each in found] == [2, 2, 2, 2]


# Who sees what.


def test_a_hidden_test_tells_nothing_but_how_it_ended(sandbox):
    source = "function f(x) {\n  console.log('saw', x);\n  throw new Error(x);\n}\n"
    test = 'call("f", ["the secret"], { returns: 1, visibility: "hidden", hint: "Think." })'
    found = result(sandbox, test, source)
    assert (found.status, found.message, found.name) == ("error", "Think.", "Test 1")
    assert "secret" not in repr(found)
    assert (found.cause, found.line, found.output) == ("", None, "")


def test_a_test_that_is_shown_on_failure(sandbox):
    tests = ", ".join(each('visibility: "shown-on-failure"') for each in (passing, failing))
    passed, failed = results(sandbox, tests, MEAN)
    assert (passed.call, passed.actual, passed.name) == ("", "", "Test 1")
    assert (failed.call, failed.actual) == ("mean([1])", "1")


# What is offered to the host.

OFFERED = """
const tests = [
    call("mean", [[1, 2, 6]], { returns: 3, visibility: "example" }),
    group("More", [
        call("mean", [[]], { raises: "RangeError", visibility: "example" }),
        call("mean", [[1]], { returns: 9 }),
    ]),
    run("1\\n", { prints: "x", visibility: "example", name: "All of it" }),
    group("Extremes", [call("mean", [[0]], { returns: close(0) })], { visibility: "example" }),
    call("mean", [[7]], { returns: 7, visibility: "hidden" }),
];
"""


def test_examples_are_told_without_running_anything(sandbox):
    assert returned(sandbox, "examples", OFFERED).value == [
        {"name": "mean([1, 2, 6])", "call": "mean([1, 2, 6])", "stdin": "", "expected": "3"},
        {"name": "More: mean([])", "call": "mean([])", "stdin": "", "expected": "raises RangeError"},
        {"name": "All of it", "call": "", "stdin": "1\n", "expected": "x"},
        {"name": "Extremes: mean([0])", "call": "mean([0])", "stdin": "", "expected": "0"},
    ]


def test_only_the_examples_are_run(sandbox):
    found = returned(sandbox, "run_examples", OFFERED, MEAN + "\nconsole.log('started');").value
    assert list(found) == ["tests"]
    assert [each["name"] for each in found["tests"]] == [
        "mean([1, 2, 6])", "More: mean([])", "All of it", "Extremes: mean([0])",
    ]  # fmt: skip
    assert {each["visibility"] for each in found["tests"]} == {"example"}
    assert [each["status"] for each in found["tests"]] == ["passed", "passed", "failed", "passed"]


def test_the_tests_may_depend_on_the_problem(sandbox):
    grader = """function tests(problem) {
        return [call("mean", [[problem.variables.n]], { returns: 5, visibility: "example" })];
    }"""
    assert returned(sandbox, "examples", grader).value[0]["call"] == "mean([5])"
    assert returned(sandbox, "grade", grader).value["score"] == 1.0


@pytest.mark.parametrize("tests", [f'group("g", [{passing()}])', passing()])
def test_one_group_or_one_test_is_enough(sandbox, tests):
    assert returned(sandbox, "grade", f"const tests = {tests};").value["score"] == 1.0


def test_the_table_may_be_exported(sandbox):
    assert returned(sandbox, "grade", f"export const tests = [{passing()}];").value["score"] == 1.0


def test_a_function_of_the_author_s_own_wins(sandbox):
    own = f"{OFFERED}\nfunction grade(answer, problem) {{ return runTests(answer, tests.slice(0, 1), problem); }}\n"
    assert len(returned(sandbox, "grade", own).value["tests"]) == 1
    assert len(returned(sandbox, "examples", own).value) == 4
    assert returned(sandbox, "examples", f'{own}\nfunction examples(problem) {{ return "own"; }}').value == "own"


@pytest.mark.parametrize("entry", ["grade", "run_examples", "examples"])
def test_without_tests_nothing_is_offered(sandbox, entry):
    assert returned(sandbox, entry, "const x = 1;").failure.cause is Cause.MISSING_ENTRY


@pytest.mark.parametrize("entry", ["run_examples", "examples"])
def test_tests_of_another_making_are_not_ours(sandbox, entry):
    grader = "const tests = [[[1], 1]];\nfunction grade(answer, problem) { return true; }"
    assert returned(sandbox, entry, grader).failure.cause is Cause.MISSING_ENTRY


def test_a_problem_with_tests_can_be_saved(sandbox):
    assert check(sandbox, problem(OFFERED)) == []


# Several programs.


def test_a_test_names_its_program_when_there_are_several(sandbox):
    tests = """const tests = [
        call("f", [], { returns: 1, of: "first" }),
        group("", [call("f", [], { returns: 2 })], { of: "second" }),
    ];"""
    answers = {name: Code(f"const f = () => {n};", JAVASCRIPT) for n, name in enumerate(("first", "second"), 1)}
    found = grade(sandbox, problem(tests, "first", "second"), answers)
    assert [(test.status, test.field) for test in found.verdict.tests] == [
        (TestStatus.PASSED, "first"),
        (TestStatus.PASSED, "second"),
    ]


def test_a_test_of_no_program_is_a_fault(sandbox):
    told = problem('const tests = [\ncall("f", [], { returns: 1 })];', "first", "second")
    found = grade(sandbox, told, {"first": Code("", JAVASCRIPT), "second": Code("", JAVASCRIPT)})
    assert (found.failure.line, '"first", "second"' in found.failure.message) == (3, True)
    assert fault(sandbox, 'call("mean", [[1]], { returns: 1, of: "other" })')[1] == 4
