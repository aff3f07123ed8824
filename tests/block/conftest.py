"""Django, with the workbench's tables in a database of this test run."""

from __future__ import annotations

import os
import tempfile

os.environ["DJANGO_SETTINGS_MODULE"] = "wasm_problem.block.workbench_settings"
_var = tempfile.TemporaryDirectory(prefix="wasm-problem-tests-")
os.environ["WASM_PROBLEM_VAR"] = _var.name

import django  # noqa: E402
import pytest  # noqa: E402
from django.core.management import call_command  # noqa: E402

django.setup()
call_command("migrate", run_syncdb=True, verbosity=0)

from .support import Course, Workbench  # noqa: E402


@pytest.fixture
def course() -> Course:
    return Course()


@pytest.fixture
def workbench() -> Workbench:
    return Workbench()


@pytest.fixture(params=["platform", "workbench"])
def anywhere(request: pytest.FixtureRequest) -> Course:
    """Each test that takes this runs in both runtimes."""
    return Workbench() if request.param == "workbench" else Course()
