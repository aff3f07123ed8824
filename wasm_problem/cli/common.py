"""What the commands share: exit statuses, refusals, and the JSON forms of values."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from ..sandbox import Cause, Failure, Runtime, UnknownRuntime, Usage, default_sandbox

OK, FAILED, BAD_INPUT = 0, 1, 2
"""Exit statuses."""

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
readable_file = click.Path(exists=True, dir_okay=False, path_type=Path)
seed_option = click.option("--seed", type=click.IntRange(0, 2**64 - 1), default=0, show_default=True)


class BadInput(click.ClickException):
    """What was given cannot be used; the message says what, where, and what to do."""

    exit_code = BAD_INPUT

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"error: {self.message}", err=True)


@contextmanager
def refusals_reported(as_json: bool, empty_report: Mapping[str, Any]) -> Iterator[None]:
    """With --json a refusal is a report, too: the empty one, with the reason as its failure."""
    try:
        yield
    except BadInput as error:
        if as_json:
            print_json({**empty_report, "failure": failure_report(Failure(Cause.REFUSED, error.message))})
        raise


def read_text(path: Path, what: str = "") -> str:
    """The text of a file. Raises BadInput."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise BadInput(f"{what or path}: not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise BadInput(f"{what or 'cannot read'} {path}: {error.strerror}") from None


def find_runtime(name: str) -> Runtime:
    """The installed runtime with this name or id. Raises BadInput."""
    try:
        return default_sandbox().catalog.get(name)
    except UnknownRuntime as error:
        raise BadInput(str(error)) from None


def print_problems() -> None:
    """What is wrong with installed runtimes, as warnings."""
    for problem in default_sandbox().catalog.problems:
        click.echo(f"warning: {problem}", err=True)


def print_json(value: Mapping[str, Any]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def failure_report(failure: Failure | None) -> dict[str, Any] | None:
    """The JSON form of a failure."""
    if failure is None:
        return None
    return {**dataclasses.asdict(failure), "cause": failure.cause.value, "kinds": list(failure.kinds)}


def usage_report(usage: Usage) -> dict[str, Any]:
    """The JSON form of what a run used: fuel, memory_bytes (or null), wall_ms."""
    return {**dataclasses.asdict(usage), "wall_ms": round(usage.wall_ms, 3)}


def print_usage(usage: Usage) -> None:
    memory = "" if usage.memory_bytes is None else f", {usage.memory_bytes / 2**20:.0f} MiB"
    click.echo(f"({usage.fuel:,} fuel{memory}, {usage.wall_ms:.1f} ms)", err=True)


def print_failure(where: str, failure: Failure) -> None:
    place = "".join(f":{number}" for number in (failure.line, failure.column) if number)
    click.echo(f"error: {where}{place}: {failure.cause}: {failure.message}", err=True)
    if failure.trace:
        click.echo(failure.trace.rstrip(), err=True)
