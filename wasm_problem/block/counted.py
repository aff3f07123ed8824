"""Each submission is counted once: not again when its reply got lost, nor beside one that another server counts.

A page gives every submission an id of its own and sends it again with the same id when no reply came. The ids that
were counted last are kept in the learner's state; the very last one also in the cache that all servers share, for as
long as a request may take that loaded the state before.
"""

from __future__ import annotations

import logging
import secrets
from typing import Any

from wasm_problem.block import compat, locks
from wasm_problem.block.fields import read_versioned, versioned
from wasm_problem.block.requests import Json

log = logging.getLogger(__name__)

KEPT_IDS = 10
IN_FLIGHT_SECONDS = 30
"""How long a request may take that loaded the state before: it waits for the lock, and then grades."""
MAX_ID_LENGTH = 64


def request_id(posted: Json) -> str | None:
    """The id that the page gave; None: none, or nothing that our page sends."""
    given = posted.get("id")
    is_ours = isinstance(given, str) and 0 < len(given) <= MAX_ID_LENGTH and given.isascii() and given.isprintable()
    return given if is_ours else None


def is_counted(block: Any, given: str | None) -> bool:
    """Whether the submission of this id was counted before."""
    return given is not None and given in _ids(block)


def is_behind(block: Any) -> bool:
    """Whether the state was changed elsewhere after this request had loaded it: a submission counted, or by staff."""
    last = _in_cache(block, lambda cache: cache.get(_key(block)))
    return isinstance(last, str) and last not in _ids(block)


def remember(block: Any, given: str) -> None:
    """Notes that the submission of this id is counted. The caller saves the state, and then tells other servers."""
    block.handled = versioned(ids=[*_ids(block), given][-KEPT_IDS:])


def tell_other_servers(block: Any) -> None:
    """Requests that loaded the state before are behind from now on. What failed before this never happened."""
    last = _ids(block)[-1]
    _in_cache(block, lambda cache: cache.set(_key(block), last, IN_FLIGHT_SECONDS))


def overtake(block: Any) -> None:
    """Notes that staff changed the state, so that a submission that loaded it before is not stored over it."""
    remember(block, secrets.token_hex(16))


def _ids(block: Any) -> list[str]:
    return list(read_versioned(block.handled).get("ids", ()))


def _key(block: Any) -> str:
    return locks.cache_key("counted", f"{block.scope_ids.user_id}|{block.scope_ids.usage_id}")


def _in_cache(block: Any, act: Any) -> Any:
    cache = compat.shared_cache(block.runtime)
    try:
        return None if cache is None else act(cache)
    except Exception as error:  # each cache has its own kinds; without one, the page's count of attempts has to do
        log.warning("The shared cache failed: %s", type(error).__name__)
        return None
