"""Hypothesis strategies for problems."""

from __future__ import annotations

from hypothesis import strategies as st

from wasm_problem.grading.inputs import Choice, Expected, Input, InputKind, OwnInput, ProgramLimits
from wasm_problem.grading.problem import Problem

TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=80)
LINES = st.text(alphabet="ab \t\n<>&]'\"{}*é\u2028\x0c\r", max_size=80) | TEXT
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
FILE_NAMES = st.from_regex(r"[a-z]{1,8}\.(py|csv|zip)", fullmatch=True)

RUNTIMES = st.sampled_from(["python-3.14@1", "python-3.14@2", "javascript-es2023@1"])
CODE = st.fixed_dictionaries(
    {},
    optional={
        "starter": LINES,
        "runtimes": st.lists(RUNTIMES, unique=True, max_size=3).map(tuple),
        "starters": st.dictionaries(RUNTIMES, LINES, max_size=2),
        "own_input": st.sampled_from(OwnInput),
        "locked": st.sampled_from(["", "1", "1-3, 8", "2 - 4,7-9"]),
        "limits": st.builds(
            ProgramLimits,
            fuel=st.none() | st.integers(1, 10**12),
            seconds=st.none() | st.floats(0.1, 60),
            memory_mib=st.none() | st.integers(1, 512),
            output_kib=st.none() | st.integers(1, 512),
        ),
    },
)
FORMULA = st.fixed_dictionaries(
    {},
    optional={
        "variables": st.lists(st.sampled_from(["x", "alpha", "v_0", "λ"]), unique=True).map(tuple),
        "expects": st.sampled_from(Expected),
    },
)
SPECIAL = {InputKind.CODE: CODE, InputKind.FORMULA: FORMULA}


@st.composite
def inputs(draw: st.DrawFn, name: str) -> Input:
    kind = draw(st.sampled_from(InputKind))
    values = draw(st.lists(NAMES, unique=True, min_size=1, max_size=4)) if kind.has_choices else []
    return Input(
        name=name,
        kind=kind,
        label=draw(LINES),
        help=draw(LINES),
        choices=tuple(Choice(value, draw(LINES.filter(str.strip))) for value in values),
        **(draw(SPECIAL[kind]) if kind in SPECIAL else {}),
    )


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    names = draw(st.lists(NAMES, unique=True, max_size=3))
    return Problem(
        runtime=draw(st.sampled_from(["python-3.14", "python-3.14@1", "gone-1@7", ""])),
        grader=draw(LINES),
        prompt=draw(LINES),
        inputs=tuple(draw(inputs(name)) for name in names),
        solution=draw(LINES),
        display_name=draw(TEXT),
        files=draw(st.dictionaries(FILE_NAMES, st.binary(max_size=60) | LINES.map(str.encode), max_size=3)),
        max_attempts=draw(st.none() | st.integers(0, 1_000_000)),
        weight=draw(st.none() | st.floats(0, 1_000_000)),
        show_reset_button=draw(st.none() | st.booleans()),
        attributes=draw(st.dictionaries(st.sampled_from(["due", "url_name", "xblock-family"]), TEXT, max_size=2)),
    )
