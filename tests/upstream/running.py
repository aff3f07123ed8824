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
    fuel=500_000_000_000,
    seconds=3600,
    memory_bytes=2048 * MIB,
    output_bytes=64 * MIB,
    value_bytes=64 * MIB,
    args_bytes=MIB,
    files_bytes=256 * MIB,
)
"""For one instance: a minute or two, and more memory than any grader gets."""

STACK_BYTES = 16 * MIB
"""Of each thread that runs a sandbox: wasmtime's own part of it is 2 MiB."""

MARK = "\x1e"
"""Of a record in what the harness prints."""

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

    def take(self, record: dict[str, str]) -> bool:
        """Keeps a test's outcome. Returns whether the record is one."""
        test = record.get("test")
        if test is None:
            return False
        # A test that passed and then failed to clean up is an error; one that failed stays failed.
        if self.outcomes.get(test) != "failed":
            self.outcomes[test] = record["outcome"]
        if record["detail"]:
            self.details[test] = record["detail"]
        if record["skip"]:
            self.skips[record["skip"]] = self.skips.get(record["skip"], 0) + 1
        return True

    def count(self, *kinds: str) -> int:
        return sum(outcome in kinds for outcome in self.outcomes.values())

    @property
    def failed(self) -> list[str]:
        return [test for test, outcome in self.outcomes.items() if outcome in FAILURES]


class Runner:
    """Runs the files of all suites. Safe for threads."""

    def __init__(self, plan: Plan, sandbox: Sandbox, limits: Limits = LIMITS) -> None:
        self.plan = plan
        self.sandbox = sandbox
        self.limits = limits
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
        start: int | None = 0
        while start is not None:
            start = self._run_from(suite, path, start, result)
        _write(self._kept(suite, path), json.dumps(asdict(result)).encode())
        return result

    def _run_from(self, suite: Suite, path: str, start: int, result: FileResult) -> int | None:
        """The number of the test to go on with in another instance, should this one have ended early."""
        outcome = self._run_once(suite, path, start)
        result.fuel += outcome.usage.fuel
        result.seconds += outcome.usage.wall_ms / 1000
        begun = [record["begins"] for record in _records(outcome.stdout) if not result.take(record)]
        if outcome.failure is None:
            self._check(suite, path, outcome.value, result)
            return None
        ended = f"{outcome.failure.cause}: {outcome.failure.message}"
        if outcome.failure.cause is Cause.RAISED or not begun:
            result.outcomes[path] = ENDED
            result.details[path] = f"{ended}\n{outcome.failure.trace}"
            return None
        last = begun[-1]
        result.outcomes.pop(last, None)
        if len(begun) > 1:
            return start + len(begun) - 1  # Once more with nothing before it: they may have left it too little.
        result.outcomes[last] = ENDED
        result.details[last] = ended
        return start + 1

    def _run_once(self, suite: Suite, path: str, start: int) -> Outcome:
        files = {"tools.zip": self._compiled[suite.runtime], "suite.archive": archive_of(suite)}
        files |= {f"{name}.zip": archive_of(self.plan.suite(name)) for name in suite.attach}
        request = {
            "path": path,
            "package": suite.module,
            "start": start,
            "options": list(suite.options),
            "stand_ins": list(suite.stand_ins),
            "import_again": list(suite.import_again),
            "before": suite.before,
        }
        return self.sandbox.run(suite.runtime, Program(HARNESS, files), Invocation("run_tests", [request]), self.limits)

    def _check(self, suite: Suite, path: str, value: dict[str, Any], result: FileResult) -> None:
        found, pinned = value["version"], suite.package.version
        if found and found != pinned:
            raise CannotRun(f"{suite.runtime} has {suite.module} {found}, and the tests are those of {pinned}")
        if value["status"] > 1 and not value["has_any"] and value["status"] != 5:  # 5: there are no tests.
            result.outcomes[path] = ENDED
            result.details[path] = f"pytest ended with status {value['status']}: {value['said']}"

    def _runtime(self, suite: Suite) -> bytes:
        return self.sandbox.catalog.get(suite.runtime).digest.encode()

    def _kept(self, suite: Suite, path: str) -> Path:
        file = sources(suite.package) / suite.root / path
        settings = repr((path, replace(suite, known=(), sample=(), leave_out={}), self.limits))
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


def _records(output: str) -> Iterator[dict[str, str]]:
    """What the harness told, among whatever tests printed."""
    for text in output.split(MARK)[1:]:
        yield json.loads(text.partition("\n")[0])


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
