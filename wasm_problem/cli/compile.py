"""`wasm-problem runtimes compile`: native code for this machine, ahead of use."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any

import click

from ..sandbox import BadManifest, CacheUnusable, Runtime, default_sandbox
from .common import FAILED, as_json, find_runtime, print_json, print_problems

READY, COMPILED, FAILED_TO_COMPILE = "ready", "compiled", "failed"
"""What came of a runtime: it was compiled before, it is now, or it cannot be."""

BYTES_A_SECOND = 5_000_000


@click.command("compile")
@click.argument("names", nargs=-1)
@as_json
def compile_runtimes(names: tuple[str, ...], as_json: bool) -> None:
    """Compile runtimes for this machine ahead of use: those NAMED, or all. Exits 1 when one cannot be compiled."""
    sandbox = default_sandbox()
    chosen = [find_runtime(name) for name in names] if names else sandbox.catalog.runtimes()
    if as_json:
        reports = [_compile(runtime) for runtime in chosen]
        print_json({"folder": str(sandbox.cache.folder), "runtimes": reports, "problems": sandbox.catalog.problems})
    else:
        reports = list(_compile_with_bar(chosen) if sys.stdout.isatty() else _compile_with_lines(chosen))
    print_problems()
    for report in reports:
        if report["error"]:
            click.echo(f"error: {report['error']}", err=True)
    if any(report["error"] for report in reports):
        sys.exit(FAILED)


def _compile(runtime: Runtime) -> dict[str, Any]:
    sandbox = default_sandbox()
    started = time.monotonic()
    state, error = READY, None
    if not sandbox.is_compiled(runtime):
        try:
            sandbox.compile(runtime)
            state = COMPILED
        except (BadManifest, CacheUnusable) as problem:
            state, error = FAILED_TO_COMPILE, str(problem)
    return {"id": runtime.id, "state": state, "seconds": round(time.monotonic() - started, 1), "error": error}


def _compile_with_bar(chosen: Sequence[Runtime]) -> Iterator[dict[str, Any]]:
    def current(runtime: Runtime | None) -> str:
        return runtime.id if runtime else ""

    reports = []
    with click.progressbar(chosen, label="Compiling", item_show_func=current, show_pos=True) as bar:
        for runtime in bar:
            reports.append(_compile(runtime))
    for report in reports:
        click.echo(_line(report))
    yield from reports


def _compile_with_lines(chosen: Sequence[Runtime]) -> Iterator[dict[str, Any]]:
    for number, runtime in enumerate(chosen, start=1):
        if not default_sandbox().is_compiled(runtime):
            click.echo(f"[{number}/{len(chosen)}] {runtime.id}: compiling, about {_expected(runtime)} s ...")
        report = _compile(runtime)
        click.echo(f"[{number}/{len(chosen)}] {_line(report)}")
        yield report


def _expected(runtime: Runtime) -> int:
    """Seconds, on two cores."""
    return max(1, round(runtime.wasm.stat().st_size / BYTES_A_SECOND))


def _line(report: dict[str, Any]) -> str:
    said = {
        READY: "compiled already",
        COMPILED: f"compiled in {report['seconds']:.0f} s, kept in {default_sandbox().cache.folder}",
        FAILED_TO_COMPILE: "failed",
    }
    return f"{report['id']}: {said[report['state']]}"
