"""The scientific packages: importable from memory, and the much-used ones already imported and warmed up."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Callable, Iterator
from functools import partial, wraps
from types import ModuleType
from typing import Any

import own_builtins
import packages_warm
from importer import EXTENSION, Library

FOLDER = next(path for path in sys.path if os.path.isdir(f"{path}/numpy"))  # noqa: PTH112
"""Where componentize-py shows the packages while the component is built."""

own_builtins.install(f"{__file__.rpartition('/')[0]}/wasm_problem/formulas")

SHOWN_AS = "/python/site-packages"
PATH = (SHOWN_AS,)
MODULES = packages_warm.MODULES
OFFERED = ("wasm_problem.formulas",)

ABSENT = {
    "cryptography": "the runtime has no cryptography; hashlib and hmac are there",
    "lxml": "the runtime has no lxml; xml.etree.ElementTree is there",
    "matplotlib": "the sandbox has no screen and the runtime no matplotlib; a grader can return a figure",
    "numpy.f2py": "the sandbox has no compiler",
    "pandas": "the runtime has no pandas; NumPy and csv are there",
    "scipy": "the runtime has no SciPy; python-3.14-scipy has it, where that is installed",
}
# Of no use without what they draw on, run, or fetch.
LEFT_OUT = dict.fromkeys(("nltk.app", "nltk.book", "nltk.cli", "nltk.draw"), "")


UNDOCUMENTED = ("networkx", "nltk", "pint", "sympy")
DOCUMENTED = ("sympy.interactive.", "sympy.physics.")
"""What reads its own docstrings."""


def is_documented(name: str) -> bool:
    return name.startswith(DOCUMENTED) or name.partition(".")[0] not in UNDOCUMENTED


def add(library: Library) -> dict[str, Callable[[], bytes]]:
    """Adds the packages to the library. Returns the files that go with them, by path."""
    library.after_import |= {"numpy": _numpy, "numpy.lib._format_impl": _files_of_arrays}
    library.read_tree(FOLDER, SHOWN_AS, LEFT_OUT, is_compressed=True, is_documented=is_documented)
    return dict(_files(FOLDER))


def _numpy(module: ModuleType) -> None:
    """Makes `from numpy import *` do without what is not there."""
    module.__all__.remove("f2py")


def _files_of_arrays(module: ModuleType) -> None:
    """Makes np.load and np.save use a file's own functions. C would read past them, from files that are not there."""
    is_file, write = module.isfileobj, module.write_array
    module.isfileobj = lambda file: False

    @wraps(write)
    def write_array(fp: Any, array: Any, *args: Any, **kwargs: Any) -> None:
        if is_file(fp) and isinstance(array, sys.modules["numpy.ma"].MaskedArray):
            array.tofile(fp)  # Raises an error, as everywhere: the mask would be lost.
        write(fp, array, *args, **kwargs)

    module.write_array = write_array


def _files(folder: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """What packages read besides modules: tables, and what importlib.metadata tells."""
    for name in sorted(os.listdir(folder)):  # noqa: PTH208
        path = f"{folder}/{name}"
        if os.path.isdir(path):  # noqa: PTH112
            if name not in ("tests", "test", "__pycache__"):
                yield from _files(path)
        elif not name.endswith((".py", EXTENSION)):
            with open(path, "rb") as file:  # noqa: PTH123
                yield SHOWN_AS + path.removeprefix(FOLDER), partial(zlib.decompress, zlib.compress(file.read(), 9))


def scalars() -> dict[type, Callable[[Any], object]]:
    """NumPy's own numbers, which its functions return. Those that lose nothing as one of Python's."""
    import numpy as np

    names = "bool float16 float32 int8 int16 int32 int64 uint8 uint16 uint32 uint64"
    types = [getattr(np, name) for name in names.split()]
    return dict.fromkeys([*types, np.dtype("l").type, np.dtype("L").type], np.generic.item)


def randomness() -> list[Callable[[int], None]]:
    """The generators that packages made when they were imported."""
    import numpy as np
    import random2
    import sympy.core.random

    def start_numpy(seed: int) -> None:
        seed_numpy([seed & 0xFFFFFFFF, seed >> 32])

    seed_numpy = np.random.mtrand._rand.seed
    streams = {b"random2": random2._inst.seed, b"sympy": sympy.core.random.rng.seed}
    return [start_numpy, *(partial(_start, seed, int.from_bytes(name) << 64) for name, seed in streams.items())]


def _start(start: Callable[[int], None], stream: int, seed: int) -> None:
    start(stream | seed)


def run(evaluator: Any) -> None:
    packages_warm.run_programs(evaluator)
