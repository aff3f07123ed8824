"""The browser's modules that need no browser: `npm test`, which is Node's own runner."""

import shutil
import subprocess
from pathlib import Path

STATIC = Path(__file__).parent.parent / "static"


def test_the_modules_pass_their_own_tests():
    npm = shutil.which("npm")
    assert npm is not None, "npm is not on PATH; `make test` brings it"
    done = subprocess.run([npm, "test"], cwd=STATIC, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert "# fail 0" in done.stdout or "fail 0" in done.stdout
