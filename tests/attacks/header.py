"""The first comment of a hostile program: what it tries, an empty line, and in TOML how that must end."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def described(path: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The source, what it tries, and the keys, to be popped within. Raises ValueError for missing and unknown keys."""
    source = path.read_text("utf-8")
    comment = []
    for line in source.splitlines():
        if not line.startswith("#"):
            break
        comment.append(line[2:])
    about, _, expected = "\n".join(comment).partition("\n\n")
    keys = tomllib.loads(expected)
    try:
        yield source, about, keys
    except KeyError as error:
        raise ValueError(f"{path}: the first comment lacks {error}") from error
    if keys:
        raise ValueError(f"{path}: unknown keys {sorted(keys)}")
