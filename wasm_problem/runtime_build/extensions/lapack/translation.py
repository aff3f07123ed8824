"""LAPACK and BLAS in C: LAPACK's source (Fortran 77), translated by f2c, in the shape that WebAssembly asks for.

f2c speaks Fortran 77. The few newer words that LAPACK uses are rewritten before (fortran_77.py), the ten routines that
are Fortran 90 altogether are written in C in c/lapack_extra.c. What f2c makes is changed in two ways (`for_wasm`): a
subroutine returns nothing instead of an int, and the hidden lengths of character arguments go. A native machine
forgives both; WebAssembly ends a call whose type is not the function's.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from ...source import BuildFailed
from .fortran_77 import fortran_77, statements

WRITTEN_IN_C = frozenset(
    [
        *("crotg", "drotg", "srotg", "zrotg", "dnrm2", "snrm2", "dznrm2", "scnrm2", "clartg", "dlartg"),
        *("slartg", "zlartg", "classq", "dlassq", "slassq", "zlassq", "dlamch", "slamch", "xerbla", "xerbla_array"),
        *("chla_transtype"),
    ]
)
TOGETHER = 60
FROM_INSTALL = ("droundup_lwork", "sroundup_lwork", "ilaver", "lsame")


def fortran_files(lapack: Path) -> dict[str, Path]:
    """The routines and their files."""
    files = [*(lapack / "BLAS/SRC").glob("*.[fF]"), *(lapack / "SRC").glob("*.[fF]")]
    files += [lapack / "INSTALL" / f"{name}.f" for name in FROM_INSTALL]
    return {path.stem: path for path in sorted(files) if path.stem not in WRITTEN_IN_C}


def needed(lapack: Path, wanted: Iterable[str]) -> list[str]:
    """The wanted routines that are in Fortran, and those that they call."""
    files = fortran_files(lapack)
    found: set[str] = set()
    waiting = [name for name in wanted if name in files]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        waiting += set(re.findall(r"\w+", statements(files[name]).lower())) & files.keys() - found
    return sorted(found)


def translate(f2c: Path, lapack: Path, names: Iterable[str], folder: Path) -> list[Path]:
    """The C files of the routines, written to the folder."""
    files = fortran_files(lapack)
    made = []
    for name in names:
        source = fortran_77(name, statements(files[name]))
        result = subprocess.run(
            [str(f2c), "-A", "-R", "-a"], input=source, capture_output=True, text=True, encoding="latin-1", check=False
        )
        if result.returncode != 0:
            raise BuildFailed(f"f2c does not understand {name}: {result.stderr.strip()}")
        made.append(folder / f"{name}.c")
        made[-1].write_text(for_wasm(result.stdout), "utf-8")
    return made


def together(made: Sequence[Path], folder: Path) -> list[Path]:
    """Fewer and larger C files: starting the compiler takes longer than a routine. Their constants are renamed."""
    files = []
    for start in range(0, len(made), TOGETHER):
        text = '#include "f2c.h"\n'
        for path in made[start : start + TOGETHER]:
            routine = path.read_text("utf-8").replace('#include "f2c.h"\n', "")
            text += re.sub(r"\b(?:c_(?:_|n|b)\d+|c_(?:true|false)|equiv_\d+)\b", rf"{path.stem}_\g<0>", routine) + "\n"
        files.append(folder / f"lapack_{start // TOGETHER:03}.c")
        files[-1].write_text(text, "utf-8")
    return files


def for_wasm(text: str) -> str:
    text = text[text.index('#include "f2c.h"') :]
    text = re.sub(r"/\* (?!Subroutine).*?\*/", "", text.replace('#include "f2c.h"', ""), flags=re.DOTALL)
    text = re.sub(r"^(#.*)$", r"@\1@", text, flags=re.MULTILINE)  # EQUIVALENCE becomes #define and #undef.
    text = re.sub(r"\s+", " ", text)
    text = text.replace("/* Subroutine */ int ", "/* Subroutine */ void ")
    lengths = re.findall(r"ftnlen (\w+)_len\b(?=[,)])", text)
    text = _without_lengths(text)
    if "/* Subroutine */ void " in text.split("(", 1)[0]:
        text = re.sub(r"\breturn 0 ?;", "return;", text)
    if lengths:
        start = text.index("{", text.index(")", text.index("(")))
        # The first brace after the parameters of the first function opens its body.
        head, body = text[: start + 1], text[start + 1 :]
        declared = "".join(
            f" ftnlen {name}_len = (ftnlen)__builtin_strlen({_parameter(head, name)});"
            for name in lengths
            if re.search(rf"\b{name}_len\b", body)
        )
        text = head + declared + body
    text = re.sub(r" ?@(#[^@]*)@ ?", r"\n\1\n", text)
    return '#include "f2c.h"\n' + re.sub(r"([;{}]) ", r"\1\n", text)


def _parameter(head: str, name: str) -> str:
    return f"{name}__" if re.search(rf"\b{name}__\b", head) else name


def _without_lengths(text: str) -> str:
    """Every `, (ftnlen)1` of a call, `, ftnlen` of a declaration and `, ftnlen x_len` of a definition."""
    result: list[str] = []
    stack: list[bool] = []
    position = 0
    for match in re.finditer(r"\w+ ?\(|\(|\)|\"(?:[^\"\\]|\\.)*\"", text):
        token = match[0]
        if token[0] == '"':
            continue
        if token == ")":
            fortran = stack.pop()
            if fortran:
                inside = text[position : match.start()]
                result.append(
                    re.sub(
                        r"(?:, ?(?:\( ?ftnlen ?\) ?(?:\d+|\w+_len)|ftnlen(?: \w+)?|\w+_len)(?= ?$| ?,))+", "", inside
                    )
                )
                position = match.start()
        elif token[-1] == "(":
            fortran = bool(re.match(r"[a-z]\w*_ ?\($", token))
            if fortran:
                result.append(text[position : match.end()])
                position = match.end()
            stack.append(fortran)
    result.append(text[position:])
    return "".join(result)
