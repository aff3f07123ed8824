"""Servers with the problems, which differ in how the problems' Python runs. They live as long as these tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from . import problem, server

Runs = Callable[[str], problem.Course]
"""What became of a problem, by its name. Each problem runs once on a server."""


@pytest.fixture(scope="package")
def reference() -> Iterator[Runs]:
    """The problems under codejail's own not_safe_exec."""
    with server.running("unsafe") as site:
        yield _runs(site)


@pytest.fixture(scope="package")
def wasm_site() -> Iterator[server.Site]:
    with server.running("wasm") as site:
        yield site


@pytest.fixture(scope="package")
def ours(wasm_site: server.Site) -> Runs:
    """The problems under WebAssembly: two settings are different, and nothing else."""
    return _runs(wasm_site)


@pytest.fixture(scope="package")
def darklaunch() -> Iterator[server.Site]:
    """codejail's safe_exec decides, and ours is compared with it."""
    with server.running("darklaunch") as site:
        yield site


def _runs(site: server.Site) -> Runs:
    return cache(lambda name: problem.run(site.address, site.events, name))
