"""docs/limits.md says what the sandbox does: names, defaults and messages."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from wasm_problem.block.settings import RUNS_PER_MINUTE
from wasm_problem.grading.submission import BOUNDS, MAX_AT_ONCE, MAX_OPENED
from wasm_problem.sandbox import DEFAULT_LIMITS, Cause, Invocation, Program, Sandbox
from wasm_problem.sandbox.limits import KIB, MIB

PAGE = (Path(__file__).parents[2] / "docs" / "limits.md").read_text("utf-8")
PYTHON = "python-3.14"
DEEP = "def f():\n    nest = []\n    for _ in range(100_000): nest = [nest]\n    "


def rows() -> dict[str, list[str]]:
    """The tables' rows by their first cell."""
    lines = [line.strip("|").split(" | ") for line in PAGE.splitlines() if line.startswith("| ")]
    return {cells[0].strip(" `"): [cell.strip(" `|") for cell in cells] for cells in lines}


def test_every_limit_has_its_default():
    for field in dataclasses.fields(DEFAULT_LIMITS):
        default = getattr(DEFAULT_LIMITS, field.name)
        written = {f"{default:,}", f"{default:g}", f"{default // 2**20:g} MiB"}
        assert rows()[field.name][1] in written, field.name


def test_every_cause_is_explained():
    for cause in Cause:
        assert f"`{cause}`" in PAGE.partition("## All causes")[2], cause


@pytest.mark.parametrize(
    ("row", "program", "invocation"),
    [
        ("fuel", Program("def f():\n    while True: pass"), Invocation("f")),
        ("memory_bytes", Program("def f(): return bytearray(10**9)"), Invocation("f")),
        ("output_bytes", Program("def f():\n    while True: print('x' * 100)"), Invocation("f")),
        ("value_bytes", Program("def f(): return 'x' * 2_000_000"), Invocation("f")),
        ("source_bytes", Program("#" * 600_000), Invocation("f")),
        ("args_bytes", Program(""), Invocation("f", ["x" * 2_000_000])),
        ("stdin_bytes", Program(""), Invocation("f", stdin="x" * 2_000_000)),
        ("files_bytes", Program("", {"a": bytes(20_000_000)}), Invocation("f")),
        ("Nesting of calls in Python", Program("def f(): return f()"), Invocation("f")),
        ("Native stack of one program", Program(f"{DEEP}return repr(nest)"), Invocation("f")),
        ("One text handed to the host", Program("def f(): return 'x' * 20_000_000"), Invocation("f")),
        ("Number of attached files", Program("", {f"file{n}": b"" for n in range(1001)}), Invocation("f")),
    ],
)
def test_a_limit_ends_in_the_cause_and_the_message_of_the_page(sandbox: Sandbox, row, program, invocation):
    failure = sandbox.run(PYTHON, program, invocation).failure
    assert failure is not None
    assert [failure.cause.value, failure.message] == rows()[row][2:4]


@pytest.mark.parametrize(
    "statement",
    [
        "open('/etc/passwd')",
        "import os; os.abort()",
        "import os; os._exit(0)",
        "import os; os.fork()",
        "import ctypes",
        "input()",
        "import threading; threading.Thread().start()",
        "import threading; threading.Event().wait()",
    ],
)
def test_what_a_program_cannot_do_ends_in_the_text_of_the_page(sandbox: Sandbox, statement):
    failure = sandbox.run(PYTHON, Program(f"def f():\n    {statement}"), Invocation("f")).failure
    assert failure is not None
    assert failure.cause is Cause.RAISED
    assert failure.message.removesuffix(": '/etc/passwd'") in PAGE


def test_the_limits_of_a_learner_s_program_are_those_on_the_page():
    section = PAGE.partition("## Limits of a learner's program")[2].partition("## All causes")[0]
    usual, most = BOUNDS.usual, BOUNDS.most
    memory, more_memory = usual.memory_bytes // MIB, most.memory_bytes // MIB
    rows = {
        f"| Fuel | {usual.fuel:,} | {most.fuel:,} | {BOUNDS.total_fuel:,} |",
        f"| Time | {usual.seconds:g} s | {most.seconds:g} s | {BOUNDS.total_seconds:g} s |",
        f"| Memory | {memory} MiB | {more_memory} MiB | {MAX_AT_ONCE} programs at once |",
        f"| Output | {usual.output_bytes // KIB} KiB | {most.output_bytes // KIB} KiB | |",
        f"| Starts | | | {MAX_OPENED:,} |",
    }
    assert rows <= set(section.splitlines())
    assert f"at most {RUNS_PER_MINUTE} times in a minute" in section
