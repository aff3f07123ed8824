"""How often a learner does what leaves no trace in the learner's state: counted in the cache that servers share."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from typing import Any

from wasm_problem.block.locks import Cache, cache_key
from wasm_problem.policies import recent_runs, run_wait

log = logging.getLogger(__name__)

MINUTE = 60
REMEMBERED = 10_000
"""Learners whose times this process remembers. Of more, the one that was heard of longest ago is forgotten."""

_lock = threading.Lock()


class _OfThisProcess:
    """For where no cache is shared, or it does not work."""

    def __init__(self) -> None:
        self._values: OrderedDict[str, Any] = OrderedDict()

    def get(self, key: str) -> Any:
        return self._values.get(key)

    def set(self, key: str, value: Any, timeout: int) -> None:
        self._values[key] = value
        self._values.move_to_end(key)
        while len(self._values) > REMEMBERED:
            self._values.popitem(last=False)


_own = _OfThisProcess()


def wait_or_count(cache: Cache | None, key: str, limit: int) -> int:
    """Seconds to wait when there were `limit` of them within a minute; 0, and one more is counted, when not.

    Two at the same moment may be counted as one on two servers: this spares work, it guards nothing.
    """
    name = cache_key("rate", key)
    now = time.time()
    with _lock:
        if cache is not None:
            try:
                return _wait_or_count(cache, name, now, limit)
            except Exception as error:  # each cache has its own kinds
                log.warning("The shared cache failed: %s. This process counts alone.", type(error).__name__)
        return _wait_or_count(_own, name, now, limit)


def _wait_or_count(cache: Cache | _OfThisProcess, name: str, now: float, limit: int) -> int:
    found: Any = cache.get(name)
    earlier = [each for each in found if isinstance(each, float)] if isinstance(found, list) else []
    wait = run_wait(earlier, now, limit)
    if not wait:
        cache.set(name, [*recent_runs(earlier, now), now], MINUTE)
    return wait
