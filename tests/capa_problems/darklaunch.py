"""What the platform's darklaunch reports: each attribute that it sets in the operator's monitoring."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PREFIX = "codejail.darklaunch."
LAST_OF_A_COMPARISON = PREFIX + "emsg_match"


@dataclass(frozen=True)
class Comparison:
    """One execution by both. attributes: by their names without the prefix."""

    slug: str
    attributes: dict[str, Any]

    @property
    def trouble(self) -> str | None:
        """What is not as it should be."""
        found = self.attributes
        matches = found["globals_match"] is True and found["emsg_match"] is True
        statuses = found["status.local"], found["status.remote"]
        if matches and statuses in (("ok", "ok"), ("safe_error", "safe_error")):
            return None
        return f"{self.slug}: {found}"


def comparisons(telemetry: Path) -> Iterator[Comparison]:
    """In the order in which they were made. Raises AssertionError for an exception that the platform recorded."""
    slug = ""
    attributes: dict[str, Any] = {}
    for name, value in map(json.loads, telemetry.read_text("utf-8").splitlines()):
        assert name != "exception", value
        if name == "codejail.slug":
            slug, attributes = value, {}
        elif name.startswith(PREFIX):
            attributes[name.removeprefix(PREFIX)] = value
        if name == LAST_OF_A_COMPARISON:
            yield Comparison(slug, attributes)
