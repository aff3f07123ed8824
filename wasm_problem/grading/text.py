"""Text that can be stored, sent and shown: no lone surrogates, no NUL."""

from __future__ import annotations

import re

_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")


def is_storable(text: str) -> bool:
    """Whether `text` can be encoded as UTF-8 and kept in a database."""
    return _UNSTORABLE.search(text) is None


def storable(text: str) -> str:
    """`text` with what cannot be stored replaced by U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


def shortened(text: str, limit: int) -> str:
    """`text`, cut after `limit` characters with a note of how many are missing."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]}… ({len(text) - limit:,} more characters)"
