"""What the first learner pays after a server process has started: imports, loading, one grading."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile

from .effort import Effort

FIRST_GRADE = """
import time
start = time.perf_counter()
import wasm_problem.sandbox
from wasm_problem.grading.answers import read_answers
from wasm_problem.grading.grader import grade
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem
imported = time.perf_counter()
inputs = (Input("a", InputKind.NUMBER),)
problem = Problem({runtime!r}, "def grade(answer, problem): return answer == 42", inputs=inputs)
graded = grade(wasm_problem.sandbox.default_sandbox(), problem, read_answers(problem.inputs, {{"a": "42"}}))
end = time.perf_counter()
assert graded.verdict and graded.verdict.score == 1, graded
import json
print(json.dumps({{"whole": end - start, "import": imported - start, "after_import": end - imported}}))
"""

# wasmtime-py is most of the import, and not ours to make faster.
WASMTIME_ALONE = """
import time
start = time.perf_counter()
import wasmtime.component
print(time.perf_counter() - start)
"""


def measure_first_grade(runtime: str, effort: Effort) -> dict[str, float]:
    """Each figure is the median of new processes, measured inside them; the compiled runtime is in the cache."""
    script = FIRST_GRADE.format(runtime=runtime)
    parts, wasmtime = [], []
    with tempfile.TemporaryDirectory(prefix="wasm-problem-bench-") as bytecode:
        for number in range(1 + effort.processes):
            part = json.loads(_in_new_process(script, bytecode))
            alone = float(_in_new_process(WASMTIME_ALONE, bytecode))
            if number > 0:  # The first one writes the bytecode.
                parts.append(part)
                wasmtime.append(alone)
    whole = [part["whole"] for part in parts]
    return {
        "first_grade_warm_cache_ms": statistics.median(whole) * 1000,
        "first_grade_warm_cache_min_ms": min(whole) * 1000,
        "first_grade_after_import_ms": statistics.median(part["after_import"] for part in parts) * 1000,
        "import_ms": statistics.median(part["import"] for part in parts) * 1000,
        "import_wasmtime_alone_ms": statistics.median(wasmtime) * 1000,
    }


def _in_new_process(script: str, bytecode: str) -> str:
    """What the script prints. Modules are bytecode already, as after an installation, whatever this checkout has."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", script]
    return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
