"""`wasm-problem runtimes doctor`: what is wrong on this machine, and what to do about it."""

from __future__ import annotations

import dataclasses
import sys
from collections import Counter

import click

from .check_result import FINE, NOTE, PROBLEM, CheckResult
from .common import FAILED, OK, as_json, print_json
from .machine_checks import machine_checks
from .runtime_checks import runtime_checks

COLOURS = {FINE: "green", NOTE: "yellow", PROBLEM: "red"}


@click.command("doctor")
@as_json
def examine(as_json: bool) -> None:
    """Check this machine, the cache and every runtime. Exits 0 when all is fine, 1 when there are problems."""
    results = []
    for check in (machine_checks, runtime_checks):
        for result in check():
            results.append(result)
            if not as_json:
                _print(result)
    count = Counter(result.state for result in results)
    if as_json:
        print_json({"fine": count[PROBLEM] == 0, "checks": [dataclasses.asdict(result) for result in results]})
    else:
        click.echo(f"\n{count[FINE]} fine, {count[NOTE]} notes, {count[PROBLEM]} problems")
    sys.exit(FAILED if count[PROBLEM] else OK)


def _print(result: CheckResult) -> None:
    click.echo(f"{click.style(f'{result.state:8}', fg=COLOURS[result.state])} {result.name}: {result.text}")
    if result.remedy:
        click.echo(f"{'':8} do: {result.remedy}")
