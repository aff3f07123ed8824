"""Rewrites the few words of LAPACK that are newer than Fortran 77, which is all that f2c speaks."""

from __future__ import annotations

import re
from pathlib import Path

HUGE = {"s": "3.40282346638528859812E+38", "d": "1.797693134862315708145D+308"}
HUGE |= {"c": HUGE["s"], "z": HUGE["d"]}
EPSILON = {"s": "1.1920928955078125E-07", "d": "2.220446049250313080847D-16"}
FIRST_LABEL = 90000
"""No routine of LAPACK has so high a label."""
KIND = {"s": "S", "c": "S", "d": "D", "z": "D"}


def statements(path: Path) -> str:
    """Without comments and blank lines."""
    lines = path.read_text("latin-1").splitlines()
    return "\n".join(line.rstrip() for line in lines if line.strip() and line[0] not in "*cC!#") + "\n"


def fortran_77(name: str, text: str) -> str:
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
