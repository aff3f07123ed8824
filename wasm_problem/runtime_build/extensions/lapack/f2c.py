"""f2c, Bell Labs' translator from Fortran 77 to C, built for the building machine from its source package."""

from __future__ import annotations

from pathlib import Path

from ...source import BuildFailed
from ..toolchain import Toolchain, run, zig

OBJECTS = (
    *("main", "init", "gram", "lex", "proc", "equiv", "data", "format", "expr", "exec", "intr", "io"),
    *(
        "misc",
        "error",
        "mem",
        "names",
        "output",
        "p1output",
        "pread",
        "put",
        "putpcc",
        "vax",
        "formatdata",
        "parse_args",
    ),
    *("niceprintf", "cds", "sysdep", "version"),
)


def build_f2c(sources: Path, work: Path, toolchain: Toolchain) -> Path:
    """sources: f2c's own folder src. The program. Raises BuildFailed."""
    work.mkdir(parents=True)
    try:
        tokens = (sources / "tokens").read_text("ascii").split()
    except OSError as error:
        raise BuildFailed(f"f2c's sources are not where manifest.toml says: {error}") from error
    (work / "tokdefs.h").write_text("".join(f"#define {name} {number}\n" for number, name in enumerate(tokens, 1)))
    (work / "sysdep.hd").write_text("")  # Its makefile finds out here whether there is mkdtemp. There is.
    program = work / "f2c"
    options = ["-O1", "-w", "-std=gnu89", "-fno-sanitize=all", f"-I{work}", f"-I{sources}"]
    files = [str(sources / f"{name}.c") for name in OBJECTS]
    run([str(zig()), "cc", *options, *files, "-o", str(program)], toolchain, "compiling f2c")
    return program
