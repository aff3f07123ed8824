"""What a run takes from this process: memory, threads, file descriptors, children."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

STATUS = Path("/proc/self/status")
RESET_PEAK = Path("/proc/self/clear_refs")


@dataclass(frozen=True)
class Leftovers:
    """What must be the same after a run as before it."""

    threads: int
    descriptors: int
    children: int


def leftovers() -> Leftovers:
    return Leftovers(_threads(), len(list(Path("/dev/fd").iterdir())), _children())


class PeakMemory:
    """`with PeakMemory() as peak`: afterwards peak.grown is by how many bytes this process grew at most."""

    grown = 0

    def __enter__(self) -> PeakMemory:
        if STATUS.exists():
            RESET_PEAK.write_text("5")
            self._before = _status("VmRSS:")
        else:
            self._before = _largest_ever()
        return self

    def __exit__(self, *_: object) -> None:
        self.grown = max(0, (_status("VmHWM:") if STATUS.exists() else _largest_ever()) - self._before)


def resident_bytes() -> int:
    """The memory of this process now; where the system does not tell (macOS), the largest so far."""
    return _status("VmRSS:") if STATUS.exists() else _largest_ever()


def _status(name: str) -> int:
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) * 1024


def _largest_ever() -> int:
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return largest if sys.platform == "darwin" else largest * 1024


def _threads() -> int:
    tasks = Path("/proc/self/task")
    return len(list(tasks.iterdir())) if tasks.exists() else threading.active_count()


def _children() -> int:
    lists = list(Path("/proc/self/task").glob("*/children"))
    if lists:
        return sum(len(children.read_text().split()) for children in lists)
    found = subprocess.run(["pgrep", "-P", str(os.getpid())], capture_output=True, text=True, check=False)
    return len(found.stdout.split())
