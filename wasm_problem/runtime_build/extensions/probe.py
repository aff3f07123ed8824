"""Asks the CPython that componentize-py brings about itself. Nothing here ever runs a program of anybody else's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..componentize_py import componentize
from ..source import BuildFailed

GUEST = Path(__file__).parent / "probe"


class Probe:
    """A component of that CPython, and of the extension modules in a folder. Raises BuildFailed; needs wasmtime."""

    def __init__(self, work: Path, modules: Path | None = None) -> None:
        from wasmtime import Config, Engine, Store, WasiConfig, WasmtimeError
        from wasmtime.component import Component, Linker

        self._error = WasmtimeError
        work.mkdir(parents=True, exist_ok=True)
        component = work / "probe.wasm"
        paths = [GUEST, *([modules] if modules else [])]
        componentize(GUEST / "probe.wit", "probe", paths, "probe_guest", component, "the probe of CPython")
        config = Config()
        config.cranelift_opt_level = "none"  # It runs once, and briefly.
        engine = Engine(config)
        linker = Linker(engine)
        linker.add_wasip2()
        self._store = Store(engine)
        self._store.set_wasi(WasiConfig())
        instance = linker.instantiate(self._store, Component.from_file(engine, str(component)))
        self._ask = instance.get_func(self._store, "ask")

    def ask(self, statements: str) -> Any:
        """What the statements leave in `answer`. Raises BuildFailed."""
        assert self._ask is not None
        try:
            return json.loads(self._ask(self._store, statements))
        except self._error as error:
            raise BuildFailed(f"the probe of CPython failed:\n{error}") from error
