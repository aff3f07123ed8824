"""What the doctor checks of the installed runtimes: their files, their compiled code, whether and how fast they run."""

from __future__ import annotations

import time
from collections.abc import Iterator

from ..sandbox import BadManifest, CacheUnusable, Cause, Program, Runtime, default_sandbox
from ..sandbox.cache import OTHERS_MAY_WRITE
from ..sandbox.cache_cleaning import clean
from .check_result import CheckResult, fine, note, problem

SLOW_MS = 100.0
"""A start that takes longer than this makes learners wait: the slowest of ours takes a tenth of it."""
TRIES = 3


def runtime_checks() -> Iterator[CheckResult]:
    """All checks of the catalog, then of each runtime, then of what is compiled and of no use."""
    catalog = default_sandbox().catalog
    for trouble in catalog.troubles:
        remedy = trouble.remedy.rstrip(".") or "see docs/operators.md"
        yield problem("catalog", trouble.what.rstrip("."), remedy)
    runtimes = catalog.runtimes()
    if not runtimes:
        yield problem(
            "catalog", "no runtime is installed", "install wasm-problem again, or build: see docs/operators.md"
        )
    elif not catalog.troubles:
        yield fine("catalog", f"{len(runtimes)} runtimes")
    for runtime in runtimes:
        yield from _runtime(runtime)
    yield from _unused()


def _runtime(runtime: Runtime) -> Iterator[CheckResult]:
    try:
        runtime.read_wasm()
    except BadManifest as error:
        remedy = error.trouble.remedy.rstrip(".") or "install or build it again"
        yield problem(runtime.id, error.trouble.what.rstrip("."), remedy)
        return
    if any(path.stat().st_mode & OTHERS_MAY_WRITE for path in (runtime.folder, runtime.wasm)):
        yield note(runtime.id, f"others may write to {runtime.folder}", f"chmod -R go-w {runtime.folder}")
    if default_sandbox().is_compiled(runtime):
        yield _start(runtime)
    else:
        remedy = f"wasm-problem runtimes compile {runtime.id}"
        yield problem(runtime.id, "its file is whole; it is not compiled for this machine and this wasmtime", remedy)


def _start(runtime: Runtime) -> CheckResult:
    """How fast the runtime reads the smallest program in a fresh instance; the first one also loads its code."""
    times = []
    for _ in range(TRIES):
        started = time.perf_counter()
        failure = default_sandbox().check(runtime.id, Program(runtime.warm_up))
        times.append((time.perf_counter() - started) * 1000)
        if failure is not None and failure.cause is Cause.SYNTAX:
            return note(
                runtime.id, f"it cannot read its own warm-up program: {failure.message}", "tell whoever made it"
            )
        if failure is not None:
            remedy = "install another version of it, and tell whoever made it what the log says"
            return problem(runtime.id, f"it does not start: {failure.message.rstrip('.')}", remedy)
    text = f"whole and compiled; starts in {min(times):.1f} ms, the first time in {times[0]:.0f} ms"
    if min(times) > SLOW_MS:
        return note(runtime.id, f"{text}: that is slow", "look for what else this machine does; learners wait for it")
    return fine(runtime.id, text)


def _unused() -> Iterator[CheckResult]:
    sandbox = default_sandbox()
    try:
        unused = clean(sandbox.cache, [runtime.digest for runtime in sandbox.catalog.runtimes()], dry_run=True)
    except CacheUnusable:
        return  # The checks of its folder have said so.
    if unused.leftovers:
        size = f"{len(unused.leftovers)} files, {unused.bytes / 1e6:.0f} MB"
        yield note("compiled code", f"nothing installed here uses {size}", "wasm-problem runtimes gc")
