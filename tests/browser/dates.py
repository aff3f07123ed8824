"""Dates of problems, as the LMS gives them to blocks. The workbench has none of use: its due date is the time of the
request, without a time zone. Here each student may have dates of their own, in a file that a test writes.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.apps import AppConfig

FOLDER = "WASM_PROBLEM_TEST_DATES"
"""The variable that tells the server where the files are."""


def set_for(folder: Path, student: str, *, due: float | None = None, grace: float = 0) -> datetime | None:
    """From now on these hold: seconds from now, and grace in seconds. Returns the due date."""
    date = None if due is None else datetime.now(UTC) + timedelta(seconds=due)
    whole = folder / f"{student}.new"
    whole.write_text(json.dumps({"due": date and date.isoformat(), "grace": grace}), encoding="utf-8")
    whole.replace(folder / f"{student}.json")
    return date


class Dates(AppConfig):  # type: ignore[misc]
    """Has the workbench's runtime give them to each block at each request."""

    name = "tests.browser"
    label = "dates_of_problems"

    def ready(self) -> None:
        from workbench.runtime import WorkbenchRuntime

        usual = WorkbenchRuntime._patch_xblock

        def patch(runtime: Any, block: Any) -> None:
            usual(runtime, block)
            _give(block, Path(os.environ[FOLDER]) / f"{block.scope_ids.user_id}.json")

        WorkbenchRuntime._patch_xblock = patch


def _give(block: Any, file: Path) -> None:
    if not file.is_file():
        return
    told = json.loads(file.read_text(encoding="utf-8"))
    block.graceperiod = timedelta(seconds=told["grace"])
    if told["due"]:
        block.due = datetime.fromisoformat(told["due"])
