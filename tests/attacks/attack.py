"""An attack as its file describes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wasm_problem.sandbox import Invocation, Limits, Program

from . import preparation
from .header import described

MIB = 1024 * 1024
PROGRAMS = Path(__file__).with_name("programs")
LIMITS = Limits(fuel=2_000_000_000, seconds=10.0, memory_bytes=160 * MIB)


@dataclass(frozen=True)
class Attack:
    """A hostile program, and how it must end."""

    name: str
    about: str
    source: str
    category: str
    endings: tuple[str, ...]
    message: str
    values: tuple[Any, ...]
    """The one value that it may return; empty: any."""
    limits: Limits
    seconds: float
    host_bytes: int
    runs: int
    entry: str | None
    args: tuple[Any, ...]
    prepare: str

    def program(self) -> Program:
        program = Program(self.source, seed=7)
        return getattr(preparation, self.prepare)(program) if self.prepare else program

    def invocation(self, stdin: str) -> Invocation:
        return Invocation(self.entry, self.args, stdin)


def read_attack(path: Path) -> Attack:
    """The attack in a file. Raises ValueError when its first comment is not as README.md says."""
    with described(path) as (source, about, keys):
        ending = keys.pop("ending")
        return Attack(
            name=path.stem,
            about=about,
            source=source,
            category=keys.pop("category"),
            endings=tuple(ending) if isinstance(ending, list) else (ending,),
            message=keys.pop("message", ""),
            values=(keys.pop("value"),) if "value" in keys else (),
            limits=replace(LIMITS, **keys.pop("limits", {})),
            seconds=keys.pop("seconds", 10),
            host_bytes=keys.pop("host_mib", 64) * MIB,
            runs=keys.pop("runs", 1),
            entry=None if keys.pop("main", False) else keys.pop("entry", "attack"),
            args=tuple(keys.pop("args", ())),
            prepare=keys.pop("prepare", ""),
        )


def read_attacks(folder: Path = PROGRAMS, extension: str = "py") -> list[Attack]:
    return [read_attack(path) for path in sorted(folder.glob(f"*.{extension}"))]
