"""The command line as scripts and people use it: exit statuses, JSON on stdout and nothing else there."""

import json
import subprocess
import sys

import pytest

from tests.examples import SQUARES

ROOTS = {25: (3, 4), 50: (1, 7), 65: (1, 8)}


def problem(grader: str, kind: str = "number", runtime: str = "python-3.14") -> str:
    return (
        f'<wasm_problem runtime="{runtime}"><prompt>Answer.</prompt><input name="x" kind="{kind}" label="x"/>'
        f"<grader><![CDATA[\n{grader}\n]]></grader></wasm_problem>"
    )


@pytest.fixture
def command(tmp_path):
    """Runs `wasm-problem ARGS`; a text with a `<` or newline among them is written to a file first."""

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        words = []
        for number, word in enumerate(args):
            if "\n" in word or word.startswith("<"):
                path = tmp_path / f"file{number}"
                path.write_text(word, "utf-8")
                word = str(path)
            words.append(word)
        return subprocess.run(
            [sys.executable, "-m", "wasm_problem.cli", *words], capture_output=True, text=True, check=False
        )

    return run


def test_grade_prints_the_documented_object(command):
    first = command("grade", SQUARES, "--answer", '{"a": 0, "b": 0}', "--seed", "5", "--json")
    report = json.loads(first.stdout)
    assert first.returncode == 0
    assert list(report) == ["status", "score", "message", "tests", "variables", "runtime", "usage", "failure"]
    assert (report["status"], report["score"], report["message"]) == ("graded", 0, "Check your squares.")
    assert (report["runtime"], report["tests"], report["failure"]) == ("python-3.14@1", [], None)
    assert set(report["usage"]) == {"fuel", "memory_bytes", "wall_ms"}
    a, b = ROOTS[report["variables"]["n"]]
    second = command("grade", SQUARES, "--answer", json.dumps({"a": a, "b": str(b)}), "--seed", "5", "--json")
    assert json.loads(second.stdout)["score"] == 1


def test_grade_talks_to_people_without_json(command):
    result = command("grade", SQUARES, "--answer", '{"a": 0, "b": 0}')
    assert result.returncode == 0
    assert "score:   0" in result.stdout
    assert "Check your squares." in result.stdout
    assert "fuel" in result.stderr


def test_a_failing_grader_exits_with_1_and_names_the_line(command):
    result = command("grade", problem("def grade(answer, problem):\n    return 1 / 0"), "--answer", "1", "--json")
    report = json.loads(result.stdout)
    assert (result.returncode, report["status"], report["score"]) == (1, "failed", None)
    assert set(report["failure"]) == {"cause", "message", "line", "column", "trace", "kinds"}
    assert (report["failure"]["cause"], report["failure"]["line"]) == ("raised", 2)
    assert "ZeroDivisionError" in report["failure"]["message"]


@pytest.mark.parametrize(
    ("grader", "cause"),
    [
        ("def grade(answer, problem): pass", "bad-value"),
        ("def grade(answer, problem): return 2", "bad-value"),
        ("def grade(answer, problem): return float('nan')", "bad-value"),
        ("def grade(answer, problem): return 'yes'", "bad-value"),
        ("def grade(answer, problem): return {'score': 1, 'message': 'x' * 10_000_000}", "bad-value"),
        ("x = 1", "missing-entry"),
        ("def grade(answer, problem:", "syntax"),
        ("def grade(answer, problem):\n    while True: pass", "fuel"),
    ],
)
def test_every_grader_fault_has_its_name(command, grader, cause):
    result = command("grade", problem(grader), "--answer", "1", "--json")
    report = json.loads(result.stdout)
    assert (result.returncode, report["status"], report["failure"]["cause"]) == (1, "failed", cause)


def test_an_invalid_answer_is_said_by_the_grader_or_the_field(command):
    refusing = problem("def grade(answer, problem): raise InvalidAnswer('Give it in metres.')")
    result = command("grade", refusing, "--answer", "1", "--json")
    assert (result.returncode, json.loads(result.stdout)["status"]) == (2, "invalid")
    assert "Give it in metres." in json.loads(result.stdout)["message"]
    typed = command("grade", refusing, "--answer", '"seven"', "--json")
    assert (typed.returncode, json.loads(typed.stdout)["status"]) == (2, "invalid")
    assert json.loads(typed.stdout)["message"].startswith("x: ")


@pytest.mark.parametrize(
    ("args", "text"),
    [
        (("grade", "<wasm_problem", "--answer", "1"), "file1:1:"),
        (("grade", SQUARES, "--answer", "{not json"), "two pairs of quotes"),
        (("grade", SQUARES, "--answer", "1"), "with the fields a, b"),
        (("grade", "/no/such/file.xml", "--answer", "1"), "does not exist"),
        (("run", "python-3.14", "\n", "--args", "{}"), "must be a JSON array"),
        (("run", "cobol", "\n"), "not installed"),
        (("runtimes", "show", "cobol"), 'The runtime "cobol" is not installed here. Installed: '),
        (("runtimes", "build", "cobol"), "no sources of cobol"),
    ],
)
def test_bad_input_exits_with_2_and_says_what_to_do(command, args, text):
    result = command(*args)
    assert result.returncode == 2
    assert text in result.stderr
    assert "Traceback" not in result.stderr


def test_bad_input_with_json_is_still_one_object(command):
    result = command("grade", "<wasm_problem", "--answer", "1", "--json")
    report = json.loads(result.stdout)
    assert (result.returncode, report["status"], report["score"]) == (2, "invalid", None)
    assert report["failure"]["cause"] == "refused"


def test_run_calls_a_function_or_the_whole_program(command):
    source = (
        "import sys\ndef add(a, b):\n    return a + b\n"
        "if __name__ == '__main__':\n    print(sys.stdin.read().upper())\n"
    )
    called = command("run", "python-3.14", source, "--entry", "add", "--args", "[2, 3]", "--json")
    report = json.loads(called.stdout)
    assert list(report) == ["value", "failure", "stdout", "stderr", "usage"]
    assert (called.returncode, report["value"], report["failure"]) == (0, 5, None)
    main = command("run", "python-3.14", source, "--stdin", "hello\n")
    assert (main.returncode, main.stdout) == (0, "HELLO\n\n")


def test_run_keeps_to_the_limits_it_is_given(command):
    loop = "while True:\n    pass\n"
    result = command("run", "python-3.14", loop, "--fuel", "50000000", "--json")
    assert (result.returncode, json.loads(result.stdout)["failure"]["cause"]) == (1, "fuel")
    result = command("run", "python-3.14", "x = bytearray(10**8)\n", "--memory", "64", "--json")
    assert (result.returncode, json.loads(result.stdout)["failure"]["cause"]) == (1, "memory")


def test_the_runtimes_are_listed_shown_and_verified(command):
    listed = json.loads(command("runtimes", "list", "--json").stdout)
    assert "python-3.14@1" in [each["id"] for each in listed["runtimes"]]
    assert listed["problems"] == []
    shown = command("runtimes", "show", "python-3.14")
    assert "sha256:" in shown.stdout
    assert "lacks:     ssl" in shown.stdout
    verified = command("runtimes", "verify", "--area", "time")  # tests/conformance runs all areas.
    assert verified.returncode == 0, verified.stderr
    assert "self-tests pass" in verified.stdout


TABLE = """
from wasm_problem import call, run
tests = [
    call("double", 3, returns=6, hint="Two times three."),
    run("", prints=""),
    call("double", 4, returns=8, visibility="hidden"),
]
"""


def test_a_program_is_read_as_it_is_and_its_failed_tests_are_told(command, tmp_path):
    program = tmp_path / "program.py"
    program.write_text("def double(n):\n    return n + 1\n")
    result = command("grade", problem(TABLE, "code"), "--answer", f"@{program}")
    assert result.returncode == 0, result.stderr
    assert "test:    double(3): failed\n         expected: 6\n         actual:   4\n" in result.stdout
    assert "Two times three." in result.stdout
    report = json.loads(command("grade", problem(TABLE, "code"), "--answer", f"@{program}", "--json").stdout)
    assert [(test["status"], test["visibility"]) for test in report["tests"]] == [
        ("failed", "shown"),
        ("passed", "shown"),
        ("failed", "hidden"),
    ]


def test_a_text_that_is_no_program_is_invalid(command, tmp_path):
    program = tmp_path / "program.py"
    program.write_text("def double(n:\n")
    result = command("grade", problem(TABLE, "code"), "--answer", f"@{program}", "--json")
    assert result.returncode == 2
    assert "cannot be read" in json.loads(result.stdout)["message"]
