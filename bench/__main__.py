"""`python -m bench`: prints a table and writes bench/out/results.json."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from pathlib import Path

from wasm_problem.sandbox import UnknownRuntime, default_sandbox

from .codejail_door import measure_codejail_door
from .cpu_heavy import measure_cpu_heavy
from .effort import FULL, QUICK
from .first_grade import measure_first_grade
from .languages import measure_languages
from .latency import measure_latency
from .loading import measure_loading
from .many_runtimes import measure_many_runtimes
from .rendering import measure_rendering
from .report import table, write
from .science import measure_science
from .throughput import measure_throughput

SCIENCE = "python-3.14-science"
OUT = Path(__file__).parent / "out" / "results.json"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measures grading on this machine.")
    parser.add_argument("--runtime", default="python-3.14", help="a Python runtime (default: %(default)s)")
    parser.add_argument("--quick", action="store_true", help="few repetitions, no codejail: shows that it works")
    parser.add_argument("--floor", action="store_true", help="no codejail: installs nothing, makes no user")
    parser.add_argument("--out", type=Path, default=OUT, help="where to write the figures (default: %(default)s)")
    options = parser.parse_args()
    effort = QUICK if options.quick else dataclasses.replace(FULL, codejail=not options.floor)
    sandbox = default_sandbox()
    try:
        runtime = sandbox.catalog.get(options.runtime)
    except UnknownRuntime as error:
        print(f"{error} Build it: make runtimes", file=sys.stderr)
        return 1
    sandbox.compile(runtime)
    latency, baseline = measure_latency(runtime.id, effort)
    figures = {
        **latency,
        **measure_languages(effort),
        **measure_first_grade(runtime.id, effort),
        **measure_throughput(runtime.id, effort),
        **measure_loading(runtime.id, effort),
        **measure_many_runtimes(runtime.id, effort),
        **measure_cpu_heavy(runtime.id, effort),
        **measure_codejail_door(SCIENCE, effort),
        **measure_science(SCIENCE, effort),
        **measure_rendering(effort),
    }
    write(figures, options.out)
    print(table(figures, baseline, runtime.id))
    print(f"Written to {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
