"""The first comment of a hostile program: what it tries, an empty line, and in TOML how that must end."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

COMMENT = r"#|//|--|%|;"
"""What begins a comment in the languages of the programs."""


@contextmanager
def described(path: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The source, what it tries, and the keys, to be popped within. Raises ValueError for missing and unknown keys."""
    source = path.read_text("utf-8")
    marker = re.match(COMMENT, source)
    comment = []
    for line in source.splitlines() if marker else ():
        if not line.startswith(marker[0]):
            break
        comment.append(line.removeprefix(marker[0]).removeprefix(" "))
    about, _, expected = "\n".join(comment).partition("\n\n")
    keys = tomllib.loads(expected)
    try:
        yield source, about, keys
    except KeyError as error:
        raise ValueError(f"{path}: the first comment lacks {error}") from error
    if keys:
        raise ValueError(f"{path}: unknown keys {sorted(keys)}")
