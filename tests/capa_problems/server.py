"""The workbench with the problems, in a process of its own and in the environment that has xblocks-contrib."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv" / "capa" / "bin" / "python"
START_SECONDS = 90
STOP_SECONDS = 10
POLL_SECONDS = 0.1


@dataclass(frozen=True)
class Site:
    """folder: where the server keeps its database and writes what it publishes. log: its output."""

    address: str
    folder: Path
    log: Path

    @property
    def events(self) -> Path:
        return self.folder / "events.jsonl"

    @property
    def telemetry(self) -> Path:
        return self.folder / "telemetry.jsonl"


@contextmanager
def running(executor: str, variables: Mapping[str, str] | None = None) -> Iterator[Site]:
    """executor: see lms/settings.py. variables: of the server's environment. Raises AssertionError with its output."""
    if not PYTHON.exists():
        pytest.fail(f"{PYTHON} does not exist. `python .ci/prepare.py capa` makes it, as `make test` does.", False)
    if executor != "unsafe":
        _compile_runtimes()
    # In memory where there is such a folder: SQLite waits for the disk at every write, and the workbench writes a lot.
    memory = Path("/dev/shm")
    place = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="wasm-problem-capa-", dir=place) as name:
        folder = Path(name)
        site = Site(f"http://127.0.0.1:{_free_port()}", folder, folder / "server.log")
        server = _start(site, executor, variables or {})
        try:
            _wait_for(site, server)
            yield site
        finally:
            server.terminate()
            try:
                server.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


@cache
def _compile_runtimes() -> None:
    """The server would do it at the first script, and refuse it."""
    command = [sys.executable, "-m", "wasm_problem.cli", "runtimes", "compile"]
    result = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert result.returncode == 0, result.stdout


def _start(site: Site, executor: str, variables: Mapping[str, str]) -> subprocess.Popen[bytes]:
    command: list[str | Path] = [
        PYTHON,
        "-m",
        "tests.capa_problems.lms.serve",
        "--port",
        site.address.rpartition(":")[2],
    ]
    environment = os.environ | {"CAPA_EXECUTOR": executor, "WASM_PROBLEM_VAR": str(site.folder), **variables}
    # This project comes by its path. What the tests' own environment says of Django is not for the server.
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    # capa shows the right answers of checkboxes in the order of a set.
    environment["PYTHONHASHSEED"] = "0"
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    with site.log.open("wb") as output:
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(site: Site, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    trouble = "it did not answer"
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(site.address, timeout=START_SECONDS):
                return
        except urllib.error.HTTPError as error:
            trouble = f"it answers {error.code}"
            break
        except OSError as error:
            trouble = str(error)
        try:
            trouble = f"it ended with exit code {server.wait(POLL_SECONDS)}"
            break
        except subprocess.TimeoutExpired:
            continue
    raise AssertionError(f"The server at {site.address} is of no use: {trouble}. Its output:\n{site.log.read_text()}")
