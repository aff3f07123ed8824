"""What a verification found, for people and for programs."""

from __future__ import annotations

import dataclasses
import textwrap
from collections.abc import Sequence
from typing import Any

from .case import AREAS
from .suite import Result, Standing
from .verification import Verification

ACROSS = "across languages"
WIDTH = 110


def summary(results: Sequence[Result]) -> list[str]:
    """A line for each area."""
    return [
        f"{group:17} {_counted([each for each in results if _group(each) == group])}"
        for group in (*AREAS, ACROSS)
        if any(_group(each) == group for each in results)
    ]


def told(result: Result) -> str:
    """A case that failed: what was done, what was expected, what came of it, and where the program is."""
    lines = [f"{result.job.case.area}/{result.job}: {result.job.case.title}"]
    for deviation in result.deviations:
        where = f"step {deviation.step}" if deviation.step else "the case"
        lines.append(f"  {where}: {deviation.done}")
        for name, text in (("expected", deviation.expected), ("found", deviation.found), ("program", deviation.file)):
            if text:
                lines.append(_wrapped(f"{name + ':':9} {text}"))
    return "\n".join(lines)


def as_json(found: Verification) -> dict[str, Any]:
    """The JSON form of a verification."""
    return {
        "runtime": found.runtime.id,
        "folder": str(found.runtime.folder),
        "ok": found.ok,
        "fault": found.fault,
        "self_tests": found.self_tests,
        "self_test_faults": list(found.self_test_faults),
        "strays": list(found.strays),
        "cases": [_result_as_json(each) for each in found.results],
    }


def _result_as_json(result: Result) -> dict[str, Any]:
    job = result.job
    return {
        "case": job.case.name,
        "area": job.case.area,
        "title": job.case.title,
        "program_in": job.runtime.id,
        "answers_in": job.answers.id,
        "standing": result.standing.value,
        "reason": result.reason,
        "seconds": round(result.seconds, 3),
        "deviations": [dataclasses.asdict(deviation) for deviation in result.deviations],
    }


def _wrapped(text: str) -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 14, break_long_words=False, break_on_hyphens=False
    )


def _group(result: Result) -> str:
    return ACROSS if result.job.is_across else result.job.case.area


def _counted(results: Sequence[Result]) -> str:
    standings = [each.standing for each in results]
    passed, failed = standings.count(Standing.PASSED), standings.count(Standing.FAILED)
    parts = [f"{passed} of {passed + failed} cases pass"] if passed + failed else []
    for standing, words in ((Standing.NOT_APPLICABLE, "not applicable"), (Standing.NOT_REQUIRED, "not required")):
        if standing in standings:
            parts.append(f"{standings.count(standing)} {words}")
    return ", ".join(parts)
