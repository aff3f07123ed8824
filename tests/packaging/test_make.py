"""What `make` says and does before any test or server starts."""

from __future__ import annotations

import importlib.util
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from .conftest import ROOT


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", "-C", ROOT, *arguments], capture_output=True, text=True, check=False)


def devserver(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wasm_problem.devserver", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture
def prepare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """.ci/prepare.py, looking after a .venv in an empty folder."""
    spec = importlib.util.spec_from_file_location("prepare", ROOT / ".ci" / "prepare.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    venv = tmp_path / ".venv"
    for name, value in {"VENV": venv, "PYTHON": venv / "bin" / "python", "STAMPS": venv / ".stamps"}.items():
        monkeypatch.setattr(module, name, value)
    return module


def test_help_is_the_default_and_names_every_target() -> None:
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert targets is not None
    public = set(targets[1].split()) - {"python"}
    assert {"help", "run", "test", "lint", "format", "bench", "runtimes", "clean"} <= public
    for output in (make().stdout, make("help").stdout):
        assert public == set(re.findall(r"^  make ([\w-]+) +\w", output, re.MULTILINE))


def test_a_python_that_is_not_there_is_named_with_what_to_do() -> None:
    answer = make("run", "PYTHON=no-such-python")
    assert answer.returncode != 0
    assert "'no-such-python' is not a Python 3.11 or newer. Name one: make PYTHON=python3.12 run" in answer.stderr


def test_a_taken_port_is_named_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = devserver("--port", str(port))
    assert answer.returncode == 1
    assert f"Port {port} is taken" in answer.stderr
    assert "make run PORT=" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "8000.5", ""])
def test_what_is_not_a_port_is_refused(port: str) -> None:
    answer = devserver(f"--port={port}")
    assert answer.returncode == 2
    assert "is not a port, a number from 1 to 65535" in answer.stderr


def test_the_demo_problems_are_served_where_it_says(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "wasm_problem.devserver", "--port", str(port)],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "WASM_PROBLEM_VAR": str(tmp_path / "var")},
        # Whoever runs the tests in the background of a shell ignores Ctrl-C, and so would the server.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    with server:
        assert server.stdout is not None
        url = re.search(r"http://127\.0\.0\.1:\d+/", next((line for line in server.stdout if "http" in line), ""))
        try:
            assert url is not None
            assert url[0] == f"http://127.0.0.1:{port}/"
            with urllib.request.urlopen(url[0]) as page:
                assert "/scenario/wasm_problem." in page.read().decode()
        finally:
            server.send_signal(signal.SIGINT)
    assert server.returncode == 0


def test_a_step_is_done_again_only_when_its_inputs_change(prepare: ModuleType) -> None:
    prepare.STAMPS.mkdir(parents=True)
    done: list[str] = []
    for inputs in ("a", "a", "b", "b", "a"):
        prepare.once("step", inputs, lambda inputs=inputs: done.append(inputs))
    assert done == ["a", "b", "a"]


def test_a_step_that_failed_is_done_again(prepare: ModuleType) -> None:
    prepare.STAMPS.mkdir(parents=True)

    def fail() -> None:
        prepare.run_quietly([sys.executable, "-c", "print('what went wrong'); exit(3)"], "step", "Do this.")

    for _ in range(2):
        with pytest.raises(prepare.Trouble, match=r"(?s)what went wrong.*Do this\..*step\.log"):
            prepare.once("step", "a", fail)


def test_an_environment_of_another_version_is_made_again_when_a_python_was_asked_for(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare.make_venv(this_python=False)
    marker = prepare.VENV / "marker"
    marker.touch()
    prepare.make_venv(this_python=True)
    assert marker.exists()
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    prepare.make_venv(this_python=False)
    assert marker.exists()
    prepare.make_venv(this_python=True)
    assert not marker.exists()


def test_an_environment_that_was_moved_here_does_not_count(prepare: ModuleType) -> None:
    prepare.make_venv(this_python=False)
    assert prepare.version_of_venv() == sys.version_info[:2]
    config = prepare.VENV / "pyvenv.cfg"
    config.write_text(config.read_text().replace(str(prepare.VENV), "/elsewhere/.venv"))
    assert prepare.version_of_venv() is None


def test_a_browser_that_was_named_wrongly_is_refused(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with pytest.raises(prepare.Trouble, match="CHROMIUM names /no/such/browser"):
        prepare.find_browser()
