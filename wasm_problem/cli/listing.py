"""`wasm-problem runtimes list` and `show`: which runtimes there are, and what each holds."""

from __future__ import annotations

import dataclasses
import itertools
from typing import Any

import click

from ..resources import data_dir
from ..sandbox import Runtime, default_sandbox
from .common import as_json, find_runtime, print_json, print_problems

STATUS_COLOURS = {"current": "green", "superseded": "yellow", "retired": "red"}


@click.command("list")
@as_json
def list_runtimes(as_json: bool) -> None:
    """Name them, by language: status, whether compiled for this machine, where from."""
    catalog = default_sandbox().catalog
    found = catalog.runtimes()
    if as_json:
        print_json({"runtimes": [_described(each) for each in found], "problems": catalog.problems})
        return
    width = max((len(each.id) for each in found), default=0)
    titles = max((len(each.title) for each in found), default=0)
    for language, group in itertools.groupby(found, key=lambda runtime: runtime.language_title):
        click.echo(click.style(language, bold=True))
        for each in group:
            status = click.style(f"{each.status:10}", fg=STATUS_COLOURS[each.status])
            compiled = "compiled" if default_sandbox().is_compiled(each) else "not compiled"
            click.echo(f"  {each.id:{width}}  {each.title:{titles}}  {status}  {compiled:12}  {_origin(each)}")
    if not found:
        click.echo("No runtime is installed. Run: wasm-problem runtimes build")
    elif not all(default_sandbox().is_compiled(each) for each in found):
        click.echo("Compile what is not compiled before learners wait for it: wasm-problem runtimes compile")
    print_problems()


@click.command("show")
@click.argument("name")
@as_json
def show_runtime(name: str, as_json: bool) -> None:
    """Describe one: what it holds, what it lacks, where it is."""
    runtime = find_runtime(name)
    if as_json:
        print_json(_described(runtime))
        return
    click.echo(f"{runtime.id}: {runtime.title} ({runtime.language_title}), {runtime.status}")
    compiled = default_sandbox().cache.path(runtime.digest)
    facts = {
        "for": ", ".join({"grader": "graders", "answer": "learners' programs"}[role] for role in runtime.roles),
        "language": f"{runtime.language}, files .{runtime.file_extension}, editor mode {runtime.editor_mode}",
        "from": _origin(runtime),
        "component": str(runtime.wasm),
        "digest": runtime.digest,
        "built of": runtime.inputs_digest,
        "compiled": str(compiled) if default_sandbox().is_compiled(runtime) else "not for this machine",
        "holds": ", ".join(runtime.libraries),
        "starters": ", ".join(runtime.starter),
        "licences": "; ".join(runtime.licences),
    }
    for label, fact in facts.items():
        if fact:
            click.echo(f"{label + ':':<10} {fact}")
    for module, reason in runtime.absent.items():
        click.echo(f"lacks:     {module}: {reason}")


def _origin(runtime: Runtime) -> str:
    if runtime.package:
        return f"package {runtime.package}"
    return "wasm-problem" if runtime.folder.is_relative_to(data_dir("runtimes")) else str(runtime.folder.parent)


def _described(runtime: Runtime) -> dict[str, Any]:
    """The JSON form of a runtime."""
    return {
        "id": runtime.id,
        **dataclasses.asdict(runtime),
        "wasm": str(runtime.wasm),
        "folder": str(runtime.folder),
        "from": _origin(runtime),
        "compiled": default_sandbox().is_compiled(runtime),
    }
