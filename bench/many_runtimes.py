"""What fifty more installed runtimes cost: the scan when a process starts, and nothing afterwards."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from wasm_problem.sandbox import Catalog, Sandbox, default_sandbox
from wasm_problem.sandbox.installed import RUNTIMES_VARIABLE

from .effort import Effort
from .measure import Contender, in_turns
from .trivial import run_once

MORE = 50
PREAMBLE = b"\0asm\x0d\x00\x01\x00"


def measure_many_runtimes(runtime: str, effort: Effort) -> dict[str, float]:
    """The scan looks for packages, too. The ratio: a run among so many runtimes, against one without them."""
    with _more_runtimes(runtime):
        among_many = Sandbox(cache=default_sandbox().cache)
        times = in_turns(
            {
                "scan": Contender(Catalog, batch=3),
                "alone": Contender(partial(run_once, runtime), batch=5),
                "among": Contender(partial(run_once, runtime, among_many), batch=5),
            },
            effort.rounds,
        )
    return {
        "catalog_scan_50_more_ms": times["scan"].p50_ms,
        "run_among_50_more_ratio": times["among"].p50_ms / times["alone"].p50_ms,
    }


@contextlib.contextmanager
def _more_runtimes(runtime: str) -> Iterator[None]:
    """Fifty manifests like that of the runtime, under other names. Nobody reads their components."""
    pattern = json.loads((default_sandbox().catalog.get(runtime).folder / "manifest.json").read_text("utf-8"))
    before = os.environ.get(RUNTIMES_VARIABLE)
    with tempfile.TemporaryDirectory(prefix="wasm-problem-bench-") as folder:
        for number in range(MORE):
            place = Path(folder) / f"language-{number}@1"
            place.mkdir()
            manifest = {**pattern, "name": f"language-{number}", "version": 1}
            (place / "manifest.json").write_text(json.dumps(manifest), "utf-8")
            (place / pattern["wasm"]).write_bytes(PREAMBLE)
        os.environ[RUNTIMES_VARIABLE] = folder if before is None else os.pathsep.join((folder, before))
        try:
            yield
        finally:
            if before is None:
                del os.environ[RUNTIMES_VARIABLE]
            else:
                os.environ[RUNTIMES_VARIABLE] = before
