"""A runtime whose interpreter is written in C: built with the C library of runtimes/c, and run."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wasm_problem.grading.answers import read_answers
from wasm_problem.grading.grader import Status, grade
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem
from wasm_problem.runtime_build import BuildFailed, RuntimeSource, build
from wasm_problem.sandbox import Cause, Invocation, Limits, Outcome, Program, Sandbox
from wasm_problem.sandbox.limits import MIB

from .conftest import copied

ECHO = "echo-1@1"


def called(sandbox: Sandbox, entry: str, *args: Any, source: str = "", stdin: str = "", **program: Any) -> Outcome:
    return sandbox.run(ECHO, Program(source, **program), Invocation(entry, args, stdin))


def test_values_and_output_cross_the_border(with_echo: Sandbox) -> None:
    args = [1, -2.5, "né\0x", None, True, {"a": ["𝄞"]}]
    outcome = called(with_echo, "anything", *args, stdin="zeros \0 and é")
    assert (outcome.value, outcome.stderr) == (args, "zeros \0 and é")
    assert outcome.usage.memory_bytes


def test_a_main_program_and_what_the_c_library_prints(with_echo: Sandbox) -> None:
    assert with_echo.run(ECHO, Program("text "), Invocation(stdin="input")).stdout == "text input"
    session, _ = with_echo.session(ECHO, Program(""))
    assert session is not None
    assert session.evaluate("some code").value == "some code"
    assert session.evaluate("some code", echo=True).stdout == "some code\n"
    session.close()


def test_a_syntax_error_has_its_place(with_echo: Sandbox) -> None:
    failure = with_echo.check(ECHO, Program("!"))
    assert failure is not None
    assert (failure.cause, failure.line, failure.column) == (Cause.SYNTAX, 1, 1)


def test_an_instance_begins_after_the_start_with_its_own_seed_and_the_same_clock(with_echo: Sandbox) -> None:
    found = [called(with_echo, "describe", seed=seed).value for seed in (1, 1, 2)]
    assert [each["starts"] for each in found] == [1, 1, 1]
    assert [each["seconds"] for each in found] == [1767225600] * 3
    assert found[0] == found[1]
    assert found[0]["random"] != found[2]["random"]


def test_embedded_and_attached_files_and_numbers(with_echo: Sandbox) -> None:
    files = {"a.txt": b"", "b.txt": b"x", "c.bin": b"yz", "d": bytes(range(256))}
    found = called(with_echo, "describe", files=files).value
    assert found["embedded"] == "hello\n"
    assert found["files"] == {name: content.decode("utf-8", "replace") for name, content in files.items()}
    assert found["doubles"] == [0.1, 1 / 3, 1e300, -0.0, 5, 123456789012345680.0]
    assert [type(each) for each in found["doubles"]] == [float] * 6


@settings(max_examples=300, deadline=None)
@given(st.from_regex(r"-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?", fullmatch=True))
@example("0.1")
@example("-0.0")
@example("9007199254740993")
@example("999999999999999e22")
@example("1e23")
def test_numbers_are_read_to_the_nearest_double(with_echo: Sandbox, number: str) -> None:
    bits = called(with_echo, "number", number).value
    assert struct.pack("<Q", bits) == struct.pack("<d", float(number))


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**64 - 1), st.sampled_from([16, 44, 64]))
def test_memory_keeps_what_is_in_it_also_when_there_is_too_little(with_echo: Sandbox, seed: int, mib: int) -> None:
    limits = Limits(memory_bytes=mib * MIB)
    outcome = with_echo.run(ECHO, Program("", seed=seed), Invocation("juggle"), limits)
    assert (outcome.value, outcome.failure) == ("all as it was", None)


def test_memory_that_was_used_in_small_pieces_serves_a_large_one(with_echo: Sandbox) -> None:
    limits = Limits(memory_bytes=64 * MIB)  # Echo begins with about 40.
    outcome = with_echo.run(ECHO, Program(""), Invocation("rearrange"), limits)
    assert outcome.failure is None
    assert outcome.value > 20


def test_a_failure_is_text_and_bounded(with_echo: Sandbox) -> None:
    spoilt, babbling = (called(with_echo, name).failure for name in ("spoil", "babble"))
    assert spoilt is not None and spoilt.message == "half � of a character"  # noqa: PT018
    assert babbling is not None and len(babbling.message) < 8100  # noqa: PT018


def test_a_result_that_no_memory_is_left_for_is_named(with_echo: Sandbox) -> None:
    outcome = called(with_echo, "hoard", "x" * 10_000)
    assert outcome.failure is not None
    assert outcome.failure.cause is Cause.MEMORY


def test_a_grader_reaches_the_learners_program(with_echo: Sandbox) -> None:
    problem = Problem(ECHO, "a grader", inputs=(Input("program", InputKind.CODE),))

    def status(program: str) -> tuple[Status, str]:
        graded = grade(with_echo, problem, read_answers(problem.inputs, {"program": program}))
        return graded.status, graded.stdout

    # What the learner's program is asked for it writes to standard error, and as a main program to standard output.
    assert status("said ") == (Status.GRADED, "said stdin")


def test_what_accompanies_a_runtime_is_renewed_without_compiling(tmp_path: Path) -> None:
    source = copied(tmp_path)
    (source.folder / "conformance").mkdir()
    (source.folder / "conformance" / "one.txt").write_text("one")
    build(source, print)
    component = (source.target / "runtime.wasm").read_bytes()
    (source.folder / "conformance" / "one.txt").write_text("two")
    assert not source.is_fresh()
    said: list[str] = []
    build(source, said.append)
    assert said == ["echo-1@1: renewed what accompanies the component"]
    assert (source.target / "conformance" / "one.txt").read_text() == "two"
    assert (source.target / "runtime.wasm").read_bytes() == component
    assert source.is_fresh()
    # What tools leave behind is no part of it.
    (source.folder / "conformance" / ".cache").mkdir()
    (source.folder / "conformance" / ".cache" / "note").write_text("")
    assert source.is_fresh()


def test_a_package_is_amended_where_the_manifest_says(tmp_path: Path) -> None:
    source = copied(tmp_path)
    manifest = source.folder / "manifest.toml"
    package = """
[[build.packages]]
registry = "pypi"
name = "six"
version = "1.17.0"
sha256 = "ff70335d468e7eb6ec65b95b99d3a2836546063f63acc5171de367e834932a81"
embed = ["LICENSE"]
amend = [{ file = "LICENSE", old = "%s", new = "Somebody" }]
"""
    manifest.write_text(manifest.read_text() + package % "Benjamin Peterson")
    build(source, print)
    assert b"Somebody" in (source.target / "runtime.wasm").read_bytes()
    manifest.write_text(manifest.read_text().replace("Benjamin Peterson", "Nobody"))
    with pytest.raises(BuildFailed, match="amends LICENSE where it has not once 'Nobody'"):
        build(RuntimeSource(source.folder), print)


def broken(source: RuntimeSource, name: str, old: str, new: str) -> str:
    """What the build says after a change of one of its files."""
    path = source.folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    with pytest.raises(BuildFailed) as failed:
        build(RuntimeSource(source.folder), print)
    path.write_text(text)
    assert not (source.folder / "dist" / ".work").exists()
    return str(failed.value)


def test_a_build_that_fails_says_at_which_step_and_why(tmp_path: Path) -> None:
    source = copied(tmp_path)
    manifest, code = "manifest.toml", "guest/echo.c"
    assert "echo.c:" in broken(source, code, "starts++;", "starts++")
    assert "undefined symbol: language_start" in broken(source, code, "void language_start", "void language_begin")
    assert "language_start ended with a trap" in broken(source, code, "starts++;", "__builtin_trap();")
    assert "names 'guest/*.lisp', and language has no such file" in broken(source, manifest, "*.c", "*.lisp")
    assert "unknown build tool 'gcc'" in broken(source, manifest, '"ziglang"', '"gcc"')
    assert "ziglang 0.0.1, and 0.17.1 is installed" in broken(source, manifest, '"0.17.1"', '"0.0.1"')
    assert "a warm_up that does not compile in it: a program does not begin with !" in broken(
        source, manifest, 'title = "Echo"', 'title = "Echo"\nwarm_up = "!"'
    )
    trapping = broken(
        source,
        code,
        "rt_result language_check(const rt_program *program) {",
        "rt_result language_check(const rt_program *program) { __builtin_trap();",
    )
    assert "does not start" in trapping
    assert "manifest.toml: has no title" in broken(source, manifest, 'title = "Echo"', "")
    assert "manifest.toml:" in broken(source, manifest, "[build]", "[build")
    package = '\n[[build.packages]]\nregistry = "%s"\nname = "six"\nversion = "1.17.0"\nsha256 = "00"\n'
    with_package = broken(source, manifest, 'embed = ["guest/*.txt"]', 'embed = ["guest/*.txt"]' + package % "pypi")
    assert "six 1.17.0 from pypi: the file has the SHA-256 digest" in with_package
    unknown = broken(source, manifest, 'embed = ["guest/*.txt"]', 'embed = ["guest/*.txt"]' + package % "cpan")
    assert "the registry is neither pypi, npm nor debian" in unknown
