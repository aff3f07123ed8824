"""Runs one file of a suite in fresh instances of the product's own sandbox, and keeps the results."""

from __future__ import annotations

import base64
import io
import json
import os
import threading
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from wasm_problem.sandbox import Cause, Invocation, Limits, Outcome, Program, Sandbox

from .archives import VAR, archive_of, digest, sources, tools_archive
from .suites import Plan, Suite

HERE = Path(__file__).parent
HARNESS = (HERE / "guest" / "harness.py").read_text()
COMPILING = (HERE / "guest" / "compiling.py").read_text()

MIB = 1024 * 1024
LIMITS = Limits(
    fuel=1_000_000_000_000,
    seconds=3600,
    memory_bytes=2048 * MIB,
    output_bytes=64 * MIB,
    value_bytes=64 * MIB,
    args_bytes=MIB,
    files_bytes=256 * MIB,
)
"""For one instance: some minutes, and more memory than any grader gets."""

STACK_BYTES = 16 * MIB
"""Of each thread that runs a sandbox: wasmtime's own part of it is 2 MiB."""

ENDED = "ended"
FAILURES = ("failed", "error", ENDED)


class CannotRun(Exception):
    """The tests could not be run at all; the text says why."""


@dataclass
class FileResult:
    """What came of a test file. outcomes: id -> passed, skipped, xfailed, xpassed, failed, error or ended.

    ended: the instance or pytest ended during this test or, under the path, before any, so that there is no result.
    details: id -> the end of the traceback.
    """

    path: str
    outcomes: dict[str, str] = field(default_factory=dict)
    details: dict[str, str] = field(default_factory=dict)
    skips: dict[str, int] = field(default_factory=dict)
    fuel: int = 0
    seconds: float = 0.0

    def count(self, *kinds: str) -> int:
        return sum(outcome in kinds for outcome in self.outcomes.values())

    @property
    def failed(self) -> list[str]:
        return [test for test, outcome in self.outcomes.items() if outcome in FAILURES]


class Runner:
    """Runs the files of all suites. Safe for threads."""

    def __init__(self, plan: Plan, sandbox: Sandbox) -> None:
        self.plan = plan
        self.sandbox = sandbox
        self.tools = tools_archive(plan.tools)
        self._compiled: dict[str, bytes] = {}

    def prepare(self, suite: Suite) -> None:
        """Has pytest compiled by the suite's runtime, once. Raises CannotRun."""
        if suite.runtime in self._compiled:
            return
        key = digest(self._runtime(suite), self.tools, COMPILING.encode())
        kept = VAR / "tools" / f"{key}.zip"
        if not kept.exists():
            program = Program(COMPILING, {"tools.zip": self.tools})
            outcome = self.sandbox.run(suite.runtime, program, Invocation("compile_modules"), LIMITS)
            if outcome.failure is not None:
                raise CannotRun(f"pytest cannot be compiled by {suite.runtime}: {outcome.failure.message}")
            _write(kept, _with(self.tools, outcome.value))
        self._compiled[suite.runtime] = kept.read_bytes()

    def kept(self, suite: Suite, path: str) -> FileResult | None:
        """The result of an earlier run of the same file in the same runtime."""
        try:
            return FileResult(**json.loads(self._kept(suite, path).read_text()))
        except (OSError, ValueError, TypeError):
            return None

    def run(self, suite: Suite, path: str) -> FileResult:
        """Runs a file and keeps its result. Raises CannotRun."""
        self.prepare(suite)
        result = FileResult(path)
        self._run_slice(suite, path, 0, None, result)
        _write(self._kept(suite, path), json.dumps(asdict(result)).encode())
        return result

    def _run_slice(self, suite: Suite, path: str, start: int, stop: int | None, result: FileResult) -> None:
        outcome = self._run_once(suite, path, start, stop)
        result.fuel += outcome.usage.fuel
        result.seconds += outcome.usage.wall_ms / 1000
        if outcome.failure is None:
            self._take(suite, path, outcome.value, result)
            return
        ended = f"{outcome.failure.cause}: {outcome.failure.message}"
        collected, _, first = outcome.stdout.partition("\n")[0].partition(" ")
        if outcome.failure.cause is Cause.RAISED or not collected.isdigit():
            result.outcomes[path] = ENDED
            result.details[path] = f"{ended}\n{outcome.failure.trace}"
            return
        last = int(collected) if stop is None else stop
        if last - start <= 1:
            result.outcomes[first] = ENDED
            result.details[first] = ended
            return
        middle = (start + last) // 2
        self._run_slice(suite, path, start, middle, result)
        self._run_slice(suite, path, middle, last, result)

    def _run_once(self, suite: Suite, path: str, start: int, stop: int | None) -> Outcome:
        files = {"tools.zip": self._compiled[suite.runtime], "suite.archive": archive_of(suite)}
        files |= {f"{name}.zip": archive_of(self.plan.suite(name)) for name in suite.attach}
        request = {
            "path": path,
            "package": suite.module,
            "start": start,
            "stop": stop,
            "options": list(suite.options),
            "stand_ins": list(suite.stand_ins),
            "import_again": list(suite.import_again),
            "before": suite.before,
        }
        return self.sandbox.run(suite.runtime, Program(HARNESS, files), Invocation("run_tests", [request]), LIMITS)

    def _take(self, suite: Suite, path: str, value: dict[str, Any], result: FileResult) -> None:
        found, pinned = value["version"], suite.package.version
        if found and found != pinned:
            raise CannotRun(f"{suite.runtime} has {suite.module} {found}, and the tests are those of {pinned}")
        if value["status"] > 1 and not value["outcomes"] and value["status"] != 5:  # 5: there are no tests.
            result.outcomes[path] = ENDED
            result.details[path] = f"pytest ended with status {value['status']}: {value['said']}"
        result.outcomes |= value["outcomes"]
        result.details |= value["details"]
        for reason, count in value["skips"].items():
            result.skips[reason] = result.skips.get(reason, 0) + count

    def _runtime(self, suite: Suite) -> bytes:
        return self.sandbox.catalog.get(suite.runtime).digest.encode()

    def _kept(self, suite: Suite, path: str) -> Path:
        file = sources(suite.package) / suite.root / path
        settings = repr((path, replace(suite, known=(), sample=(), leave_out={}), LIMITS))
        parts = (self.tools, HARNESS.encode(), archive_of(suite), file.read_bytes(), settings.encode())
        return VAR / "results" / suite.name / f"{digest(self._runtime(suite), *parts)}.json"


def in_parallel(
    runner: Runner, todo: Sequence[tuple[Suite, str]], jobs: int = os.cpu_count() or 1
) -> Iterator[tuple[Suite, FileResult]]:
    """The results of files, as they come. Raises CannotRun."""
    for suite, _ in todo:
        runner.prepare(suite)
    threading.stack_size(STACK_BYTES)
    pool = ThreadPoolExecutor(jobs)
    try:
        running = {pool.submit(runner.run, suite, path): suite for suite, path in todo}
        for future in as_completed(running):
            yield running[future], future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _with(archive: bytes, modules: dict[str, str]) -> bytes:
    """The archive with compiled modules beside their sources."""
    content = io.BytesIO(archive)
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as both:
        for name, compiled in modules.items():
            both.writestr(name, base64.b64decode(compiled))
    return content.getvalue()


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}")
    part.write_bytes(content)
    part.replace(file)
