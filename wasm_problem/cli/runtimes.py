"""`wasm-problem runtimes ...`: what an operator does with language runtimes."""

from __future__ import annotations

import dataclasses
import sys
import time
from typing import Any

import click

from ..runtime_build import BuildFailed, RuntimeSource, build, sources
from ..sandbox import (
    BadManifest,
    CacheUnusable,
    Invocation,
    Program,
    Runtime,
    UnknownRuntime,
    default_sandbox,
)
from .common import FAILED, OK, BadInput, as_json, print_json


@click.group()
def runtimes() -> None:
    """The installed language runtimes."""


@runtimes.command("list")
@as_json
def list_runtimes(as_json: bool) -> None:
    """Name them."""
    sandbox = default_sandbox()
    found = sandbox.catalog.runtimes()
    if as_json:
        print_json({"runtimes": [_described(each) for each in found], "problems": sandbox.catalog.problems})
        return
    for each in found:
        state = "compiled" if sandbox.is_compiled(each) else "not compiled yet"
        click.echo(f"{each.id:24} {each.title:20} {each.status:10} {state}")
    if not found:
        click.echo("No runtime is installed. Run: wasm-problem runtimes build")
    _print_problems()


@runtimes.command("show")
@click.argument("name")
@as_json
def show_runtime(name: str, as_json: bool) -> None:
    """Describe one: what it holds, what it lacks, where it is."""
    runtime = _find(name)
    if as_json:
        print_json(_described(runtime))
        return
    click.echo(f"{runtime.id}: {runtime.title} ({runtime.language}), {runtime.status}")
    click.echo(f"component: {runtime.wasm}\ndigest:    {runtime.digest}\nbuilt of:  {runtime.inputs_digest}")
    click.echo("holds:     " + ", ".join(runtime.libraries))
    for module, reason in runtime.absent.items():
        click.echo(f"lacks:     {module}: {reason}")


@runtimes.command("build")
@click.argument("names", nargs=-1)
@click.option("--force", is_flag=True, help="Build even what is up to date.")
def build_runtimes(names: tuple[str, ...], force: bool) -> None:
    """Build the runtimes whose sources are here: those NAMED, or all that are missing or outdated."""
    try:
        for source in _chosen(sources(), names):
            if force or not source.is_fresh():
                build(source, click.echo)
            else:
                click.echo(f"{source.id}: up to date")
    except BuildFailed as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(FAILED)


@runtimes.command("compile")
@click.argument("names", nargs=-1)
def compile_runtimes(names: tuple[str, ...]) -> None:
    """Compile runtimes for this machine ahead of use: those NAMED, or all."""
    sandbox = default_sandbox()
    try:
        for runtime in [_find(name) for name in names] if names else sandbox.catalog.runtimes():
            if sandbox.is_compiled(runtime):
                click.echo(f"{runtime.id}: compiled already")
                continue
            click.echo(f"{runtime.id}: compiling, about 10 s ...")
            started = time.monotonic()
            sandbox.compile(runtime)
            click.echo(f"{runtime.id}: compiled in {time.monotonic() - started:.0f} s, kept in {sandbox.cache.folder}")
    except (BadManifest, CacheUnusable) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(FAILED)
    _print_problems()


@runtimes.command("verify")
@click.argument("names", nargs=-1)
def verify_runtimes(names: tuple[str, ...]) -> None:
    """Check the digests of runtimes and run their self-tests: those NAMED, or all. Exits 1 when one fails."""
    catalog = default_sandbox().catalog
    wrong = len(catalog.problems)
    for runtime in [_find(name) for name in names] if names else catalog.runtimes():
        try:
            runtime.read_wasm()
            tests = runtime.self_tests()
        except (BadManifest, ValueError) as error:
            click.echo(f"error: {runtime.id}: {error}", err=True)
            wrong += 1
            continue
        failed = [text for test in tests if (text := _self_test(runtime, test))]
        for text in failed:
            click.echo(f"error: {runtime.id}: {text}", err=True)
        wrong += len(failed)
        click.echo(f"{runtime.id}: digest matches, {len(tests) - len(failed)} of {len(tests)} self-tests pass")
    _print_problems()
    sys.exit(FAILED if wrong else OK)


def _self_test(runtime: Runtime, test: dict[str, Any]) -> str | None:
    """What is wrong with the outcome of a self-test; None when it is as expected."""
    program = Program(test["source"], {name: text.encode() for name, text in test.get("files", {}).items()})
    invocation = Invocation(test.get("entry"), test.get("args", ()), test.get("stdin", ""))
    outcome = default_sandbox().run(runtime.id, program, invocation)
    cause = outcome.failure.cause.value if outcome.failure else None
    found = {"value": outcome.value, "stdout": outcome.stdout, "cause": cause}
    expected = {"cause": None, **test["expect"]}
    differing = {key: found[key] for key in expected if found[key] != expected[key]}
    if not differing:
        return None
    detail = f" ({outcome.failure.message})" if outcome.failure else ""
    return f"self-test {test['name']!r}: expected {expected}, found {differing}{detail}"


def _find(name: str) -> Runtime:
    try:
        return default_sandbox().catalog.get(name)
    except UnknownRuntime as error:
        raise BadInput(str(error)) from None


def _chosen(here: list[RuntimeSource], names: tuple[str, ...]) -> list[RuntimeSource]:
    by_name = {source.manifest["name"]: source for source in here} | {source.id: source for source in here}
    for name in names:
        if name not in by_name:
            known = ", ".join(source.id for source in here)
            raise BadInput(f"There are no sources of {name} here. There are: {known}")
    return [by_name[name] for name in names] if names else here


def _described(runtime: Runtime) -> dict[str, Any]:
    return {"id": runtime.id, **dataclasses.asdict(runtime), "wasm": str(runtime.wasm)}


def _print_problems() -> None:
    for problem in default_sandbox().catalog.problems:
        click.echo(f"warning: {problem}", err=True)
