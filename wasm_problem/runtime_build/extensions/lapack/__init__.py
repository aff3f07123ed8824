"""BLAS and LAPACK as one shared object, which other extension modules import their routines from.

It is named as an extension module, for componentize-py finds those, and is none: nothing can import it from Python.
The routines are translated from Fortran to C, for no Fortran compiler makes such modules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from ...source import BuildFailed, Report
from ..compiler import LINK
from ..toolchain import SUFFIX, Toolchain, run, zig
from .f2c import build_f2c
from .translation import WRITTEN_IN_C, needed, together, translate

C = Path(__file__).with_name("c")
COMPILE = ("-O2", "-fPIC", "-w", f"-I{C}", "-c")
AT_ONCE = 2
STEPS = 4
"""Lines of progress while compiling."""


def build(
    entry: Mapping[str, Any], sources: Path, site: Path, toolchain: Toolchain, work: Path, report: Report
) -> None:
    """`module`: the dotted name of the shared object; `translator`: the folder of f2c's sources; `routines`: files in
    the form of SciPy's signatures, whose routines and all that they call are built. Raises BuildFailed."""
    what = f"{entry['name']} {entry['version']}"
    report(f"{what}: building f2c, which translates Fortran to C ...")
    f2c = build_f2c(sources / str(entry["translator"]), work / "f2c", toolchain)
    names = needed(sources, wanted([sources / str(path) for path in entry["routines"]]))
    report(f"{what}: translating {len(names):,} routines ...")
    folder = work / "routines"
    folder.mkdir(parents=True)
    files = [*together(translate(f2c, sources, names, folder), work), C / "lapack_extra.c"]
    objects = _compile(files, toolchain, work, what, report)
    exports = work / "exports.txt"
    exports.write_text("".join(f"--export-if-defined={name}_\n" for name in sorted({*names, *WRITTEN_IN_C})), "ascii")
    target = site / (str(entry["module"]).replace(".", "/") + SUFFIX)
    target.parent.mkdir(parents=True)
    libraries = [str(toolchain.folder / "libbuiltins.a")]
    run([str(zig()), *LINK, f"@{exports}", *objects, *libraries, "-o", str(target)], toolchain, f"{what}: linking")


def wanted(files: Iterable[Path]) -> list[str]:
    """The routines that the files name: each line is a C declaration. Raises BuildFailed when there are none."""
    names: set[str] = set()
    for path in files:
        try:
            found = re.findall(r"^\w+ (\w+)\(", path.read_text("utf-8"), re.MULTILINE)
        except OSError as error:
            raise BuildFailed(f"the list of LAPACK's routines cannot be read: {error}") from error
        if not found:
            raise BuildFailed(f"{path.name} names no routine of LAPACK")
        names |= set(found)
    return sorted(names)


def _compile(files: Sequence[Path], toolchain: Toolchain, work: Path, what: str, report: Report) -> list[str]:
    def compile_one(path: Path) -> str:
        made = work / f"{path.stem}.o"
        run([*toolchain.compiler("cc"), *COMPILE, str(path), "-o", str(made)], toolchain, f"compiling {path.name}")
        return str(made)

    objects = []
    told = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for count, made in enumerate(pool.map(compile_one, files), 1):
            objects.append(made)
            if count * STEPS // len(files) > told:
                told = count * STEPS // len(files)
                report(f"{what}: compiling, {count} of {len(files)}")
    return objects
