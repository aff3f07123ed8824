"""The package of the science runtime that knows formulas, as plain Python: here it is tested without a sandbox."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).resolve().parents[2] / "runtimes/python-science/guest/wasm_problem/formulas"


def _load() -> ModuleType:
    """Under a name of its own: `wasm_problem` is another package outside the sandbox."""
    spec = importlib.util.spec_from_file_location(
        "guest_formulas", FOLDER / "__init__.py", submodule_search_locations=[str(FOLDER)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


formulas = _load()
BadTest, InvalidAnswer = (getattr(sys.modules["guest_formulas.faults"], name) for name in ("BadTest", "InvalidAnswer"))
Options = sys.modules["guest_formulas.options"].Options
read = sys.modules["guest_formulas.grammar"].read
tree = sys.modules["guest_formulas.tree"]
