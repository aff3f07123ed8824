"""Translation of what a reader sees, through the runtime's i18n service."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Translate = Callable[[str], str]


def noop(text: str) -> str:
    """Marks a text for extraction; it is translated where it is shown."""
    return text


def translator(block: Any) -> Translate:
    """The runtime's gettext for `block`. Older platforms only have ugettext, newer Django only gettext."""
    service = block.runtime.service(block, "i18n")
    translate: Translate = getattr(service, "gettext", None) or service.ugettext
    return translate
