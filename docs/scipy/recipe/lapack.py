"""BLAS and LAPACK as one shared object, which SciPy's extension modules import their routines from.

It is named as an extension module, for componentize-py finds those, and is none: nothing can import it from Python.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .translation import WRITTEN_IN_C, needed, together, translate

HERE = Path(__file__).parent
COMPILE = ("-target", "wasm32-wasi", "-fno-sanitize=all", "-g0", "-O2", "-fPIC", "-w")
LINK = ("-shared", "--experimental-pic", "--unresolved-symbols=import-dynamic", "--strip-all", "--gc-sections", "-O2")
SIGNATURES = ("cython_blas_signatures.txt", "cython_lapack_signatures.txt")

Run = Callable[[Sequence[str]], object]


def wanted(linalg: Path) -> list[str]:
    """The routines that SciPy's Cython interfaces name. Its own modules use no others."""
    names: set[str] = set()
    for name in SIGNATURES:
        names |= set(re.findall(r"^\w+ (\w+)\(", (linalg / name).read_text("utf-8"), re.MULTILINE))
    return sorted(names)


def build_lapack(zig: Path, f2c: Path, lapack: Path, linalg: Path, builtins: Path, work: Path, run: Run) -> Path:
    """builtins: the archive with the arithmetic that the processor has not. run: runs a command or raises.

    The shared object.
    """
    routines = work / "routines"
    routines.mkdir(parents=True)
    names = needed(lapack, wanted(linalg))
    files = [*together(translate(f2c, lapack, names, routines), work), HERE / "c" / "lapack_extra.c"]
    objects = [work / f"{path.stem}.o" for path in files]
    commands = [
        [str(zig), "cc", *COMPILE, f"-I{HERE / 'c'}", "-c", str(path), "-o", str(made)]
        for path, made in zip(files, objects, strict=True)
    ]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run, commands))
    exports = work / "exports.txt"
    exports.write_text("".join(f"--export-if-defined={name}_\n" for name in sorted({*names, *WRITTEN_IN_C})), "ascii")
    target = work / "_lapack.cpython-314-wasm32-wasi.so"
    run([str(zig), "wasm-ld", *LINK, f"@{exports}", *map(str, objects), str(builtins), "-o", str(target)])
    return target
