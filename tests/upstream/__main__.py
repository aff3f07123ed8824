"""`python -m tests.upstream [PACKAGE ...]`: runs the suites, and writes docs/upstream-tests.md when all of them ran.

What ran before in the same runtime is not run again, so that an interrupted run goes on where it stopped. --report runs
nothing, and writes the page about what ran so far.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence

from wasm_problem.runtime_build.packages import PackageUnavailable
from wasm_problem.sandbox import Sandbox, UnknownRuntime

from .archives import files_to_run, size
from .judging import judge
from .report import PAGE, write_page
from .running import CannotRun, FileResult, Runner, in_parallel
from .suites import Plan, Suite, read_plan


def main() -> int:
    plan = read_plan()
    options = _options(plan)
    chosen = [suite for suite in plan.suites if not options.packages or suite.name in options.packages]
    sandbox = Sandbox()
    try:
        runtimes = [sandbox.catalog.get(name) for name in dict.fromkeys(suite.runtime for suite in chosen)]
        jobs = 0 if options.report else options.jobs
        results = run_suites(Runner(plan, sandbox), chosen, options.match, jobs)
    except (CannotRun, PackageUnavailable, UnknownRuntime) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    judgements = [judge(suite, results[suite.name], len(files_to_run(suite))) for suite in chosen]
    for judgement in judgements:
        print(judgement.text(details=options.details), flush=True)
    wrong = any(judgement.is_wrong for judgement in judgements)
    everything = len(chosen) == len(plan.suites) and not options.match
    if everything and not wrong:
        write_page(plan, runtimes, judgements)
        print(f"==> {PAGE.name} is written")
    return 1 if wrong else 0


def run_suites(runner: Runner, suites: Sequence[Suite], match: str, jobs: int) -> dict[str, list[FileResult]]:
    """Suite -> results of its files; without jobs, of those that ran before.

    Raises CannotRun, PackageUnavailable, UnknownRuntime.
    """
    results: dict[str, list[FileResult]] = {suite.name: [] for suite in suites}
    todo: list[tuple[Suite, str]] = []
    for suite in suites:
        runner.prepare(suite)
        for path in files_to_run(suite):
            if match in path:
                kept = runner.kept(suite, path)
                if kept is None:
                    todo.append((suite, path))
                else:
                    results[suite.name].append(kept)
    todo.sort(key=lambda each: size(*each), reverse=True)  # The longest last would keep one processor waiting.
    known = sum(map(len, results.values()))
    print(f"==> {len(todo)} test files to run, {known} ran before in this runtime", flush=True)
    if not jobs:
        return results
    started = time.monotonic()
    for count, (suite, result) in enumerate(in_parallel(runner, todo, jobs), 1):
        results[suite.name].append(result)
        print(_progress(count, len(todo), suite, result, time.monotonic() - started), flush=True)
    return results


def _progress(count: int, of: int, suite: Suite, result: FileResult, elapsed: float) -> str:
    failed = f", {len(result.failed)} failed" if result.failed else ""
    passed = f"{result.count('passed'):,} passed{failed}"
    return f"{elapsed:6.0f} s {count:4}/{of} {suite.name} {result.path}: {passed} in {result.seconds:.0f} s"


def _options(plan: Plan) -> argparse.Namespace:
    names = [suite.name for suite in plan.suites]
    parser = argparse.ArgumentParser(prog="python -m tests.upstream", description="Runs upstream test suites.")
    parser.add_argument("packages", nargs="*", help=f"all of them without one: {', '.join(names)}")
    parser.add_argument("--match", default="", help="only test files with this in their path; the page is not written")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at once (all processors)")
    parser.add_argument("--report", action="store_true", help="run nothing; write the page about what ran so far")
    parser.add_argument("--details", action="store_true", help="print the end of each traceback")
    options = parser.parse_args()
    unknown = set(options.packages) - set(names)
    if unknown:
        parser.error(f"no suite is called {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    sys.exit(main())
