"""codejail's own tests of safe_exec and json_safe, unchanged, on ours. Its test_jail_code.py is in the other files."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from unittest import TestCase

import codejail
import pytest

import wasm_problem.codejail

FOLDER = Path(__file__).parents[2] / ".venv" / "codejail-tests" / "codejail"


def _theirs(name: str) -> ModuleType:
    if not (FOLDER / "tests").is_dir():
        pytest.fail(f"{FOLDER} does not exist. `python .ci/prepare.py codejail` makes it, as `make test` does.", False)
    # The installed codejail is that of the other tests, and older ones come without tests.
    codejail.__path__[:] = [*dict.fromkeys([*codejail.__path__, str(FOLDER)])]
    return importlib.import_module(f"codejail.tests.{name}")


of_safe_exec, of_json_safe = _theirs("test_safe_exec"), _theirs("test_json_safe")


class TestSafeExec(of_safe_exec.SafeExecTests, TestCase):
    __test__ = True

    def safe_exec(self, *args: object, **kwargs: object) -> None:
        wasm_problem.codejail.safe_exec(*args, **kwargs)


@pytest.fixture
def _our_json_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    """They call it by these names."""
    monkeypatch.setattr(of_safe_exec.safe_exec, "json_safe", wasm_problem.codejail.json_safe)
    monkeypatch.setattr(of_json_safe, "json_safe", wasm_problem.codejail.json_safe)


@pytest.mark.usefixtures("_our_json_safe")
class TestJsonSafe(of_safe_exec.TestJsonSafe):
    pass


@pytest.mark.usefixtures("_our_json_safe")
class TestJsonSafeStraw(of_json_safe.JsonSafeTest):
    pass
