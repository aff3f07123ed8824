"""LAPACK and BLAS in C: Debian's LAPACK source (Fortran 77), translated by f2c, in the shape that WebAssembly asks for.

f2c speaks Fortran 77. The few newer words that LAPACK uses are rewritten before (`_fortran_77`), the ten routines that
are Fortran 90 altogether are written in C in c/lapack_extra.c. What f2c makes is changed in two ways (`_for_wasm`): a
subroutine returns nothing instead of an int, and the hidden lengths of character arguments go. A native machine
forgives both; WebAssembly ends a call whose type is not the function's.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

WRITTEN_IN_C = frozenset(
    [
        "crotg",
        "drotg",
        "srotg",
        "zrotg",
        "dnrm2",
        "snrm2",
        "dznrm2",
        "scnrm2",
        "clartg",
        "dlartg",
        "slartg",
        "zlartg",
        "classq",
        "dlassq",
        "slassq",
        "zlassq",
        "dlamch",
        "slamch",
        "xerbla",
        "xerbla_array",
        "chla_transtype",
    ]
)
TOGETHER = 60
FROM_INSTALL = ("droundup_lwork", "sroundup_lwork", "ilaver", "lsame")
HUGE = {"s": "3.40282346638528859812E+38", "d": "1.797693134862315708145D+308"}
HUGE |= {"c": HUGE["s"], "z": HUGE["d"]}
EPSILON = {"s": "1.1920928955078125E-07", "d": "2.220446049250313080847D-16"}
FIRST_LABEL = 90000
"""No routine of LAPACK has so high a label."""
KIND = {"s": "S", "c": "S", "d": "D", "z": "D"}


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
        waiting += set(re.findall(r"\w+", _statements(files[name]).lower())) & files.keys() - found
    return sorted(found)


def translate(f2c: Path, lapack: Path, names: Iterable[str], folder: Path) -> list[Path]:
    """The C files of the routines, written to the folder."""
    files = fortran_files(lapack)
    made = []
    for name in names:
        source = _fortran_77(name, _statements(files[name]))
        result = subprocess.run(
            [f2c, "-A", "-R", "-a"], input=source, capture_output=True, text=True, encoding="latin-1", check=False
        )
        if result.returncode != 0:
            raise RuntimeError(f"f2c does not understand {name}: {result.stderr.strip()}")
        made.append(folder / f"{name}.c")
        made[-1].write_text(_for_wasm(result.stdout), "utf-8")
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


def _statements(path: Path) -> str:
    """Without comments and blank lines."""
    lines = path.read_text("latin-1").splitlines()
    return "\n".join(line.rstrip() for line in lines if line.strip() and line[0] not in "*cC!#") + "\n"


def _fortran_77(name: str, text: str) -> str:
    kind = name[0]
    text = re.sub(r"^( +)RECURSIVE +", r"\1", text, flags=re.MULTILINE)
    text = re.sub(r"\bCHARACTER\(1\)", "CHARACTER", text)
    text = re.sub(r"^( +\w[\w ]*?) *, *INTENT *\( *IN *\) *:: *", r"\1 ", text, flags=re.MULTILINE)
    text = re.sub(r"^ +use omp_lib\n|^ +NTHREADS = OMP_.*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"^( +INTRINSIC.*(?:\n     \S.*)*)", _known, text, flags=re.MULTILINE)
    text = re.sub(r"\bHUGE\(ZERO\)", HUGE.get(kind, ""), text)
    text = re.sub(r"\bEPSILON\(0\.0.*?\)", EPSILON.get(kind, ""), text)
    text = re.sub(r"\bMAXLOC\( WORK\( 1:N \), 1 \)", f"L{KIND.get(kind, '')}MAXL( WORK, N )", text)
    rest = r"\bMAXLOC\( WORK\( \(N\+J\):\(2\*N\) \), 1 \)"
    text = re.sub(rest, f"L{KIND.get(kind, '')}MAXL( WORK( N+J ), N-J+1 )", text)
    text = re.sub(r"^( +)(\w+)\( *1: *(\d) *\) = 0$", _each_zero, text, flags=re.MULTILINE)
    if name in ("zgeev", "zgeevx"):
        text = text.replace("AIMAG", "DIMAG")
    return _with_labels(text)


def _known(match: re.Match[str]) -> str:
    """An INTRINSIC statement without the words that f2c does not know."""
    return re.sub(r", *(?:MAXLOC|HUGE|EPSILON)\b|\bEPSILON *, *", "", match[0])


def _each_zero(match: re.Match[str]) -> str:
    return "\n".join(f"{match[1]}{match[2]}({index}) = 0" for index in range(1, int(match[3]) + 1))


def _with_labels(text: str) -> str:
    """EXIT and CYCLE as GOTO."""
    if not re.search(r"\b(?:EXIT|CYCLE)\b", text):
        return text
    lines: list[str] = []
    loops: list[tuple[int, set[str]]] = []
    count = 0
    for line in text.splitlines():
        statement = line[6:].strip()
        labelled = re.match(r"DO +(\d+) ", statement)
        if labelled:
            loops.append((int(labelled[1]) - 1, set()))  # What CYCLE goes to is the label after it, as below.
        elif re.match(r"DO\b", statement):
            count += 1
            loops.append((FIRST_LABEL + 10 * count, set()))
        word = re.search(r"\b(EXIT|CYCLE)$", statement)
        if word:
            label, used = loops[-1]
            if word[1] == "EXIT" and label < FIRST_LABEL:
                raise ValueError(f"EXIT out of a loop with a label: {line}")
            used.add(word[1])
            line = line[: line.rindex(word[1])] + f"GOTO {label + (word[1] == 'CYCLE')}"
        if loops and line[:6].strip() == str(loops[-1][0] + 1):
            loops.pop()
        ends = re.match(r"END *DO$", statement)
        label, used = loops.pop() if ends else (0, set())
        if "CYCLE" in used:
            lines.append(f"{label + 1} CONTINUE")
        lines.append(line)
        if "EXIT" in used:
            lines.append(f"{label} CONTINUE")
    return "\n".join(lines) + "\n"


def _for_wasm(text: str) -> str:
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
