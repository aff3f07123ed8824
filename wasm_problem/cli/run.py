"""`wasm-problem run`: what comes of running a program in a runtime."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from ..sandbox import DEFAULT_LIMITS, Cause, Invocation, Limits, Program, Usage, default_sandbox
from .common import (
    BAD_INPUT,
    FAILED,
    BadInput,
    as_json,
    failure_report,
    print_failure,
    print_json,
    print_usage,
    read_text,
    readable_file,
    refusals_reported,
    seed_option,
    usage_report,
)

NO_REPORT = {
    "value": None,
    "failure": None,
    "stdout": "",
    "stderr": "",
    "usage": usage_report(Usage()),
}
MEMORY_MB = DEFAULT_LIMITS.memory_bytes // 2**20


@click.command()
@click.argument("runtime")
@click.argument("file", type=readable_file)
@click.option("--entry", help="The function to call. Without it the file runs as a main program.")
@click.option("--args", default="[]", show_default=True, help="Its arguments: a JSON array.")
@click.option("--stdin", type=readable_file, help="A file to read as standard input.")
@seed_option
@click.option("--fuel", type=click.IntRange(1, 2**63), default=DEFAULT_LIMITS.fuel, show_default=True)
@click.option("--memory", type=click.IntRange(1, 4096), default=MEMORY_MB, show_default=True, help="In MiB.")
@click.option("--seconds", type=click.FloatRange(0.01, 3600), default=DEFAULT_LIMITS.seconds, show_default=True)
@as_json
def run(
    runtime: str,
    file: Path,
    entry: str | None,
    args: str,
    stdin: Path | None,
    seed: int,
    fuel: int,
    memory: int,
    seconds: float,
    as_json: bool,
) -> None:
    """Run the program in FILE in RUNTIME. Exits 0 when it ended well, 1 when it failed, 2 on bad input."""
    with refusals_reported(as_json, NO_REPORT):
        program = Program(read_text(file), seed=seed)
        invocation = Invocation(entry, _arguments(args), read_text(stdin) if stdin else "")
    limits = Limits(fuel=fuel, memory_bytes=memory * 2**20, seconds=seconds)
    outcome = default_sandbox().run(runtime, program, invocation, limits)
    if as_json:
        print_json(
            {
                "value": outcome.value,
                "failure": failure_report(outcome.failure),
                "stdout": outcome.stdout,
                "stderr": outcome.stderr,
                "usage": usage_report(outcome.usage),
            }
        )
    else:
        click.echo(outcome.stdout, nl=False)
        click.echo(outcome.stderr, nl=False, err=True)
        if outcome.failure:
            print_failure(str(file), outcome.failure)
        elif entry is not None:
            click.echo(json.dumps(outcome.value, ensure_ascii=False))
        print_usage(outcome.usage)
    if outcome.failure is not None:
        sys.exit(BAD_INPUT if outcome.failure.cause is Cause.UNKNOWN_RUNTIME else FAILED)


def _arguments(text: str) -> list[Any]:
    try:
        arguments = json.loads(text)
    except ValueError as error:
        raise BadInput(f"--args is not JSON: {error}") from None
    if not isinstance(arguments, list):
        raise BadInput("--args must be a JSON array, for example: --args '[1, \"two\"]'")
    return arguments
