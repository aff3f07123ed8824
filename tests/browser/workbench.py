"""The real workbench, `python -m wasm_problem.devserver`, in a process of its own."""

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
from pathlib import Path

from tests.block.runtimes import python_again

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 90
STOP_SECONDS = 10
POLL_SECONDS = 0.1

SCENARIOS = "tests.browser.scenarios:BrowserTestScenarios"
_PLUGIN = """\
[xblock.v1]
wasm_problem_browser_tests = {scenarios}
"""


@contextmanager
def running(
    runtimes: Path | None = None, scenarios: str = SCENARIOS, variables: Mapping[str, str] | None = None
) -> Iterator[str]:
    """The address of a server of its own. Raises AssertionError with its output.

    runtimes: a folder with compiled runtimes besides those of this checkout; by default with a second language.
    variables: of the server's environment.
    """
    _compile_runtimes()
    # In memory where there is such a folder: SQLite waits for the disk at every write, and the workbench writes a lot.
    memory = Path("/dev/shm")
    place = memory if os.access(memory, os.W_OK) else None
    temporary = tempfile.TemporaryDirectory(prefix="wasm-problem-workbench-", dir=place)
    with temporary as folder, _serving(Path(folder), runtimes, scenarios, variables or {}) as address:
        yield address


def _compile_runtimes() -> None:
    """The server would do it at the first answer, and ask the learner to come back."""
    command = [sys.executable, "-m", "wasm_problem.cli", "runtimes", "compile"]
    result = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert result.returncode == 0, result.stdout


@contextmanager
def _serving(folder: Path, runtimes: Path | None, scenarios: str, variables: Mapping[str, str]) -> Iterator[str]:
    """A server whose database, log and plugin are in `folder`."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    log = folder / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "wasm_problem.devserver", "--port", str(port)],
            cwd=ROOT,
            env={**_environment(folder, runtimes or _second_language(folder / "runtimes"), scenarios), **variables},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(address, server, log)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _environment(folder: Path, runtimes: Path, scenarios: str) -> Mapping[str, str]:
    """The problems of scenarios.py come as a plugin of the workbench, so that the server itself is the usual one."""
    plugins = folder / "plugins"
    metadata = plugins / "wasm_problem_browser_tests-0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: wasm-problem-browser-tests\nVersion: 0\n")
    (metadata / "entry_points.txt").write_text(_PLUGIN.format(scenarios=scenarios))
    path = [str(plugins), *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "wasm_problem.block.workbench_settings",
        "PYTHONPATH": os.pathsep.join(path),
        "PYTHONUNBUFFERED": "1",
        "WASM_PROBLEM_RUNTIMES": str(runtimes),
        "WASM_PROBLEM_VAR": str(folder / "var"),
    }


def _second_language(folder: Path) -> Path:
    """A folder with a language besides Python: Python once more, under the name of Snake. It is compiled already."""
    return python_again(folder, "snake@1", title="Snake", language="snake", editor_mode="javascript")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    trouble = "it did not answer"
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=START_SECONDS):
                return
        except urllib.error.HTTPError as error:
            trouble = f"it answers {error.code}"
            break
        except OSError as error:
            trouble = str(error)
        if _ended(server):
            trouble = f"it ended with exit code {server.returncode}"
            break
    raise AssertionError(f"The workbench at {address} is of no use: {trouble}. Its output:\n{log.read_text()}")


def _ended(server: subprocess.Popen[bytes]) -> bool:
    try:
        server.wait(POLL_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    return True
