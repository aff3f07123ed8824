"""docs/codejail.md says what is so."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from wasm_problem.codejail import SafeExecException, limits, safe_exec, service_requests
from wasm_problem.codejail.runtime_choice import PREFERRED

PAGE = (Path(__file__).parent.parent.parent / "docs" / "codejail.md").read_text("utf-8")
MIB = 2**20


@pytest.mark.parametrize(
    "figure",
    [
        f"| {limits.FUEL_PER_CPU_SECOND:,} [fuel]",
        f"| {limits.SECONDS_PER_REAL_SECOND:g} s for each second",
        f"| `CPU`, seconds | {limits.DEFAULTS['CPU']} |",
        f"| `REALTIME`, seconds | {limits.DEFAULTS['REALTIME']} |",
        f"| `VMEM`, bytes | {limits.DEFAULTS['VMEM'] // MIB} MiB |",
        f"at most {limits.MOST_MEMORY_BYTES // 2**30} GiB",
        f"Here it is {limits.UNLIMITED.seconds:g} s, {limits.UNLIMITED.memory_bytes // 2**30} GiB",
        f"variables, {limits.UNLIMITED.args_bytes // MIB} MiB",
        f"{limits.UNLIMITED.files_bytes // MIB} MiB and 1,000",
        f"`sys.stderr`, {limits.UNLIMITED.output_bytes // MIB} MiB",
        f"at most {service_requests.MOST_BYTES // MIB} MiB",
        f"more than REALTIME times {limits.SECONDS_PER_REAL_SECOND:g}",
        *(f"`{name}`" for name in limits.WITHOUT_MEANING | set(limits.DEFAULTS)),
        *(f"`{name}`" for name in PREFERRED),
    ],
)
def test_figures_are_those_of_the_code(figure: str) -> None:
    assert figure in PAGE.replace("\n", " ")


def test_its_python_can_be_read() -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) >= 6
    for block in blocks:
        ast.parse(block)


@pytest.mark.parametrize(
    ("code", "codejails"),
    [
        (
            "import random\nrandom.choice([])",
            r"""  File "/sandbox/venv/lib/python3.XX/random.py", line XXX, in choice\n    raise IndexError(\'Cannot""",
        ),
        (
            "import numpy\nnumpy.linalg.solve([[1, 1], [1, 1]], [1, 2])",
            r"""  File "/sandbox/venv/lib/python3.XX/site-packages/numpy/linalg/_linalg.py", line XXX, in solve\n""",
        ),
        (
            "open('nowhere')",
            r"""FileNotFoundError: [Errno 2] No such file or directory: \'nowhere\'\n' with status code: 1""",
        ),
    ],
)
def test_its_patterns_make_both_sides_alike(code: str, codejails: str) -> None:
    """codejails: a part of its message after the platform's own patterns."""
    block = PAGE.partition("CODEJAIL_DARKLAUNCH_EMSG_NORMALIZERS = ")[2].partition("```")[0]
    normalizers = ast.literal_eval(block)

    def normalized(message: str) -> str:
        message = re.sub(r", line [0-9]+, in ", ", line XXX, in ", message)
        for each in normalizers:
            message = re.sub(each["search"], each["replace"], message)
        return message

    with pytest.raises(SafeExecException) as raised:
        safe_exec(code, {})
    assert normalized(codejails) in normalized(str(raised.value))


def test_its_example_for_programs_works() -> None:
    (example,) = [block for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL) if "variables = " in block]
    names: dict[str, object] = {}
    exec(example, names)
    assert names["variables"] == {"a": 3, "b": 9}
