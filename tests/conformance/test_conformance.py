"""Every installed runtime stands every case, alone and with each other language."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from wasm_problem.conformance import (
    AREAS,
    MOST_NOT_APPLICABLE,
    BadTranslation,
    Job,
    Standing,
    declared_not_applicable,
    jobs,
    performer,
    read_cases,
    run_job,
    set_aside,
    strays,
    told,
)
from wasm_problem.conformance.expecting import RULES
from wasm_problem.conformance.reading import CASE_KEYS, STEP_KEYS
from wasm_problem.sandbox import Catalog, Cause, Runtime, Sandbox
from wasm_problem.sandbox.catalog import BadManifest

CASES = read_cases()
RUNTIMES = Catalog().runtimes()
FEWEST_CASES = 60
NEVER_OF_A_RUNTIME = {"time", "crashed", "unknown-runtime", "not-ready", "submission-failed", "too-large"}
"""Causes that no case asks for: the machine's, the installation's, and those that a grading shows in another way."""

SAID_TWICE = {"echo", "repeated", "numbers", "good", "deep", "levels", "line", "stubborn", "top"}
"""Functions that several cases use and describe alike."""


def is_run(job: Job) -> bool:
    """Whether the case applies to the runtime, and is required of it or translated all the same."""
    try:
        return set_aside(job, RUNTIMES) is None
    except BadTranslation:
        return True  # and fails


JOBS = [job for runtime in RUNTIMES for job in jobs(runtime, RUNTIMES, CASES) if is_run(job)]
ALONE = [job for job in JOBS if not job.is_across]
ACROSS = list({(job.case.name, job.runtime.id, job.answers.id): job for job in JOBS if job.is_across}.values())
SAME_ANSWER = [
    same
    for case in CASES
    for runtime in RUNTIMES
    if len(same := [job for job in [*ALONE, *ACROSS] if case.across and (job.case, job.answers) == (case, runtime)]) > 1
]

runtimes = pytest.mark.parametrize("runtime", RUNTIMES, ids=lambda runtime: runtime.id)


def assert_stands(sandbox: Sandbox, job: Job) -> None:
    result = run_job(sandbox, job, RUNTIMES)
    assert result.standing is Standing.PASSED, told(result)


@pytest.mark.parametrize("job", ALONE, ids=lambda job: f"{job.runtime.id}-{job.case.name}")
def test_a_runtime_stands_a_case(sandbox: Sandbox, job: Job) -> None:
    assert_stands(sandbox, job)


@pytest.mark.parametrize("job", ACROSS, ids=lambda job: f"{job.runtime.id}-{job.answers.id}-{job.case.name}")
def test_a_grader_of_one_language_grades_programs_of_another(sandbox: Sandbox, job: Job) -> None:
    assert_stands(sandbox, job)


@pytest.mark.parametrize("jobs", SAME_ANSWER, ids=lambda jobs: f"{jobs[0].answers.id}-{jobs[0].case.name}")
def test_graders_of_all_languages_say_the_same_of_a_program(sandbox: Sandbox, jobs: list[Job]) -> None:
    """To the letter: what the learner reads does not depend on the language that the author writes in."""
    first, *others = [(job, performer(sandbox, job, RUNTIMES).perform()) for job in jobs]
    for job, found in others:
        for step, one, other in zip(job.case.steps, first[1], found, strict=True):
            said = [(each.status, each.score, each.verdict_message, each.tests) for each in (one, other)]
            assert said[0] == said[1], f"step {step.number}: {first[0].runtime.id} and {job.runtime.id}"


@runtimes
def test_what_does_not_apply_to_a_runtime_is_little_and_explained(runtime: Runtime) -> None:
    assert len(declared_not_applicable(runtime)) <= MOST_NOT_APPLICABLE


@runtimes
def test_a_runtime_brings_no_translation_of_nothing(runtime: Runtime) -> None:
    assert strays(runtime, CASES) == []


@runtimes
def test_a_runtime_that_is_installed_is_what_its_manifest_says(runtime: Runtime) -> None:
    try:
        runtime.read_wasm()
    except BadManifest as error:
        pytest.fail(str(error))


def test_every_area_has_cases() -> None:
    assert len(CASES) >= FEWEST_CASES
    assert set(Counter(case.area for case in CASES)) == set(AREAS)


def test_every_cause_of_the_contract_is_asked_for() -> None:
    asked = {
        cause for case in CASES for step in case.steps for table in step.expect for cause in table.get("cause", ())
    }
    assert set(Cause) - asked <= NEVER_OF_A_RUNTIME


def test_every_function_that_is_called_is_described() -> None:
    for case in CASES:
        for step in case.steps:
            absent = step.expect[0].get("cause") == (Cause.MISSING_ENTRY,)
            if step.action == "call" and not absent:
                assert f"`{step.what}`" in " ".join([case.words, *case.parts.values()]), (case.name, step.what)


def test_functions_of_cases_that_share_a_program_are_described_in_the_same_words() -> None:
    described: dict[tuple[str, str], str] = {}
    for case in CASES:
        for step in case.steps:
            name = (case.translation, step.what)
            if step.action == "call" and described.setdefault(name, case.name) != case.name:
                assert step.what in SAID_TWICE, name


def test_the_reference_names_every_key() -> None:
    text = (Path(__file__).with_name("README.md")).read_text("utf-8")
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    explained = {name for row in rows for name in re.findall(r"`([a-z_]+)", row)} | {"expect"}
    assert explained == CASE_KEYS | STEP_KEYS | set(RULES)
