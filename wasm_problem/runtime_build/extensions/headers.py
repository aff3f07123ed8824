"""CPython's headers for extension modules: those of the very release, with the configuration of the interpreter here.

Where they come from, the first that is there:
1. the folder that WASM_PROBLEM_PYTHON_HEADERS names,
2. a Python 3.14 on this machine,
3. Debian's package libpython3.14-dev, whose files are the same for every machine.
abi.py then compares what they say with the interpreter, wherever they are from.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from ..debian import unpack_headers
from ..packages import PackageUnavailable
from ..source import BuildFailed, Report
from .probe import Probe

VERSION = "3.14"
VARIABLE = "WASM_PROBLEM_PYTHON_HEADERS"
DEBIAN_PACKAGE = f"libpython{VERSION}-dev"
FIRST = "patchlevel.h"

# Names that a program may find in pyconfig.h; the rest of the configuration is about building CPython.
_CONFIGURED = re.compile(
    r"(HAVE|SIZEOF|ALIGNOF|Py|PY|WITH|USE|PTHREAD)_[A-Za-z0-9_]+|DOUBLE_IS_[A-Z0-9_]+|[A-Z]+_[A-Z_]+"
)
_ALWAYS = ("_GNU_SOURCE", "_WASI_EMULATED_SIGNAL", "_WASI_EMULATED_GETPID", "_WASI_EMULATED_PROCESS_CLOCKS")


def python_headers(into: Path, probe: Probe, report: Report) -> None:
    """Fills the folder with the headers. Raises BuildFailed."""
    found, where = _local()
    if found is not None:
        report(f"CPython's headers: from {where}")
        _check(found)
        shutil.copytree(found, into)
    else:
        report(f"CPython's headers: Debian's {DEBIAN_PACKAGE} ...")
        try:
            unpack_headers(DEBIAN_PACKAGE, f"usr/include/python{VERSION}/", into)
        except PackageUnavailable as error:
            raise BuildFailed(
                f"there are no headers of CPython {VERSION}: {error} Or install Python {VERSION} with its headers, or "
                f"name the folder with its Python.h in the environment variable {VARIABLE}."
            ) from error
        _check(into)
    (into / "pyconfig.h").write_text(_configuration(probe.ask("answer = CONFIGURATION")), "utf-8")


def _local() -> tuple[Path | None, str]:
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen), VARIABLE
    python = shutil.which(f"python{VERSION}")
    if python is None:
        return None, ""
    question = "import sysconfig; print(sysconfig.get_path('include'))"
    done = subprocess.run([python, "-I", "-c", question], capture_output=True, text=True, check=False)
    folder = Path(done.stdout.strip() or "/nonexistent")
    return (folder, python) if (folder / FIRST).is_file() else (None, "")


def _check(folder: Path) -> None:
    try:
        text = (folder / FIRST).read_text("utf-8")
    except OSError as error:
        raise BuildFailed(f"CPython's headers cannot be read: {error}") from error
    found = re.search(r'#define\s+PY_VERSION\s+"([^"]+)"', text)
    version = found[1] if found else "unknown"
    # The first releases differ in their headers from the final one.
    if not re.fullmatch(re.escape(VERSION) + r"\.\d+\+?", version):
        raise BuildFailed(f"CPython's headers are of version {version}, and {VERSION} is needed.")


def _configuration(variables: dict[str, Any]) -> str:
    """pyconfig.h as the interpreter was built with it."""
    lines = ["/* What CPython says of its own build. */", "#ifndef Py_PYCONFIG_H", "#define Py_PYCONFIG_H"]
    for name, value in sorted(variables.items()):
        if isinstance(value, int) and value and _CONFIGURED.fullmatch(name):
            lines.append(f"#define {name} {value}")
    for name in _ALWAYS:
        lines += [f"#ifndef {name}", f"#define {name} 1", "#endif"]
    return "\n".join([*lines, "#define _FILE_OFFSET_BITS 64", "#endif", ""])
