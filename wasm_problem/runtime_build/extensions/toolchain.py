"""The C and C++ compiler for extension modules, with what they link to besides CPython."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from ..source import BuildFailed

HERE = Path(__file__).parent
SOURCES = HERE / "c"
COMPILER = HERE / "compiler.py"
SUFFIX = ".cpython-314-wasm32-wasi.so"
"""Of the file names of extension modules: componentize-py looks for it."""
MOST_LINES = 25
"""Shown of what a tool says."""


@dataclass(frozen=True)
class Toolchain:
    """A folder with what every extension module links to, and how to call the compiler."""

    folder: Path
    flags_owner: str
    """The module that holds the floating-point flags for the others; empty when none does."""
    variables: Mapping[str, str] = field(default_factory=dict)
    """More of the environment that build systems run in."""

    def compiler(self, language: str) -> list[str]:
        """language: "cc" or "c++"."""
        # Without the site module: it starts in a quarter of the time, and once for each file.
        return [sys.executable, "-I", "-S", str(COMPILER), language]

    def archiver(self) -> list[str]:
        return [str(zig()), "ar"]

    def environment(self) -> dict[str, str]:
        beside = str(Path(sys.executable).parent)  # Where pip has put cython and ninja.
        return {
            **os.environ,
            "PATH": os.pathsep.join([beside, os.environ.get("PATH", os.defpath)]),
            "WASM_PROBLEM_ZIG": str(zig()),
            "WASM_PROBLEM_OBJECTS": str(self.folder),
            "WASM_PROBLEM_FLAGS_OWNER": self.flags_owner,
            **self.variables,
        }

    def module(self, name: str, source: Path, includes: Sequence[Path], into: Path) -> None:
        """Builds an extension module of one C file. Raises BuildFailed."""
        compiled = self.folder / f"{name}.o"
        options = ["-O2", "-fPIC", "-fvisibility=hidden", *(f"-I{path}" for path in includes)]
        run([*self.compiler("cc"), *options, "-c", str(source), "-o", str(compiled)], self, f"compiling {source.name}")
        target = into / f"{name}{SUFFIX}"
        run([*self.compiler("cc"), "-shared", str(compiled), "-o", str(target)], self, f"linking {target.name}")


def make_toolchain(folder: Path, flags_owner: str, variables: Mapping[str, str] | None = None) -> Toolchain:
    """Raises BuildFailed."""
    folder.mkdir(parents=True)
    made = Toolchain(folder, flags_owner, variables or {})
    # Arithmetic that the processor has not: 128-bit integers and floating point.
    library = zig().parent / "lib" / "compiler_rt.zig"
    options = ["-target", "wasm32-wasi", "-fPIC", "-O", "ReleaseSmall", "-fstrip", "-fsingle-threaded"]
    run([str(zig()), "build-obj", *options, str(library), f"-femit-bin={folder / 'builtins.o'}"], made, "builtins")
    run([*made.archiver(), "rcs", str(folder / "libbuiltins.a"), str(folder / "builtins.o")], made, "builtins")
    for name, source, more in (
        ("no_exceptions", "no_exceptions.c", ()),
        ("flags", "floating_point_flags.c", ()),
        ("flags_owner", "floating_point_flags.c", ("-DFLAGS_OWNER",)),
    ):
        options = ["-O2", "-fPIC", *more, "-c", str(SOURCES / source), "-o", str(folder / f"{name}.o")]
        run([*made.compiler("cc"), *options], made, f"compiling {source}")
    return made


def zig() -> Path:
    """The zig program of PyPI's ziglang. Raises BuildFailed."""
    found = find_spec("ziglang")
    if found is None or found.origin is None:
        raise BuildFailed(f"ziglang is not installed here. Run: {sys.executable} -m pip install ziglang")
    return Path(found.origin).with_name("zig")


def run(command: Sequence[str], toolchain: Toolchain, step: str, folder: Path | None = None) -> str:
    """What the command writes. Raises BuildFailed with the step and the end of that."""
    done = subprocess.run(
        command, cwd=folder, env=toolchain.environment(), capture_output=True, text=True, errors="replace", check=False
    )
    written = done.stdout + done.stderr
    if done.returncode != 0:
        raise BuildFailed(f"{step} ended with status {done.returncode}:\n{last_lines(written)}")
    return written


def last_lines(text: str) -> str:
    """The lines that name an error, when there are any, or the last ones."""
    lines = text.strip().splitlines()
    errors = [line for line in lines if "error:" in line.lower()]
    return "\n".join((errors or lines)[-MOST_LINES:])
