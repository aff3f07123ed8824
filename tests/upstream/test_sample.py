"""A few files of each upstream suite: the same tests fail as packages.toml says, and no others.

`make test-upstream` runs all of them.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from wasm_problem.sandbox import Sandbox

from .archives import files_to_run
from .judging import judge
from .running import FileResult, Runner, in_parallel
from .suites import Suite, read_plan

PLAN = read_plan()
ROOT = Path(__file__).parents[2]
MANIFESTS = [
    ROOT / "runtimes/python-science/manifest.toml",
    ROOT / "packages/wasm-problem-scipy/python-scipy/manifest.toml",
]


@pytest.fixture(scope="module")
def results(sandbox: Sandbox) -> dict[str, list[FileResult]]:
    """Suite -> what came of its sample. All samples run side by side."""
    runner = Runner(PLAN, sandbox)
    found: dict[str, list[FileResult]] = {each.name: [] for each in PLAN.suites}
    todo = [(each, path) for each in PLAN.suites for path in each.sample]
    for suite, result in in_parallel(runner, todo):
        found[suite.name].append(result)
    return found


@pytest.mark.parametrize("suite", PLAN.suites, ids=[suite.name for suite in PLAN.suites])
def test_the_sample_fails_where_it_is_known_to_and_nowhere_else(
    suite: Suite, results: dict[str, list[FileResult]]
) -> None:
    judgement = judge(suite, results[suite.name], len(files_to_run(suite)))
    assert judgement.counts["passed"] > 0
    assert not judgement.is_wrong, judgement.text(details=True)


@pytest.mark.parametrize("suite", PLAN.suites, ids=[suite.name for suite in PLAN.suites])
def test_a_sample_is_of_files_that_the_whole_run_has_too(suite: Suite) -> None:
    assert set(suite.sample) <= set(files_to_run(suite))
    assert suite.sample


def test_every_cause_is_of_some_failure() -> None:
    assert set(PLAN.causes) == {known.cause for suite in PLAN.suites for known in suite.known}


def test_every_package_of_the_runtime_has_a_suite_or_is_named_with_a_reason() -> None:
    builds = [tomllib.loads(manifest.read_text())["build"] for manifest in MANIFESTS]
    shipped = {package["name"] for build in builds for package in [*build.get("packages", ()), *build["extensions"]]}
    run = {suite.package.name for suite in PLAN.suites}
    assert run | PLAN.not_run.keys() == shipped
    assert not run & PLAN.not_run.keys()
