"""What the tests of `wasm-problem runtimes ...` share: a machine of an operator with one small runtime."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.sandbox.tiny_runtime import install


@dataclass(frozen=True)
class Operator:
    """A user with folders of their own: no runtime but ours and theirs, nothing compiled."""

    home: Path

    @property
    def runtimes(self) -> Path:
        return self.home / "runtimes"

    @property
    def cache(self) -> Path:
        return self.home / "cache"

    def install(self, name: str = "tiny", wasm: bytes | None = None, **values: Any) -> Path:
        return install(self.runtimes, name, wasm, **values)

    def environment(self) -> dict[str, str]:
        folders = {"WASM_PROBLEM_RUNTIMES": str(self.runtimes), "WASM_PROBLEM_CACHE": str(self.cache)}
        return {**os.environ, **folders, "XDG_DATA_HOME": str(self.home / "data")}

    def command(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """`wasm-problem runtimes ARGUMENTS`."""
        return subprocess.run(
            [sys.executable, "-m", "wasm_problem.cli", "runtimes", *arguments],
            capture_output=True,
            text=True,
            check=False,
            env={**self.environment(), **environment},
        )

    def report(self, *arguments: str, status: int = 0, **environment: str) -> dict[str, Any]:
        """What the command prints with --json, which is one object and nothing else."""
        done = self.command(*arguments, "--json", **environment)
        assert done.returncode == status, done.stderr
        assert "Traceback" not in done.stderr
        return dict(json.loads(done.stdout))
