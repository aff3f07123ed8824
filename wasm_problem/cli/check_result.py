"""What one check of `wasm-problem runtimes doctor` found."""

from __future__ import annotations

from dataclasses import dataclass

FINE, NOTE, PROBLEM = "fine", "note", "problem"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """name: what was checked. remedy: what to do, for a note or a problem."""

    name: str
    state: str
    text: str
    remedy: str = ""


def fine(name: str, text: str) -> CheckResult:
    return CheckResult(name, FINE, text)


def note(name: str, text: str, remedy: str) -> CheckResult:
    return CheckResult(name, NOTE, text, remedy)


def problem(name: str, text: str, remedy: str) -> CheckResult:
    return CheckResult(name, PROBLEM, text, remedy)
