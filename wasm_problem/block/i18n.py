"""Translation of what a reader sees: the catalog that the platform delivers, ours, then the platform's own words.

The platform's i18n service gives a block the catalog that an operator pulled for it (OEP-58), and where there is none
its own, in which our sentences are not. Some releases do not find the catalogs that a package brings along, so ours
are looked up here.
"""

from __future__ import annotations

import functools
import gettext
from collections.abc import Callable
from typing import Any

from wasm_problem.block import compat
from wasm_problem.grading.sentences import Sentence, translatable
from wasm_problem.resources import PACKAGE, data_dir

Translate = Callable[[str], str]

noop = translatable
"""Marks a text for extraction; it is translated where it is shown."""

TRANSLATIONS = PACKAGE / "translations"
DOMAIN = "text"
"""Folder and domain are where the platform looks for what a package brings along."""


def translator(block: Any) -> Translate:
    """gettext in the language of the request. Older platforms only have ugettext, newer Django only gettext."""
    service = block.runtime.service(block, "i18n")
    platform: Translate = getattr(service, "gettext", None) or service.ugettext
    delivered = isinstance(getattr(service, "translator", None), gettext.NullTranslations)
    ours = _catalog(_locales())
    first, second = (platform, ours) if delivered else (ours, platform)

    def translate(text: str) -> str:
        if isinstance(text, Sentence):
            return text.told(translate)
        if not text:
            return text  # in a catalog, the empty text stands for the header
        found = first(text)
        return found if found != text else second(text)

    return translate


def catalog_url(block: Any) -> str | None:
    """The script with the sentences of our scripts in the language of the request; None: they are shown in English."""
    service = block.runtime.service(block, "i18n")
    catalog_of = getattr(service, "get_javascript_i18n_catalog_url", None)
    delivered: str | None = catalog_of(block) if catalog_of is not None else None
    if delivered:
        return delivered
    folder = data_dir("static") / "dist" / "i18n"
    ours = next((locale for locale in _locales() if (folder / f"{locale}.js").is_file()), None)
    return None if ours is None else str(block.runtime.local_resource_url(block, f"dist/i18n/{ours}.js"))


@functools.cache
def _catalog(locales: tuple[str, ...]) -> Translate:
    """What we bring along for the first of the locales that we have. The files are looked for once in a process."""
    return gettext.translation(DOMAIN, TRANSLATIONS, locales, fallback=True).gettext


def _locales() -> tuple[str, ...]:
    """The locale of the request and its language, such as es_MX and es."""
    locale = compat.locale()
    return tuple(dict.fromkeys([locale, locale.partition("_")[0]])) if locale else ()
