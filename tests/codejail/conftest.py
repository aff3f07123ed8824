from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings

from wasm_problem.codejail import configure, settings
from wasm_problem.sandbox import Sandbox


@pytest.fixture(autouse=True)
def _in_this_sandbox(sandbox: Sandbox) -> Iterator[None]:
    """A server would say that a runtime is being prepared, where this one waits for it."""
    configure(sandbox=sandbox)
    yield
    settings.forget()


@pytest.fixture(scope="session")
def django() -> None:
    """Django with its settings read, as in every process that serves requests."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wasm_problem.block.workbench_settings")
    assert django_settings.INSTALLED_APPS
