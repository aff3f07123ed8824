"""The judge sees every deviation, and says where it is."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from wasm_problem.conformance import (
    BadCase,
    Case,
    Job,
    Result,
    Standing,
    as_json,
    jobs,
    read_cases,
    run_job,
    told,
    verify,
)
from wasm_problem.conformance.expecting import RULES
from wasm_problem.conformance.found import Found
from wasm_problem.conformance.suite import unlike
from wasm_problem.conformance.translation import MOST_NOT_APPLICABLE
from wasm_problem.sandbox import Runtime, Sandbox

PROGRAM = """\
import random, sys

class Odd(ValueError):
    pass

def value(n=42):
    return n

def speak():
    print("out")
    print("err", file=sys.stderr)

def fail():
    raise Odd("on purpose")  # <here>

def draw():
    return random.random()

def grade(answer, problem):
    if answer == "?":
        raise InvalidAnswer("Type more.")
    if answer == "!":
        raise Odd("on purpose")
    return {"score": 0.5, "message": "Half.", "tests": [{"name": "a", "passed": True, "line": 14}]}
"""
VALUE = 'call = "value"'
SPEAK = 'call = "speak"'
FAIL = 'call = "fail"'
GRADE = 'grade.answer = "x"'


def case_text(step: str = VALUE, expect: str = "", more: str = "") -> str:
    lines = "".join(f"expect.{line}\n" for line in expect.splitlines())
    return f'title = "A case"\narea = "values"\nprogram = "What it does."\n{more}\n[[steps]]\n{step}\n{lines}'


@pytest.fixture
def runtime(sandbox: Sandbox, tmp_path: Path) -> Runtime:
    """The runtime python-3.14, with a folder of translations that is empty."""
    (tmp_path / "python" / "conformance").mkdir(parents=True)
    found = sandbox.catalog.get("python-3.14")
    return replace(found, wasm=tmp_path / "python" / "runtime.wasm", file_extension="py")


@pytest.fixture
def judged(sandbox: Sandbox, runtime: Runtime, tmp_path: Path) -> Callable[..., Result]:
    """What comes of a case with these files."""

    def judge(text: str, files: dict[str, str] | None = None, about: Runtime = runtime) -> Result:
        (case,) = written(tmp_path, text)
        for name, content in ({"a_case.py": PROGRAM} if files is None else files).items():
            (runtime.folder / "conformance" / name).write_text(content, "utf-8")
        return run_job(sandbox, Job(case, about, about, about), [runtime])

    return judge


def written(tmp_path: Path, text: str, name: str = "a_case.toml") -> list[Case]:
    folder = tmp_path / "cases"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return read_cases(folder)


EXAMPLES = [
    (VALUE, "value = '42'", "value = '43'"),
    (VALUE, "value = '42.0'", "value = '\"42\"'"),
    (VALUE + "\nargs = '[true]'", "value = 'true'", "value = '1'"),
    (VALUE + "\nargs = '[[1]]'", "value = '[1]'", "value = '[1, 1]'"),
    (VALUE + "\nargs = '[{\"a\": 1}]'", "value = '{\"a\": 1}'", 'value = \'{"a": 1, "b": null}\''),
    (VALUE + "\nargs = '[null]'", "value = 'null'", "value = 'false'"),
    (FAIL, 'cause = "raised"', 'cause = "stack"'),
    (FAIL, 'cause = ["stack", "raised"]', 'cause = ["stack", "memory"]'),
    (FAIL, 'cause = "raised"\nat = "here"', 'cause = "raised"\nat = "there"'),
    (FAIL, 'cause = "raised"\nline = true', 'cause = "raised"\nline = false'),
    (FAIL, 'cause = "raised"\ncolumn = true', 'cause = "raised"\ncolumn = false'),
    (FAIL, 'cause = "raised"\nmessage = "on .urpose$"', 'cause = "raised"\nmessage = ["on purpose", "no"]'),
    (FAIL, 'cause = "raised"\ntrace = "program.{ext}"', 'cause = "raised"\ntrace = "program.rb"'),
    (FAIL, 'cause = "raised"\ntrace_lacks = "frozen"', 'cause = "raised"\ntrace_lacks = ["frozen", "in fail"]'),
    (FAIL, 'cause = "raised"\nkinds = ["Odd", "Exception"]', 'cause = "raised"\nkinds = ["ValueError"]'),
    (FAIL, 'cause = "raised"\nkinds = ["Odd"]', 'cause = "raised"\nkinds = ["Odd", "Exception", "ValueError"]'),
    (SPEAK, r'stdout = "out\n"', 'stdout = "out"'),
    (SPEAK, r'stderr = "err\n"', 'stderr = ""'),
    (SPEAK, 'stdout_has = "^out"', 'stdout_has = "err"'),
    (SPEAK, 'stderr_has = "^err"', 'stderr_has = "out"'),
    (SPEAK, "stdout_bytes = 4", "stdout_bytes = 3"),
    (SPEAK, "most_fuel = 100_000_000", "most_fuel = 10"),
    (GRADE, "score = 0.5", "score = 0.50001"),
    (GRADE, 'status = "graded"', 'status = "invalid"'),
    (GRADE, 'verdict_message = "Half."', 'verdict_message = "Half"'),
    (GRADE, 'verdict_message_has = "^H"', 'verdict_message_has = "h"'),
    (GRADE, 'tests = [{ name = "a", name_has = "a" }]', 'tests = [{ name = "a" }, { name = "b" }]'),
    (GRADE, 'tests = [{ status = "passed" }]', 'tests = [{ status = "failed" }]'),
    (GRADE, 'tests = [{ name_has = "a" }]', 'tests = [{ name_has = "b" }]'),
    ('grade.answer = "?"', 'status = "invalid"', "score = 0.5"),
    ('grade.answer = "!"', 'status = "failed"\ncause = "raised"\nmessage = "purpose"', 'status = "graded"'),
    ('name = "a"\ncall = "draw"\n[[steps]]\ncall = "draw"', 'same_as = "a"', 'differs_from = "a"'),
    ('name = "a"\ncall = "draw"\n[[steps]]\ncall = "draw"\nseed = 1', 'differs_from = "a"', 'same_as = "a"'),
]


@pytest.mark.parametrize(("step", "right", "wrong"), EXAMPLES)
def test_what_is_as_expected_passes_and_what_deviates_fails(
    judged: Callable[..., Result], step: str, right: str, wrong: str
) -> None:
    assert judged(case_text(step, right)).standing is Standing.PASSED
    failed = judged(case_text(step, wrong))
    assert failed.standing is Standing.FAILED
    assert failed.deviations[0].step in (1, 2)


def test_there_is_an_example_of_each_key() -> None:
    given = "\n".join(right + "\n" + wrong for _, right, wrong in EXAMPLES)
    assert [key for key in RULES if f"{key} = " not in given] == []


@pytest.mark.parametrize(
    ("step", "expect"),
    [(FAIL, ""), (FAIL, 'stdout = ""'), (VALUE, 'cause = "raised"'), ("check = true", 'cause = "syntax"')],
)
def test_a_failure_is_expected_or_a_deviation(judged: Callable[..., Result], step: str, expect: str) -> None:
    assert judged(case_text(step, expect)).standing is Standing.FAILED


def test_one_of_several_expectations_has_to_hold(judged: Callable[..., Result]) -> None:
    both = "{ value = '42' }, { cause = \"bad-value\" }"
    assert judged(case_text(f"{VALUE}\nexpect = [{both}]")).standing is Standing.PASSED
    neither = "{ value = '41' }, { cause = \"bad-value\" }"
    failed = judged(case_text(f"{VALUE}\nexpect = [{neither}]"))
    assert failed.deviations[0].expected == "value 41 or cause 'bad-value'"


def test_a_failure_is_told_with_all_that_is_needed(judged: Callable[..., Result], runtime: Runtime) -> None:
    text = told(judged(case_text(VALUE + "\nargs = '[7]'", "value = '8'")))
    program = runtime.folder / "conformance" / "a_case.py"
    for part in ("values/a_case: A case", "step 1: call 'value' with [7]", "expected: value 8", "found:    value 7"):
        assert part in text
    assert str(program) in "".join(text.split())


def test_a_missing_translation_is_a_failure_that_says_what_it_has_to_do(judged: Callable[..., Result]) -> None:
    result = judged(case_text(), files={})
    assert result.standing is Standing.FAILED
    assert "a_case.py is missing. What it has to do: What it does." in result.deviations[0].found


def test_a_missing_part_is_a_failure_that_says_what_it_has_to_do(judged: Callable[..., Result]) -> None:
    result = judged(case_text('evaluate = "code"', more='[parts]\ncode = "The code."'))
    assert result.standing is Standing.FAILED
    assert "a_case.code.py is missing. What it has to do: The code." in result.deviations[0].found


def test_a_mark_has_to_be_there_once(judged: Callable[..., Result]) -> None:
    for count in (0, 2):
        source = "def fail():\n" + "    # <here>\n" * count + "    raise ValueError\n"
        result = judged(case_text(FAIL, 'cause = "raised"\nat = "here"'), files={"a_case.py": source})
        assert f"the mark <here> on {count} lines" in result.deviations[0].found


def test_a_second_time_has_to_be_like_the_first(tmp_path: Path) -> None:
    (case,) = written(tmp_path, case_text())
    first = Found(value=1, stdout="a", fuel=10)
    assert unlike(case, [first], [first], "f") == []
    for other in (replace(first, value=2), replace(first, stdout="b"), replace(first, fuel=11)):
        (deviation,) = unlike(case, [first], [other], "f")
        assert "a second time" in deviation.done


def test_the_same_program_is_run_twice(judged: Callable[..., Result], tmp_path: Path) -> None:
    assert judged(case_text()).seconds > 0
    assert [case.repeated for case in written(tmp_path, case_text())] == [True]


NOT_APPLICABLE = "not_applicable.toml"


def test_what_does_not_apply_is_told_with_its_reason(judged: Callable[..., Result]) -> None:
    result = judged(case_text(), files={NOT_APPLICABLE: 'a_case = "This language has no such thing."'})
    assert (result.standing, result.reason) == (Standing.NOT_APPLICABLE, "This language has no such thing.")


@pytest.mark.parametrize(
    "declared",
    [
        'a_case = ""',
        'a_case = "no"',
        "a_case = 3",
        "a_case",
        "".join(f'case{n} = "There is none of it."\n' for n in range(MOST_NOT_APPLICABLE + 1)),
    ],
)
def test_it_is_declared_rarely_and_with_a_reason(judged: Callable[..., Result], declared: str) -> None:
    result = judged(case_text(), files={NOT_APPLICABLE: declared, "a_case.py": PROGRAM})
    assert result.standing is Standing.FAILED
    assert NOT_APPLICABLE in result.deviations[0].found


def test_what_is_declared_is_not_translated(judged: Callable[..., Result]) -> None:
    files = {NOT_APPLICABLE: 'a_case = "There is no such thing."', "a_case.py": PROGRAM}
    assert "and there is a translation" in judged(case_text(), files=files).deviations[0].found


def test_a_runtime_for_answers_has_to_have_what_every_runtime_has(
    judged: Callable[..., Result], runtime: Runtime
) -> None:
    answers = replace(runtime, roles=("answer",))
    everyone = 'required_of = "every runtime"'
    assert judged(case_text(), files={}, about=answers).standing is Standing.NOT_REQUIRED
    assert judged(case_text(more=everyone), files={}, about=answers).standing is Standing.FAILED
    assert judged(case_text(expect="value = '41'"), about=answers).standing is Standing.FAILED
    assert judged(case_text(more=everyone), about=answers).standing is Standing.PASSED


def test_runtimes_of_a_language_share_translations(
    judged: Callable[..., Result], runtime: Runtime, tmp_path: Path
) -> None:
    other = replace(runtime, wasm=tmp_path / "other" / "runtime.wasm")
    assert judged(case_text(), about=other).standing is Standing.PASSED
    stranger = replace(other, language="ruby")
    assert judged(case_text(), about=stranger).standing is Standing.FAILED


def test_a_case_across_is_done_with_every_other_language(sandbox: Sandbox, runtime: Runtime, tmp_path: Path) -> None:
    more = 'across = true\n[parts]\nanswer = "A program."'
    (case,) = written(tmp_path, case_text('grade.program = { part = "answer" }', more=more))
    for name in ("a_case.py", "a_case.answer.py"):
        (runtime.folder / "conformance" / name).write_text(PROGRAM, "utf-8")
    second, answers = (replace(runtime, name=name) for name in ("second", "answers"))
    answers = replace(answers, roles=("answer",))
    retired = replace(runtime, name="old", status="retired")
    found = jobs(runtime, [runtime, second, answers, retired], [case])
    pairs = {(job.runtime.name, job.answers.name) for job in found}
    own = runtime.name
    assert pairs == {(own, own), (own, "second"), (own, "answers"), ("second", own)}
    assert {job.about.name for job in found} == {own}


BROKEN_CASES = {
    "unknown key 'colour'": case_text(more="colour = 1"),
    "unknown key 'arguments'": case_text("call = 'value'\narguments = '[]'"),
    "unknown key 'values'": case_text(expect="values = '1'"),
    "unknown key 'gas'": case_text(more="limits = { gas = 1 }"),
    "unknown key 'colour_has'": case_text(GRADE, 'tests = [{ colour_has = "red" }]'),
    "area 'colours'": case_text().replace('"values"', '"colours"'),
    "title is missing": case_text().replace("title", "# title"),
    "there are no steps": 'title = "t"\narea = "values"\nprogram = "p"\nsteps = []',
    "exactly one of the keys": case_text('args = "[]"'),
    "step 1: it has exactly one": case_text('call = "f"\nrun = true'),
    "run is true": case_text("run = false"),
    "args is no JSON text": case_text('call = "f"\nargs = "[1,"'),
    "args is JSON text of a list": case_text('call = "f"\nargs = "1"'),
    "expect.value is JSON text": case_text(expect="value = 'None'"),
    "expect.value is text": case_text(expect="value = 1"),
    "unknown cause 'slow'": case_text(FAIL, 'cause = "slow"'),
    "expect.message is a regular expression": case_text(FAIL, 'cause = "raised"\nmessage = "("'),
    "the part 'code' is used but not described": case_text('evaluate = "code"'),
    "the part 'code' is described but not used": case_text(more='[parts]\ncode = "Code."'),
    "no earlier step has the name 'first'": case_text(expect='same_as = "first"'),
    "steps that share an instance": case_text("run = true", more="shared = true"),
    "required_of is": case_text(more='required_of = "some"'),
    "the limit fuel": case_text(more="limits = { fuel = 0 }"),
    "is not base64": case_text(more='files = { "a.bin" = { base64 = "?" } }'),
    "the answer 'field' is": case_text("grade.field = true"),
    "Invalid": case_text(more="="),
}


@pytest.mark.parametrize("why", BROKEN_CASES)
def test_what_is_no_case_is_refused_with_the_name_of_the_file(tmp_path: Path, why: str) -> None:
    with pytest.raises(BadCase) as error:
        written(tmp_path, BROKEN_CASES[why], "broken.toml")
    assert "broken.toml: " in str(error.value)
    assert why in str(error.value)


def test_the_name_of_a_case_is_plain(tmp_path: Path) -> None:
    with pytest.raises(BadCase, match=r"A-case\.toml: the name"):
        written(tmp_path, case_text(), "A-case.toml")


@pytest.fixture
def copied(sandbox: Sandbox, tmp_path: Path) -> Path:
    """A built runtime in a folder of somebody else's, of a language of its own, with all of its translations."""
    runtime = sandbox.catalog.get("python-3.14")
    target = tmp_path / "elsewhere" / runtime.id
    target.mkdir(parents=True)
    shutil.copy(runtime.wasm, target)
    manifest = json.loads((runtime.folder / "manifest.json").read_text("utf-8"))
    manifest |= {"language": "somebodys-python", "file_extension": "py"}
    (target / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    shutil.copy(runtime.folder / "self_test.json", target)
    shutil.copytree(Path(__file__).parents[2] / "runtimes" / "python" / "conformance", target / "conformance")
    return target


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    called = [sys.executable, "-m", "wasm_problem.cli", "runtimes", "verify", *map(str, arguments)]
    return subprocess.run(called, capture_output=True, text=True, check=False)


def test_a_runtime_of_somebody_else_is_verified_where_it_is(copied: Path) -> None:
    found = command("--source", copied, "--area", "time", "--area", "input")
    assert (found.returncode, found.stderr) == (0, "")
    assert "python-3.14@1: digest matches, 11 of 11 self-tests pass" in found.stdout
    assert "time              3 of 3 cases pass" in found.stdout
    assert "python-3.14@1 conforms" in found.stdout


def test_what_belongs_to_no_case_is_told(copied: Path) -> None:
    (copied / "conformance" / "clok.py").write_text("", "utf-8")
    (copied / "conformance" / NOT_APPLICABLE).write_text('sleeep = "There is no such thing."', "utf-8")
    found = command("--source", copied, "--area", "time")
    assert found.returncode == 1
    assert "clok.py is a translation of no case" in found.stderr
    assert "names sleeep, which is no case" in found.stderr


def test_a_runtime_that_deviates_does_not_conform(copied: Path) -> None:
    program = copied / "conformance" / "clock.py"
    program.write_text(program.read_text("utf-8").replace("sleep(3600)", "sleep(60)"), "utf-8")
    (copied / "conformance" / "async_functions.py").unlink()
    found = command("--source", copied, "--area", "time")
    assert found.returncode == 1
    for text in ("time/sleep", "step 1: call 'sleep'", "expected: value 3600", "found:    value 60"):
        assert text in found.stderr
    assert "async_functions.py" in found.stderr
    assert "time              1 of 3 cases pass" in found.stdout
    assert "does not conform" in found.stdout


def test_the_report_in_json_says_the_same(copied: Path) -> None:
    (copied / "conformance" / "async_functions.py").unlink()
    found = command("--source", copied, "--area", "time", "--json")
    assert found.returncode == 1
    (report,) = json.loads(found.stdout)["runtimes"]
    assert (report["ok"], report["fault"], report["self_test_faults"]) == (False, "", [])
    standings = {case["case"]: case["standing"] for case in report["cases"]}
    assert standings == {"async_functions": "failed", "clock": "passed", "sleep": "passed"}


def test_a_file_that_was_changed_is_not_run(copied: Path) -> None:
    content = (copied / "runtime.wasm").read_bytes()
    (copied / "runtime.wasm").unlink()
    (copied / "runtime.wasm").write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    found = command("--source", copied)
    assert found.returncode == 1
    assert "does not match the digest" in found.stderr


@pytest.mark.parametrize("arguments", [["python-3.14", "--source", "."], ["no-such-runtime"], ["--source", "/"]])
def test_what_cannot_be_verified_is_bad_input(arguments: list[str]) -> None:
    found = command(*arguments)
    assert found.returncode == 2
    assert found.stderr.startswith(("error: ", "Usage: "))


def test_self_tests_are_judged(sandbox: Sandbox, copied: Path) -> None:
    runtime = replace(sandbox.catalog.get("python-3.14"), wasm=copied / "runtime.wasm")
    tests = json.loads((copied / "self_test.json").read_text("utf-8"))
    tests[0]["expect"]["value"] = {"sum": 43}
    (copied / "self_test.json").write_text(json.dumps(tests), "utf-8")
    found = verify(sandbox, runtime, [])
    assert not found.ok
    assert "a call returns a value and its output" in found.self_test_faults[0]
    assert as_json(found)["self_tests"] == len(tests)


@pytest.mark.parametrize("content", ["{", "3", "[3]", '[{"name": "a"}]', '[{"name": "a", "source": "", "expect": []}]'])
def test_self_tests_that_are_none_are_told(sandbox: Sandbox, copied: Path, content: str) -> None:
    runtime = replace(sandbox.catalog.get("python-3.14"), wasm=copied / "runtime.wasm")
    (copied / "self_test.json").write_text(content, "utf-8")
    found = verify(sandbox, runtime, [])
    assert not found.ok
    assert str(copied / "self_test.json") in found.fault
