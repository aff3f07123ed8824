"""Whether a runtime that was just built starts, and reads the program that its manifest names to warm it up."""

from __future__ import annotations

from pathlib import Path

from .source import BuildFailed, RuntimeSource


def check_warm_up(source: RuntimeSource, built: Path, work: Path) -> None:
    """built: a folder NAME@VERSION. work: a folder for what is compiled. Raises BuildFailed. Needs wasmtime."""
    from ..sandbox import BadManifest, CacheUnusable, Catalog, Cause, CompiledCache, Program, Sandbox

    catalog = Catalog([built.parent])
    if catalog.problems:
        raise BuildFailed(f"{source.id}: what was built is no runtime: {catalog.problems[0]}")
    sandbox = Sandbox(catalog, CompiledCache(work / "compiled"))
    program = catalog.get(source.id).warm_up
    try:
        sandbox.compile(catalog.get(source.id))
        failure = sandbox.check(source.id, Program(program))
    except (BadManifest, CacheUnusable) as error:
        raise BuildFailed(f"{source.id}: what was built cannot be used: {error}") from error
    if failure is None:
        return
    if failure.cause is not Cause.SYNTAX:
        raise BuildFailed(f"{source.id}: what was built does not start: {failure.message}")
    if program:
        raise BuildFailed(
            f"{source.id}: manifest.toml names a warm_up that does not compile in it: {failure.message} "
            "Each instance compiles it first; name a small program that is right."
        )
