"""Times of repeated work, taken in turns so that a busy moment of the machine hits all contenders."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Contender:
    """Something to time. batch: how often it runs in one round; the first rounds only warm it up.

    pause_seconds: what lies between two requests on a server that is not busy; not part of the time.
    """

    work: Work
    batch: int = 1
    pause_seconds: float = 0.0


@dataclass(slots=True)
class Times:
    """Milliseconds of each repetition: by the clock on the wall, and of this thread's work alone."""

    wall_ms: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)

    def add(self, work: Work) -> None:
        wall, cpu = time.perf_counter(), time.thread_time()
        work()
        self.cpu_ms.append((time.thread_time() - cpu) * 1000)
        self.wall_ms.append((time.perf_counter() - wall) * 1000)

    @property
    def p50_ms(self) -> float:
        return statistics.median(self.wall_ms)

    @property
    def p95_ms(self) -> float:
        return percentile(self.wall_ms, 95)

    @property
    def min_ms(self) -> float:
        return min(self.wall_ms)

    @property
    def cpu_p50_ms(self) -> float:
        return statistics.median(self.cpu_ms)


def percentile(values: list[float], percent: int) -> float:
    """The smallest value that at least so many percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def in_turns(contenders: Mapping[str, Contender], rounds: int, warm_up: int = 1) -> dict[str, Times]:
    """The times of each contender, by its name, without those of the first `warm_up` rounds."""
    times: dict[str, Times] = {}
    for number in range(warm_up + rounds):
        if number <= warm_up:
            times = {name: Times() for name in contenders}
        for name, contender in contenders.items():
            for _ in range(contender.batch):
                time.sleep(contender.pause_seconds)
                times[name].add(contender.work)
    return times
