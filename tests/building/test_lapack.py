"""LAPACK from Fortran to C for WebAssembly: the newer words that f2c does not know, and the shape of what it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from wasm_problem.runtime_build import BuildFailed
from wasm_problem.runtime_build.extensions.lapack import wanted
from wasm_problem.runtime_build.extensions.lapack.fortran_77 import fortran_77
from wasm_problem.runtime_build.extensions.lapack.translation import for_wasm, needed

ROUTINES = {
    "SRC/dfirst.f": "      SUBROUTINE DFIRST( N )\n*     DOTHER is a comment\n      CALL DSECOND( N )\n      END\n",
    "SRC/dsecond.f": "      SUBROUTINE DSECOND( N )\n      END\n",
    "SRC/dother.f": "      SUBROUTINE DOTHER( N )\n      END\n",
}


def test_what_a_routine_calls_is_needed_too(tmp_path: Path) -> None:
    for path, text in ROUTINES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    assert needed(tmp_path, ["dfirst", "dlamch"]) == ["dfirst", "dsecond"]


def test_the_routines_are_read_from_declarations(tmp_path: Path) -> None:
    listed = tmp_path / "signatures.txt"
    listed.write_text("# declarations\nvoid dgesv(int *n)\nd ddot(int *n)\n")
    assert wanted([listed]) == ["ddot", "dgesv"]
    with pytest.raises(BuildFailed, match=r"cannot be read"):
        wanted([tmp_path / "missing.txt"])
    listed.write_text("nothing\n")
    with pytest.raises(BuildFailed, match=r"signatures\.txt names no routine"):
        wanted([listed])


def test_exit_and_cycle_become_jumps() -> None:
    loop = "      DO I = 1, N\n      IF (X) CYCLE\n      IF (Y) EXIT\n      END DO\n"
    lines = [line.strip() for line in fortran_77("dany", loop).splitlines()]
    again, out = (line.split()[-1] for line in lines[1:3])
    assert lines[1:] == [f"IF (X) GOTO {again}", f"IF (Y) GOTO {out}", f"{again} CONTINUE", "END DO", f"{out} CONTINUE"]


def test_a_subroutine_returns_nothing_and_takes_no_lengths() -> None:
    written = (
        '#include "f2c.h"\n/* Subroutine */ int dany_(char *side, integer *n, ftnlen side_len)\n'
        '{\n    xerbla_("DANY", n, (ftnlen)4);\n    return 0;\n}\n'
    )
    made = for_wasm(written)
    assert "void dany_(char *side, integer *n)" in made
    assert 'xerbla_("DANY", n);' in made
    assert "return;" in made
    assert "return 0" not in made
