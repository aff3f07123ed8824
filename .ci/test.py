"""Runs every test in two processes side by side: those in a browser and some more, and all others.

    python .ci/test.py [arguments for pytest]

With arguments, pytest runs them in one process. Two processors are then both busy until the end: BESIDE is about half
of the work. What its tests print is kept and shown at the end. Standard library only, besides pytest.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BESIDE = ("tests/browser", "tests/attacks", "tests/capa_problems", "tests/conformance")
NOTHING_FAILED = 0


def pytest(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pytest", *arguments]


def side_by_side() -> int:
    """The exit status: the first one that is not 0."""
    with tempfile.TemporaryFile("w+") as output:
        named = ", ".join(BESIDE)
        print(f"==> All tests, those of {named} beside the others; what they print comes at the end", flush=True)
        # Each writes what it remembers of failures, so only one of them may.
        command = pytest(*BESIDE, "-p", "no:cacheprovider")
        beside = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
        try:
            others = subprocess.run(pytest(*(f"--ignore={path}" for path in BESIDE)), cwd=ROOT, check=False).returncode
            print(f"==> Waiting for the tests of {named}", flush=True)
            besides = beside.wait()
        finally:
            beside.terminate()
            beside.wait()
        output.seek(0)
        print(output.read(), flush=True)
    if others == besides == NOTHING_FAILED:
        print("==> All tests passed.")
    else:
        failed = [name for name, status in (("the others", others), (named, besides)) if status]
        print(f"==> Not passed: {', '.join(failed)}. See above.")
    return others or besides


def main(arguments: Sequence[str]) -> int:
    if arguments:
        return subprocess.run(pytest(*arguments), cwd=ROOT, check=False).returncode
    return side_by_side()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
