"""`wasm-problem runtimes verify`: whether runtimes are what their manifests say and do what every runtime does."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from ..conformance import AREAS, BadCase, Case, Job, Standing, Verification, read_cases, summary, told, verify
from ..conformance import as_json as verification_as_json
from ..sandbox import BadManifest, CacheUnusable, Catalog, Runtime, Sandbox, default_sandbox
from ..sandbox.installed import places
from ..sandbox.manifest import read_manifest
from .common import FAILED, OK, BadInput, as_json, find_runtime, print_json

folder = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("verify")
@click.argument("names", nargs=-1)
@click.option("--source", type=folder, help="The folder of a built runtime, NAME@VERSION, that is not installed.")
@click.option(
    "--area", "areas", multiple=True, type=click.Choice(AREAS), help="Only cases of this area. May be repeated."
)
@as_json
def verify_runtimes(names: tuple[str, ...], source: Path | None, areas: tuple[str, ...], as_json: bool) -> None:
    """Check runtimes: those NAMED, or all. Digest, self-tests, and the cases that every runtime has to stand.

    Exits 1 when one fails. tests/conformance/README.md says what the cases are and how a language joins in.
    """
    if source is not None and names:
        raise BadInput("Give NAMES of installed runtimes, or --source, not both.")
    try:
        cases = read_cases()
    except (BadCase, FileNotFoundError) as error:
        raise BadInput(str(error)) from None
    sandbox, chosen = _from(source) if source is not None else (default_sandbox(), _installed(names))
    found = []
    try:
        for runtime in chosen:
            found.append(_verified(sandbox, runtime, cases, areas or AREAS, quiet=as_json))
    except CacheUnusable as error:
        raise BadInput(str(error)) from None
    problems = sandbox.catalog.problems if source is None else []
    if as_json:
        print_json({"runtimes": [verification_as_json(each) for each in found], "problems": problems})
    for problem in problems:
        click.echo(f"error: {problem}", err=True)
    if not chosen:
        click.echo("No runtime is installed. Run: wasm-problem runtimes build", err=True)
    sys.exit(OK if chosen and not problems and all(each.ok for each in found) else FAILED)


def _installed(names: tuple[str, ...]) -> list[Runtime]:
    return [find_runtime(name) for name in names] if names else default_sandbox().catalog.runtimes()


def _from(source: Path) -> tuple[Sandbox, list[Runtime]]:
    """A sandbox that has the runtime in the folder besides those that are installed. Raises BadInput."""
    source = source.resolve()
    try:
        wanted = read_manifest(source / "manifest.json")
    except BadManifest as error:
        raise BadInput(str(error)) from None
    catalog = Catalog([source.parent, *(place.folder for place in places([]))])
    return Sandbox(catalog), [catalog.get(wanted.id)]


def _verified(
    sandbox: Sandbox, runtime: Runtime, cases: list[Case], areas: tuple[str, ...], *, quiet: bool
) -> Verification:
    started = time.monotonic()
    found = verify(sandbox, runtime, cases, areas, _progress(runtime))
    if not quiet:
        _print(found, time.monotonic() - started)
    return found


def _print(found: Verification, seconds: float) -> None:
    runtime = found.runtime
    if found.fault:
        click.echo(f"error: {runtime.id}: {found.fault}", err=True)
        return
    for fault in (*found.self_test_faults, *found.strays):
        click.echo(f"error: {runtime.id}: {fault}", err=True)
    for result in found.failed:
        click.echo(f"error: {runtime.id}: {told(result)}", err=True)
    passed = found.self_tests - len(found.self_test_faults)
    click.echo(f"{runtime.id}: digest matches, {passed} of {found.self_tests} self-tests pass")
    for line in summary(found.results):
        click.echo(f"  {line}")
    for result in found.results:
        if result.standing is Standing.NOT_APPLICABLE:
            click.echo(f"  not applicable: {result.job.case.name}: {result.reason}")
    verdict = "conforms" if found.ok else "does not conform"
    click.echo(f"{runtime.id} {verdict} ({found.run} cases, {seconds:.1f} s)")


def _progress(runtime: Runtime) -> Callable[[Job, int, int], None]:
    """A line that is written over and over, where somebody watches."""
    watched = sys.stderr.isatty()
    if watched:
        click.echo(f"{runtime.id}: digest and self-tests", nl=False, err=True)

    def show(job: Job, done: int, of: int) -> None:
        if watched:
            last = done + 1 == of
            text = "" if last else f"{runtime.id}: {done + 1} of {of}: {job}"
            click.echo(f"\r\033[K{text[:100]}", nl=False, err=True)

    return show
