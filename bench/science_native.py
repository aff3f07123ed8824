"""Grades with the CPython of this machine, and no sandbox: what science.py compares with.

Reads requests from its standard input, a line each, and writes the CPU seconds that each took. Each is served by a
fork of the process that has everything imported and warmed up, as an instance of the runtime starts from its snapshot.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import time
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "runtimes/python-science/guest/wasm_problem/formulas"


def main() -> None:
    import numpy  # noqa: F401 (as every instance has it imported)

    _import_formulas().warm_up()
    for line in sys.stdin:
        print(_seconds(json.loads(line)), flush=True)


def _import_formulas() -> Any:
    """As graders name it. Outside the sandbox `wasm_problem` is another package."""
    spec = importlib.util.spec_from_file_location(
        "wasm_problem.formulas", FOLDER / "__init__.py", submodule_search_locations=[str(FOLDER)]
    )
    assert spec is not None
    assert spec.loader is not None
    package = ModuleType("wasm_problem")
    package.__path__ = []
    module = importlib.util.module_from_spec(spec)
    sys.modules |= {"wasm_problem": package, spec.name: module}
    spec.loader.exec_module(module)
    return module


def _seconds(request: dict[str, Any]) -> float:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        started = time.process_time()
        names: dict[str, Any] = {}
        exec(compile(request["grader"], "grader", "exec"), names)
        verdict = names["grade"](request["answer"], SimpleNamespace(variables=request["variables"], attempt=1))
        seconds = time.process_time() - started
        assert verdict
        os.write(writing, json.dumps(seconds).encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    with os.fdopen(reading) as result:
        return float(result.read())


if __name__ == "__main__":
    main()
