"""f2c, Bell Labs' translator from Fortran 77 to C, built for this machine from Debian's source package."""

from __future__ import annotations

import subprocess
from pathlib import Path

OBJECTS = [
    "main",
    "init",
    "gram",
    "lex",
    "proc",
    "equiv",
    "data",
    "format",
    "expr",
    "exec",
    "intr",
    "io",
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
    "niceprintf",
    "cds",
    "sysdep",
    "version",
]


def build_f2c(zig: Path, sources: Path, work: Path) -> Path:
    """sources: f2c's own folder src. The program. Raises subprocess.CalledProcessError."""
    work.mkdir(parents=True)
    tokens = (sources / "tokens").read_text("ascii").split()
    (work / "tokdefs.h").write_text("".join(f"#define {name} {number}\n" for number, name in enumerate(tokens, 1)))
    (work / "sysdep.hd").write_text("")  # Its makefile finds out here whether there is mkdtemp. There is.
    program = work / "f2c"
    options = ["-O1", "-w", "-std=gnu89", "-fno-sanitize=all", f"-I{work}", f"-I{sources}"]
    files = [str(sources / f"{name}.c") for name in OBJECTS]
    subprocess.run([str(zig), "cc", *options, *files, "-o", str(program)], check=True, capture_output=True)
    return program
