"""A compiler as build systems expect one, for extension modules of CPython in WebAssembly: `compiler.py cc|c++ ARGS`.

Compiles with the clang of PyPI's ziglang and links shared objects with its LLD, which zig's own driver does not do for
this target. Run by its path, without this package: it starts once for each file.

Environment: WASM_PROBLEM_ZIG, the zig program; WASM_PROBLEM_OBJECTS, the folder of what toolchain.py made;
WASM_PROBLEM_FLAGS_OWNER, the module that holds the floating-point flags for the others.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

COMPILE = (
    *("-target", "wasm32-wasi", "-fno-sanitize=all", "-g0"),
    *("-D_WASI_EMULATED_SIGNAL", "-D_WASI_EMULATED_PROCESS_CLOCKS", "-D_WASI_EMULATED_GETPID", "-D_WASI_EMULATED_MMAN"),
    # The C library defines the functions and not the flags.
    *("-DFE_INVALID=1", "-DFE_DIVBYZERO=4", "-DFE_OVERFLOW=8", "-DFE_UNDERFLOW=16", "-DFE_INEXACT=32"),
)
# The C++ library beside CPython has ABI version 2, and zig's headers have 1.
COMPILE_CXX = (
    *("-U_LIBCPP_ABI_NAMESPACE", "-D_LIBCPP_ABI_NAMESPACE=__2", "-U_LIBCPP_ABI_VERSION", "-D_LIBCPP_ABI_VERSION=2"),
    "-Wno-macro-redefined",
)
LINK = (
    *("wasm-ld", "-shared", "--experimental-pic", "--unresolved-symbols=import-dynamic"),
    *("--strip-all", "--gc-sections", "-O2"),
)
NOT_FOR_ZIG = (
    "-Wl,--as-needed",
    "-Wl,--no-undefined",
    "-Wl,--start-group",
    "-Wl,--end-group",
    "-Wl,-O1",
    "-pthread",
    "-g",
)
ONLY_COMPILE = ("-c", "-E", "-S", "--version", "-v", "-dM")
FLAGS = "wasm_problem_floating_point_flags"


def command(language: str, arguments: Sequence[str]) -> list[str]:
    """What to run instead: the arguments of zig."""
    arguments = _expanded(arguments)
    if arguments == ["-Wl,--version"]:
        return ["wasm-ld", "--version"]
    if "-shared" in arguments:
        return _link(arguments)
    kept = [each for each in arguments if each not in NOT_FOR_ZIG and not each.startswith("-Wl,-rpath")]
    more = () if any(each in ONLY_COMPILE for each in arguments) else ("-lwasi-emulated-signal",)
    return [language, *COMPILE, *(COMPILE_CXX if language == "c++" else ()), *more, *kept]


def _expanded(arguments: Sequence[str]) -> list[str]:
    """With what a response file holds in its place: build systems write long commands to one."""
    found: list[str] = []
    for each in arguments:
        found += shlex.split(Path(each[1:]).read_text("utf-8")) if each.startswith("@") else [each]
    return found


def _link(arguments: Sequence[str]) -> list[str]:
    output = arguments[arguments.index("-o") + 1]
    objects = [each for each in arguments if each.endswith((".o", ".obj", ".a")) and each != output]
    module = output.rpartition("/")[2].partition(".")[0]
    made = os.environ["WASM_PROBLEM_OBJECTS"]
    owner = module == os.environ.get("WASM_PROBLEM_FLAGS_OWNER")
    flags = f"{made}/flags_owner.o" if owner else f"{made}/flags.o"
    return [
        *LINK,
        f"--export-if-defined=PyInit_{module}",
        *((f"--export={FLAGS}",) if owner else ()),
        *objects,
        *("--start-lib", flags, "--end-lib", f"{made}/libbuiltins.a", f"{made}/no_exceptions.o"),
        *("-o", output),
    ]


if __name__ == "__main__":
    zig = os.environ["WASM_PROBLEM_ZIG"]
    os.execv(zig, [zig, *command(sys.argv[1], sys.argv[2:])])
