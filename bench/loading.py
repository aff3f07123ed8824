"""What a runtime costs a process: the time to load its compiled code, and the memory of each live instance."""

from __future__ import annotations

import contextlib
import os
import statistics
import subprocess
import time
from pathlib import Path

from wasm_problem.sandbox import DEFAULT_LIMITS, Program, default_sandbox
from wasm_problem.sandbox.engine import RuntimeEngine
from wasm_problem.sandbox.host import link
from wasm_problem.sandbox.instance import Instance, LoadedRuntime

from .effort import Effort
from .trivial import GRADER

SMAPS = Path("/proc/self/smaps_rollup")


def measure_loading(runtime: str, effort: Effort) -> dict[str, float]:
    """load_compiled_runtime_ms: read from the cache on disk, and linked to the host. The rest is a live instance."""
    sandbox = default_sandbox()
    found = sandbox.catalog.get(runtime)
    seconds = []
    for _ in range(effort.repeats + 1):
        start = time.perf_counter()
        engine = RuntimeEngine()
        component = sandbox.cache.load(engine, found.digest)
        if component is None:
            raise RuntimeError("the compiled runtime is not in the cache")
        loaded = LoadedRuntime(engine, component, link(engine, component), found.warm_up)
        seconds.append(time.perf_counter() - start)
    return {
        "load_compiled_runtime_ms": statistics.median(seconds[1:]) * 1000,
        **_memory_of_instances(loaded, effort.instances),
    }


def _memory_of_instances(loaded: LoadedRuntime, count: int) -> dict[str, float]:
    """Memory a live instance after it has graded, in MB (10**6 bytes)."""
    with contextlib.ExitStack() as stack:
        stack.enter_context(_graded(loaded))  # what all instances share is in memory now
        before = _memory_mb()
        for _ in range(count):
            stack.enter_context(_graded(loaded))
        after = _memory_mb()
    return {f"instance_{kind}_mb": (after[kind] - before[kind]) / count for kind in after}


def _graded(loaded: LoadedRuntime) -> Instance:
    instance = Instance(loaded, Program(GRADER), DEFAULT_LIMITS)
    failure = instance.load() or instance.call("grade", "[42, {}]", "")[1]
    if failure is not None:
        raise RuntimeError(f"the trivial grader went wrong: {failure}")
    return instance


def _memory_mb() -> dict[str, float]:
    """rss: pages in memory; pss: with a shared page counted once among its users (Linux alone knows it)."""
    if SMAPS.exists():
        kib = {line.split(":")[0]: line.split()[1] for line in SMAPS.read_text().splitlines()[1:]}
        return {"rss": int(kib["Rss"]) * 1024 / 1e6, "pss": int(kib["Pss"]) * 1024 / 1e6}
    command = ["ps", "-o", "rss=", "-p", str(os.getpid())]
    return {"rss": int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) * 1024 / 1e6}
