"""Answers questions about the interpreter it runs in."""

# The questions use these modules, and a component has no files to import from.
# ruff: noqa: F401

import datetime
import importlib
import json
import sys
import types
import weakref

import wit_world

CONFIGURATION = importlib.import_module("_sysconfigdata__wasi_wasm32-wasi").build_time_vars
try:
    import abi_check
except ImportError:
    abi_check = None


class WitWorld(wit_world.WitWorld):
    def ask(self, statements: str) -> str:
        names = {"CONFIGURATION": CONFIGURATION, "abi_check": abi_check, **globals()}
        exec(statements, names)
        return json.dumps(names["answer"])
