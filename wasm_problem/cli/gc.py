"""`wasm-problem runtimes gc`: removes compiled code that nothing uses."""

from __future__ import annotations

import sys

import click

from ..sandbox import CacheUnusable, default_sandbox
from ..sandbox.adding import remove_broken
from ..sandbox.cache_cleaning import Cleaning, clean
from ..sandbox.installed import folder_for_added
from .common import FAILED, as_json, print_json, print_problems


@click.command("gc")
@click.option("--dry-run", is_flag=True, help="Only say what would be removed.")
@as_json
def collect_garbage(dry_run: bool, as_json: bool) -> None:
    """Remove compiled code that no installed runtime uses with this wasmtime, and what broken writes left.

    Safe beside running servers. What did not come from this program stays.
    """
    sandbox = default_sandbox()
    try:
        done = clean(sandbox.cache, [runtime.digest for runtime in sandbox.catalog.runtimes()], dry_run)
        broken = remove_broken(folder_for_added(), dry_run)
    except CacheUnusable as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(FAILED)
    if as_json:
        removed = [{"path": str(each.path), "bytes": each.bytes, "why": each.why} for each in done.leftovers]
        print_json(
            {
                "folder": str(sandbox.cache.folder),
                "dry_run": dry_run,
                "bytes": done.bytes,
                "removed": removed,
                "broken_adds": [str(path) for path in broken],
                "busy": [str(path) for path in done.busy],
                "foreign": [str(path) for path in done.foreign],
            }
        )
    else:
        for path in broken:
            click.echo(f"{path}: a runtime that was never added wholly")
        _print(done, dry_run)
    print_problems()


def _print(done: Cleaning, dry_run: bool) -> None:
    for each in done.leftovers:
        click.echo(f"{each.path}: {each.bytes / 1e6:.1f} MB, {each.why}")
    for path in done.busy:
        click.echo(f"{path}: left, somebody is making it")
    for path in done.foreign:
        click.echo(f"{path}: left, it is not ours")
    click.echo(f"{done.bytes / 1e6:.1f} MB {'could be freed' if dry_run else 'freed'}, {len(done.leftovers)} files")
