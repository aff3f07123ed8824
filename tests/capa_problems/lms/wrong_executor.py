"""Ours, with a mistake: shows that a mistake would be reported."""

from __future__ import annotations

from typing import Any

from wasm_problem import codejail


def remote_exec(data: dict[str, Any]) -> tuple[str | None, Exception | None]:
    """One of the numbers that the script leaves is too large by the smallest possible difference."""
    answer = codejail.remote_exec(data)
    names = data["globals_dict"]
    if "mean" in names:
        names["mean"] *= 1 + 2**-52
    return answer
