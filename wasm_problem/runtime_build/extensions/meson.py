"""Builds a package whose build system is meson: NumPy's and SciPy's."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..source import BuildFailed, Report
from .toolchain import MOST_LINES, SUFFIX, Toolchain, last_lines, run

VERSION = "3.14"
STEPS = 10
"""Lines of progress while compiling."""
PROGRESS = re.compile(r"\[(\d+)/(\d+)\]")


def build(
    sources: Path,
    options: Sequence[str],
    headers: Path,
    toolchain: Toolchain,
    work: Path,
    what: str,
    report: Report,
    numpy: Path | None = None,
) -> Path:
    """Builds and installs; the folder that would be site-packages. Raises BuildFailed.

    numpy: the folder of a NumPy that was built before, with all its files.
    """
    work.mkdir(parents=True)
    cross, native, python = work / "wasm.ini", work / "native.ini", work / "python.json"
    cross.write_text(_cross(toolchain, numpy), "utf-8")
    native.write_text(_binaries({"cython": [_tool("cython")], "ninja": [_tool("ninja")]}), "utf-8")
    python.write_text(json.dumps(_python(work, headers)), "utf-8")
    vendored = sources / "vendored-meson" / "meson" / "meson.py"
    meson = [sys.executable, *([str(vendored)] if vendored.is_file() else ["-m", "mesonbuild.mesonmain"])]
    setup = ["setup", str(work / "build"), str(sources), "--prefix", "/usr"]
    setup += ["--cross-file", str(cross), "--native-file", str(native)]
    fixed = [f"-Dpython.build_config={python}", "-Dbuildtype=release"]
    report(f"{what}: configuring ...")
    run([*meson, *setup, *fixed, *options], toolchain, f"{what}: configuring")
    _compile(work / "build", toolchain, what, report)
    installed = work / "installed"
    install = [*meson, "install", "-C", str(work / "build"), "--no-rebuild", "--destdir", str(installed)]
    run(install, toolchain, f"{what}: installing")
    for path in sorted(installed.rglob("*")):
        if path.is_dir() and path.name in ("site-packages", "dist-packages"):
            return path
    raise BuildFailed(f"{what}: meson installed nothing where Python looks for packages.")


def _compile(folder: Path, toolchain: Toolchain, what: str, report: Report) -> None:
    ninja = [_tool("ninja"), "-C", str(folder)]
    environment = toolchain.environment() | {"NINJA_STATUS": "[%f/%t] "}
    process = subprocess.Popen(
        ninja, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    assert process.stdout is not None
    lines: deque[str] = deque(maxlen=40 * MOST_LINES)
    told = 0
    for line in process.stdout:
        lines.append(line.rstrip())
        at = PROGRESS.match(line)
        if at is not None and int(at[1]) * STEPS // int(at[2]) > told:
            told = int(at[1]) * STEPS // int(at[2])
            report(f"{what}: compiling, {at[1]} of {at[2]}")
    if process.wait() != 0:
        raise BuildFailed(f"{what}: compiling ended with status {process.returncode}:\n" + last_lines("\n".join(lines)))


def _cross(toolchain: Toolchain, numpy: Path | None) -> str:
    binaries: dict[str, Sequence[str]] = {
        "c": toolchain.compiler("cc"),
        "cpp": toolchain.compiler("c++"),
        "ar": toolchain.archiver(),
        "python": [sys.executable],
        "cython": [_tool("cython")],
        # Nothing of this machine's libraries may be found.
        "pkg-config": [sys.executable, "-c", "raise SystemExit(1)"],
    }
    properties = ""
    if numpy is not None:
        binaries["f2py"] = [sys.executable, "-m", "numpy.f2py"]
        properties = f"numpy-include-dir = {_quoted(str(numpy / '_core' / 'include'))}\n"
    return f"""{_binaries(binaries)}
[built-in options]
c_args = ['-O2']
cpp_args = ['-O2']
[host_machine]
system = 'wasi'
cpu_family = 'wasm32'
cpu = 'wasm32'
endian = 'little'
[properties]
needs_exe_wrapper = true
skip_sanity_check = true
longdouble_format = 'IEEE_QUAD_LE'
{properties}"""


def _binaries(commands: Mapping[str, Sequence[str]]) -> str:
    listed = (f"{name} = [{', '.join(map(_quoted, command))}]" for name, command in commands.items())
    return "\n".join(["[binaries]", *listed])


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _python(base: Path, headers: Path) -> dict[str, object]:
    """The Python to build for, in the form of PEP 739: it need not run here."""
    return {
        "schema_version": "1.0",
        "base_prefix": str(base),
        "base_interpreter": f"/nonexistent/python{VERSION}",
        "platform": "wasi-wasm32",
        "language": {"version": VERSION},
        "implementation": {"name": "cpython"},
        "abi": {"flags": [], "extension_suffix": SUFFIX, "stable_abi_suffix": ".abi3.so"},
        "libpython": {"link_extensions": False},
        "c_api": {"headers": str(headers)},
    }


def _tool(name: str) -> str:
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if os.access(beside, os.X_OK) else shutil.which(name)
    if found is None:
        raise BuildFailed(f"{name} is not installed here. Run: {sys.executable} -m pip install {name}")
    return found
