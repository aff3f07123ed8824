"""Writes the generated part of docs/upstream-tests.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from wasm_problem.sandbox import Runtime

from .judging import Judgement
from .running import FAILURES
from .suites import Known, Plan

PAGE = Path(__file__).resolve().parents[2] / "docs" / "upstream-tests.md"
START = "<!-- What follows is written by make test-upstream. -->"
MOST_REASONS = 12
LONGEST_REASON = 110


def write_page(plan: Plan, runtimes: Sequence[Runtime], judgements: Sequence[Judgement]) -> None:
    head, mark, _ = PAGE.read_text("utf-8").partition(START)
    if not mark:
        raise ValueError(f"{PAGE} does not hold the line {START}")
    lines = [*_counts(runtimes, judgements), *_causes(plan, judgements), *_failures(judgements)]
    lines += [*_skips(judgements), *_left_out(plan, judgements)]
    PAGE.write_text(head + mark + "\n" + "\n".join(lines) + "\n", "utf-8")


def _counts(runtimes: Sequence[Runtime], judgements: Sequence[Judgement]) -> Iterator[str]:
    yield ""
    yield "## Results"
    yield ""
    for runtime in runtimes:
        yield f"Runtime `{runtime.id}`, built from `{runtime.inputs_digest}`."
    yield ""
    partial = sum(judgement.is_partial for judgement in judgements)
    if partial:
        yield f"**Of {partial} suites not every file ran in this runtime so far**: where the column “files” says “of”."
        yield "What this page says is of the files that ran."
        yield ""
    yield "| package | files | tests | passed | skipped | expected to fail | passed against expectation | failed |"
    yield "|---|---|---|---|---|---|---|---|"
    total: Counter[str] = Counter()
    for judgement in judgements:
        total += judgement.counts
        name = f"{judgement.suite.name} {judgement.suite.package.version}"
        yield _row(name, len(judgement.results), judgement.files, judgement.counts)
    ran = sum(len(judgement.results) for judgement in judgements)
    yield _row("**all**", ran, sum(judgement.files for judgement in judgements), total)


def _row(name: str, ran: int, files: int, counts: Counter[str]) -> str:
    failed = sum(counts[kind] for kind in FAILURES)
    kinds = [counts[kind] for kind in ("passed", "skipped", "xfailed", "xpassed")]
    numbers = " | ".join(f"{number:,}" for number in (counts.total(), *kinds, failed))
    return f"| {name} | {ran if ran == files else f'{ran} of {files}'} | {numbers} |"


def _causes(plan: Plan, judgements: Sequence[Judgement]) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for judgement in judgements:
        for known, tests in judgement.failures.items():
            counts[known.cause] += len(tests)
    yield ""
    yield "## Why tests fail"
    yield ""
    yield "| cause | failed | what it means |"
    yield "|---|---|---|"
    for cause, text in plan.causes.items():
        if counts[cause]:
            yield f"| {cause} | {counts[cause]:,} | {text} |"


def _failures(judgements: Sequence[Judgement]) -> Iterator[str]:
    yield ""
    yield "## Every failure"
    for judgement in judgements:
        if judgement.failures:
            yield ""
            yield f"### {judgement.suite.name}"
            yield ""
            yield "| cause | failed | tests | why |"
            yield "|---|---|---|---|"
            for known, tests in judgement.failures.items():
                yield f"| {known.cause} | {len(tests)} | {_tests(known, tests)} | {_cell(known.why)} |"


def _tests(known: Known, tests: Sequence[str]) -> str:
    """The patterns that some of these tests are."""
    unused = known.unused(tests)
    return "<br>".join(f"`{_cell(pattern)}`" for pattern in known.tests if pattern not in unused)


def _skips(judgements: Sequence[Judgement]) -> Iterator[str]:
    yield ""
    yield "## What the suites skip"
    yield ""
    yield f"The reasons that the tests themselves give; of each package, the {MOST_REASONS} most frequent."
    yield ""
    yield "| package | tests | reason |"
    yield "|---|---|---|"
    for judgement in judgements:
        for reason, count in judgement.skips.most_common(MOST_REASONS):
            short = reason if len(reason) <= LONGEST_REASON else reason[:LONGEST_REASON] + "…"
            yield f"| {judgement.suite.name} | {count} | {_cell(' '.join(short.split()))} |"


def _left_out(plan: Plan, judgements: Sequence[Judgement]) -> Iterator[str]:
    yield ""
    yield "## What is not run"
    yield ""
    yield "| package | files | why |"
    yield "|---|---|---|"
    for judgement in judgements:
        for pattern, why in judgement.suite.leave_out.items():
            yield f"| {judgement.suite.name} | `{_cell(pattern)}` | {_cell(why)} |"
    for package, why in plan.not_run.items():
        yield f"| {package} | all | {_cell(why)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
