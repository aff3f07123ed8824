"""This guest's modules keep the built-in functions they started with, whatever a program does to them."""

from __future__ import annotations

import builtins
import sys
from importlib.machinery import FileFinder, SourceFileLoader
from types import ModuleType


class Loader(SourceFileLoader):
    """Loads a module that has built-in functions of its own."""

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["__builtins__"] = _kept
        super().exec_module(module)


_kept = dict(vars(builtins))


def install(folder: str) -> None:
    """Makes modules from this folder get them."""
    sys.path_importer_cache[folder] = FileFinder(folder, (Loader, [".py"]))
