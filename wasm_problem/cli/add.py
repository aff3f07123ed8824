"""`wasm-problem runtimes add`: a runtime from a folder or a zip file into the operator's folder of runtimes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..sandbox import default_sandbox
from ..sandbox.adding import CannotAdd, add
from ..sandbox.installed import RUNTIMES_VARIABLE, folder_for_added, places
from .common import FAILED, as_json, print_json


@click.command("add")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), help="Another folder than the usual one.")
@as_json
def add_runtime(source: Path, into: Path | None, as_json: bool) -> None:
    """Install the runtime in SOURCE, a folder NAME@VERSION or a zip file of one.

    It is checked, compiled and started before it appears. Exits 1 when it cannot be used.
    """
    sandbox = default_sandbox()
    folder = (into or folder_for_added()).absolute()
    click.echo(f"{source}: checking and compiling, about 10 s ...", err=True)
    try:
        added = add(source, folder, sandbox.cache, sandbox.catalog)
    except CannotAdd as error:
        if as_json:
            print_json({"id": None, "folder": None, "new": False, "error": str(error)})
        click.echo(f"error: {error}", err=True)
        sys.exit(FAILED)
    runtime = added.runtime
    if as_json:
        print_json({"id": runtime.id, "folder": str(runtime.folder), "new": added.is_new, "error": None})
    elif added.is_new:
        click.echo(f"{runtime.id}: added to {folder}. Servers find it once they are restarted.")
    else:
        click.echo(f"{runtime.id}: installed already in {runtime.folder}")
    if added.is_new and folder not in [place.folder.absolute() for place in places([])]:
        click.echo(f"warning: nobody looks for runtimes in {folder}. Add it to {RUNTIMES_VARIABLE}.", err=True)
