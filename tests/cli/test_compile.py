"""`runtimes compile`, as an image build uses it."""

import subprocess
import sys

import pytest


def test_runtimes_are_compiled_once(operator):
    operator.install()
    done = operator.command("compile", "tiny")
    assert done.returncode == 0, done.stderr
    assert "[1/1] tiny@1: compiling, about 1 s ..." in done.stdout
    assert f"tiny@1: compiled in 0 s, kept in {operator.cache}" in done.stdout
    assert "tiny@1: compiled already" in operator.command("compile", "tiny").stdout


def test_the_report_says_what_came_of_each(operator):
    operator.install()
    operator.install("bad", b"no component")
    first = operator.report("compile", "tiny", "bad", status=1)
    assert [(each["id"], each["state"]) for each in first["runtimes"]] == [("tiny@1", "compiled"), ("bad@1", "failed")]
    assert "it is not a WebAssembly component" in first["runtimes"][1]["error"]
    assert (first["folder"], first["problems"]) == (str(operator.cache), [])
    assert operator.report("compile", "tiny")["runtimes"][0]["state"] == "ready"


def test_one_that_does_not_compile_stops_no_other_and_the_status_tells(operator):
    operator.install("bad", b"no component")
    operator.install()
    done = operator.command("compile", "bad", "tiny")
    assert done.returncode == 1
    assert "tiny@1: compiled in" in done.stdout
    assert "error: bad@1: " in done.stderr


@pytest.mark.parametrize("place", ["file", "file/inside", "/proc/none"])
def test_a_cache_that_cannot_be_used_is_an_error_with_its_remedy(operator, place):
    operator.install()
    (operator.home / "file").write_text("")
    done = operator.command("compile", "tiny", WASM_PROBLEM_CACHE=str(operator.home / place))
    assert done.returncode == 1
    assert "error: cannot make the folder" in done.stderr
    assert "set WASM_PROBLEM_CACHE to a folder that this user owns" in done.stderr
    assert "Traceback" not in done.stderr


def test_on_a_terminal_there_is_a_progress_bar(operator):
    operator.install()
    script = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)"
    command = [sys.executable, "-c", script, sys.executable, "-m", "wasm_problem.cli", "runtimes", "compile", "tiny"]
    done = subprocess.run(
        command, capture_output=True, env=operator.environment(), stdin=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 0
    assert b"Compiling" in done.stdout
    assert b"1/1" in done.stdout
    assert b"tiny@1: compiled in" in done.stdout
