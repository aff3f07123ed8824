"""How much measuring to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """rounds: of the latency contest. processes: new ones for the first grade. instances: kept alive at once.

    repeats: of loading and of the CPU-heavy programs. codejail False: only its floor runs.
    """

    rounds: int
    processes: int
    instances: int
    repeats: int
    throughput_seconds: float
    codejail: bool


FULL = Effort(rounds=60, processes=15, instances=100, repeats=5, throughput_seconds=3.0, codejail=True)
QUICK = Effort(rounds=2, processes=2, instances=5, repeats=1, throughput_seconds=0.2, codejail=False)
