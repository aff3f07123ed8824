"""`wasm-problem runtimes build`: runtimes from their sources."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..runtime_build import BuildFailed, RuntimeSource, bring_up_to_date, build, sources
from .common import FAILED, BadInput

existing_folder = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("build")
@click.argument("names", nargs=-1)
@click.option("--source", type=existing_folder, help="Build what is in this folder, which has a manifest.toml.")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), help="Where to put NAME@VERSION.")
@click.option("--force", is_flag=True, help="Build even what is up to date.")
def build_runtimes(names: tuple[str, ...], source: Path | None, into: Path | None, force: bool) -> None:
    """Build the runtimes whose sources are here: those NAMED, or all that are missing or outdated."""
    here = sources() if source is None else [RuntimeSource(source.resolve())]
    try:
        for each in _chosen(here, names):
            target = RuntimeSource(each.folder, into.resolve()) if into else each
            (build if force else bring_up_to_date)(target, click.echo)
    except BuildFailed as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(FAILED)


def _chosen(here: list[RuntimeSource], names: tuple[str, ...]) -> list[RuntimeSource]:
    if not names:
        return here
    by_name = {source.manifest["name"]: source for source in here} | {source.id: source for source in here}
    for name in names:
        if name not in by_name:
            known = ", ".join(source.id for source in here) or "none"
            raise BadInput(f"There are no sources of {name} here. There are: {known}")
    return [by_name[name] for name in names]
