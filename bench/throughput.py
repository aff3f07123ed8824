"""Gradings a second: on one thread, on two, and in two processes."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

from .effort import Effort
from .trivial import grade_once


class Barrier(Protocol):
    def wait(self) -> Any: ...


def measure_throughput(runtime: str, effort: Effort) -> dict[str, float]:
    seconds = effort.throughput_seconds
    return {
        "grades_1_thread_per_s": _on_threads(1, runtime, seconds),
        "grades_2_threads_per_s": _on_threads(2, runtime, seconds),
        "grades_2_processes_per_s": _in_processes(2, runtime, seconds),
    }


def _grade_for(seconds: float, runtime: str, ready: Barrier, report: Callable[[float], None]) -> None:
    """Grades for so long, after all have started, and reports gradings a second."""
    grade_once(runtime)
    ready.wait()
    start, count = time.perf_counter(), 0
    while (passed := time.perf_counter() - start) < seconds:
        grade_once(runtime)
        count += 1
    report(count / passed)


def _on_threads(count: int, runtime: str, seconds: float) -> float:
    rates: list[float] = []
    ready = threading.Barrier(count)
    threads = [threading.Thread(target=_grade_for, args=(seconds, runtime, ready, rates.append)) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(rates)


def _in_processes(count: int, runtime: str, seconds: float) -> float:
    spawn = multiprocessing.get_context("spawn")
    rates, ready = spawn.SimpleQueue(), spawn.Barrier(count)
    processes = [spawn.Process(target=_grade_for, args=(seconds, runtime, ready, rates.put)) for _ in range(count)]
    for process in processes:
        process.start()
    total = float(sum(rates.get() for _ in processes))
    for process in processes:
        process.join()
    return total
