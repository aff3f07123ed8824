"""What Lua has that the conformance suite does not ask for. Needs the package installed: see README.md."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from wasm_problem.grading import grader, olx
from wasm_problem.grading.answers import read_answers
from wasm_problem.sandbox import Invocation, Outcome, Program, Sandbox, default_sandbox

RUNTIME = "lua-5.4@1"
SOURCES = Path(__file__).resolve().parents[1] / "lua-5.4"


@pytest.fixture(scope="module")
def sandbox() -> Sandbox:
    return default_sandbox()


def called(sandbox: Sandbox, source: str, *args: Any) -> Outcome:
    return sandbox.run(RUNTIME, Program(source, seed=7), Invocation("f", args))


def evaluated(sandbox: Sandbox, source: str, code: str, *, echo: bool = False) -> Outcome:
    session, started = sandbox.session(RUNTIME, Program(source, seed=7))
    assert session is not None, started.failure
    try:
        return session.evaluate(code, echo=echo)
    finally:
        session.close()


def test_it_is_found_as_a_package_of_its_own(sandbox: Sandbox) -> None:
    runtime = sandbox.catalog.get("lua-5.4")
    assert (runtime.package, runtime.language_title, runtime.file_extension) == ("wasm-problem-lua", "Lua", "lua")


def test_the_manifest_and_require_tell_of_the_same_absent_modules(sandbox: Sandbox) -> None:
    absent = tomllib.loads((SOURCES / "manifest.toml").read_text("utf-8"))["absent"]
    table = re.search(r"ABSENT = \{(.*?)\n\}", (SOURCES / "guest/prelude/modules.lua").read_text("utf-8"), re.DOTALL)
    assert table is not None
    assert dict(re.findall(r'(\w+) = "(.*)"', table[1])) == absent


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("{}", []),
        ("json.object({})", {}),
        ("json.array({ 1, nil, 3 }, 3)", [1, None, 3]),
        ("json.array({ nil, nil }, 2)", [None, None]),
        ("{ json.null, 1 }", [None, 1]),
        ("{ [1.0] = 'a', [2.0] = 'b' }", ["a", "b"]),
        ("{ b = 1, a = { 1.0, -0.5e-7, 2^63 } }", {"a": [1.0, -5e-08, 9.223372036854775808e18], "b": 1}),
        ("{ math.mininteger, math.maxinteger }", [-(2**63), 2**63 - 1]),
        ("'a\\0b\\u{1F600}\\\\\"'", 'a\0b😀\\"'),
    ],
)
def test_values_leave_as_json(sandbox: Sandbox, expression: str, value: Any) -> None:
    outcome = called(sandbox, f"function f() return {expression} end")
    assert (outcome.failure, outcome.value) == (None, value)


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("{ 1, nil, 3 }", r"no element 2 but an element 3; write json\.null"),
        ("{ a = { 1, x = 2 } }", r'the value at \["a"\] has text keys and numbers'),
        ("{ [true] = 1 }", r"a key of type boolean; .*tostring"),
        ("{ [0] = 1 }", r"a key of type number"),
        ("{ { coroutine.create(print) } }", r"the value at \[1\]\[1\] is of type thread"),
        ("{ 'ok', '\\xff' }", r"the value at \[2\] is text that is not UTF-8"),
        ("io.stdout", r"of type userdata"),
    ],
)
def test_what_json_does_not_have_is_named(sandbox: Sandbox, expression: str, message: str) -> None:
    failure = called(sandbox, f"function f() return {expression} end").failure
    assert failure is not None
    assert failure.cause == "bad-value"
    assert re.search(message, failure.message)


@pytest.mark.parametrize(
    ("source", "line", "column", "message"),
    [
        ("x = 1\ny = = 3\n", 2, 5, "unexpected symbol near '='"),
        ("-- é\nlocal é = 1\n", 2, 7, "<name> expected near 'é'"),
        ("function f(\n", 2, 1, "<name> or '...' expected near <eof>"),
        ("#!/usr/bin/lua\nx = 1 1\n", 2, 7, "unexpected symbol near '1'"),
        ("for i = 1, 3\n  print(i)\nend\n", 2, 3, "'do' expected near 'print'"),
    ],
)
def test_an_error_of_syntax_has_a_place(sandbox: Sandbox, source: str, line: int, column: int, message: str) -> None:
    failure = sandbox.check(RUNTIME, Program(source))
    assert failure is not None
    assert (failure.line, failure.message) == (line, message)
    assert failure.column == column


def test_functions_and_tables_that_are_local_can_be_used(sandbox: Sandbox) -> None:
    source = (
        "local count = 0\nlocal Account = {}\nfunction Account.total() return 7 end\nlocal function f() return 1 end"
    )
    assert called(sandbox, source).value == 1
    assert evaluated(sandbox, source, "f() + Account.total()").value == 8
    assert evaluated(sandbox, source, "count").value is None


def test_functions_of_the_table_that_the_program_returns_can_be_called(sandbox: Sandbox) -> None:
    assert called(sandbox, "return { f = function(n) return n + 1 end }", 41).value == 42


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("x = 3\nx + 1", 4),
        ("local t = {}\nt.a = 1\nt", {"a": 1}),
        ("for i = 1, 3 do\n  n = i\nend\nn", 3),
        ('print("a;b"); 7', 7),
        ("-- a comment\n5 -- another", 5),
        ("return 3, 4", 3),
        ("x = 5", None),
        ("", None),
    ],
)
def test_the_last_expression_is_the_value(sandbox: Sandbox, code: str, value: Any) -> None:
    outcome = evaluated(sandbox, "", code)
    assert (outcome.failure, outcome.value) == (None, value)


def test_an_echo_is_in_the_notation_of_lua(sandbox: Sandbox) -> None:
    outcome = evaluated(sandbox, "", '{ 1, "two\\n", 3.0, { x = json.null, ["a b"] = true } }, nil', echo=True)
    assert outcome.stdout == '{1, "two\\n", 3.0, {["a b"] = true, x = json.null}}\tnil\n'


GRADER = """
tests = {
  { call = { "area", 2, 3 }, returns = 6, visibility = "example" },
  { call = { "area", 0.1, 3 }, returns = 0.3, within = 1e-9, points = 2 },
  { call = { "area", -1, 3 }, raises = "negative", visibility = "shown-on-failure" },
  { evaluate = "print(area(2, 2))", prints = "4", visibility = "hidden" },
  { run = "2 5", prints = function(text) return text:find("10") end },
}
"""
RIGHT = """
function area(a, b)
  if a < 0 then error("a is negative") end
  return a * b
end
local a, b = io.read("n", "n")
if a then print(area(a, b)) end
"""


def graded(sandbox: Sandbox, program: str, source: str = GRADER) -> grader.Graded:
    problem = olx.parse(
        f'<wasm_problem runtime="{RUNTIME}"><prompt>?</prompt><input name="p" kind="code"/>'
        f"<grader><![CDATA[{source}]]></grader></wasm_problem>"
    )
    return grader.grade(sandbox, problem, read_answers(problem.inputs, {"p": program}), seed=3)


def test_a_table_of_tests_grades_a_program(sandbox: Sandbox) -> None:
    found = graded(sandbox, RIGHT)
    assert found.verdict is not None, found.failure
    assert [test.status for test in found.verdict.tests] == ["passed"] * 5
    assert found.verdict.score == 1


def test_a_table_of_tests_tells_what_is_wrong_and_keeps_what_is_hidden(sandbox: Sandbox) -> None:
    found = graded(sandbox, "function area(a, b)\n  return a + b\nend")
    assert found.verdict is not None, found.failure
    first, second, third, fourth, fifth = found.verdict.tests
    assert (first.call, first.expected, first.actual) == ("area(2, 3)", "6", "5")
    assert (third.status, third.expected) == ("failed", "raises negative")
    assert (fourth.status, fourth.name, fourth.call, fourth.actual) == ("passed", "Test 4", "", "")
    assert [second.status, fifth.status] == ["failed", "failed"]


@pytest.mark.parametrize(
    "written",
    [
        r"string.rep(' ', 60000) .. 'x'",
        r"string.rep('\n', 60000) .. 'x'",
        r"string.rep(' \r\n', 20000)",
        r"string.rep('é', 30000)",
    ],
)
def test_what_a_program_writes_cannot_make_the_grader_fail(sandbox: Sandbox, written: str) -> None:
    tests = "tests = {} for i = 1, 60 do tests[i] = { call = { 'f' }, prints = 'x', returns = 1 } end"
    found = graded(sandbox, f"function f() io.write({written}) return 1 end", tests)
    assert found.verdict is not None, found.failure
    assert (found.verdict.score, len(found.verdict.tests)) == (0, 60)
    assert found.usage.fuel < 2_000_000_000


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("  a \t\n\nb\r\n \n\n", True),
        ("  a\n\nb", True),
        (" a\n\nb", False),
        ("  a\nb", False),
        ("  a\n\nb\nc", False),
        ("  a\n", False),
        ("", False),
    ],
)
def test_space_at_the_ends_of_lines_does_not_count(sandbox: Sandbox, written: str, right: bool) -> None:
    found = graded(sandbox, f"io.write({json.dumps(written)})", 'tests = { { run = "", prints = "  a\\n\\nb\\n" } }')
    assert found.verdict is not None, found.failure
    assert found.verdict.score == right


@pytest.mark.parametrize(
    ("tests", "message"),
    [
        ("tests = { { call = { 'f' } } }", "test 1: it compares nothing"),
        ("tests = { { call = { 'f' }, return_ = 1 } }", 'test 1: there is no option "return_"'),
        ("tests = { { call = { 'f' }, returns = 1, visibility = 'secret' } }", "test 1: visibility is"),
        ("tests = { { call = {}, returns = 1 } }", "test 1: call needs the name"),
        ("tests = {}", "tests is not a list of tests"),
    ],
)
def test_a_faulty_table_is_the_authors_fault(sandbox: Sandbox, tests: str, message: str) -> None:
    found = graded(sandbox, "function f() return 1 end", tests)
    assert found.status == "failed"
    assert found.failure is not None
    assert message in found.failure.message
    assert found.failure.kinds[0] == "BadTest"


def test_the_solution_of_each_demo_is_right(sandbox: Sandbox) -> None:
    for path in (SOURCES / "demos").glob("*.xml"):
        problem = olx.parse(path.read_bytes())
        assert grader.check(sandbox, problem) == []
        assert olx.to_text(problem) == path.read_text("utf-8")
        solution = re.search(r"```lua\n(.*?)```", problem.solution, re.DOTALL)
        assert solution is not None
        (field,) = problem.inputs
        found = grader.grade(sandbox, problem, read_answers(problem.inputs, {field.name: solution[1]}), seed=3)
        assert found.verdict is not None, found.failure
        assert found.verdict.score == 1


def test_an_attached_file_of_bytecode_is_not_loaded(sandbox: Sandbox) -> None:
    source = 'function f() return { (pcall(require, "b")), (pcall(dofile, "b.lua")), loadfile("b.lua") ~= nil } end'
    program = Program(source, {"b.lua": b"\x1bLuaT\0\x19\x93\r\n\x1a\n\x04\x08\x08xV"})
    outcome = sandbox.run(RUNTIME, program, Invocation("f", ()))
    assert (outcome.failure, outcome.value) == (None, [False, False, False])


@pytest.mark.parametrize(
    ("starter", "kind", "right", "wrong"),
    [
        ("grader", "text", " Paris ", "Rome"),
        ("grader_of_code", "code", "function double(n) return 2 * n end", "function double(n) return n end"),
        ("tests", "code", "function double(n) return n + n end", "function double(n) return n * n end"),
    ],
)
def test_what_studio_begins_with_grades(sandbox: Sandbox, starter: str, kind: str, right: str, wrong: str) -> None:
    problem = olx.parse(
        f'<wasm_problem runtime="{RUNTIME}"><prompt>?</prompt><input name="p" kind="{kind}" label="p"/>'
        f"<grader><![CDATA[{sandbox.catalog.get(RUNTIME).starter[starter]}]]></grader></wasm_problem>"
    )
    assert grader.check(sandbox, problem) == []
    scores = []
    for answer in (right, wrong):
        found = grader.grade(sandbox, problem, read_answers(problem.inputs, {"p": answer}), seed=3)
        assert found.verdict is not None, found.failure
        scores.append(found.verdict.score)
    assert scores[0] == 1
    assert scores[1] < 1


def test_what_studio_begins_with_generates(sandbox: Sandbox) -> None:
    program = Program(sandbox.catalog.get(RUNTIME).starter["grader_with_variables"], seed=3)
    about = {"$wasm-problem": "problem", "seed": 3, "variables": {}, "attempt": 0}
    variables = sandbox.run(RUNTIME, program, Invocation("generate", [about])).value
    about["variables"] = variables
    outcome = sandbox.run(RUNTIME, program, Invocation("grade", [variables["a"] * variables["b"], about]))
    assert (outcome.failure, outcome.value) == (None, True)
