"""Runs every test in two processes side by side: those in a browser, and all others.

    python .ci/test.py [arguments for pytest]

With arguments, pytest runs them in one process. The browser waits a lot for its pages, so on two processors both
together take little longer than the longer one. What the browser's tests print is kept and shown at the end.
Standard library only, besides pytest.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IN_A_BROWSER = "tests/browser"
NOTHING_FAILED = 0


def pytest(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pytest", *arguments]


def side_by_side() -> int:
    """The exit status: the first one that is not 0."""
    with tempfile.TemporaryFile("w+") as output:
        print(f"==> All tests, those of {IN_A_BROWSER} beside the others; what they print comes at the end", flush=True)
        # Each writes what it remembers of failures, so only one of them may.
        command = pytest(IN_A_BROWSER, "-p", "no:cacheprovider")
        in_a_browser = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
        try:
            others = subprocess.run(pytest(f"--ignore={IN_A_BROWSER}"), cwd=ROOT, check=False).returncode
            print(f"==> Waiting for the tests of {IN_A_BROWSER}", flush=True)
            browser = in_a_browser.wait()
        finally:
            in_a_browser.terminate()
            in_a_browser.wait()
        output.seek(0)
        print(output.read(), flush=True)
    if others == browser == NOTHING_FAILED:
        print("==> All tests passed.")
    else:
        failed = [name for name, status in (("the others", others), (IN_A_BROWSER, browser)) if status]
        print(f"==> Not passed: {', '.join(failed)}. See above.")
    return others or browser


def main(arguments: Sequence[str]) -> int:
    if arguments:
        return subprocess.run(pytest(*arguments), cwd=ROOT, check=False).returncode
    return side_by_side()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
