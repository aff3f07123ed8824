"""What the platform's i18n service does with a block, for tests: the LMS itself cannot be installed here.

Written after openedx/edx-platform, as read at these places:

* XBlockI18nService in xmodule/modulestore/django.py (16397a1c): a folder of pulled catalogs named after the block's
  top-level package has precedence, with the domain "django". Otherwise it looks for the domain "text" in the folder
  "translations" of that package, but as str(importlib.resources.path(...)): since Python 3.11 that is the name of an
  object and not a path, so nothing is found. Where neither is found, Django's own translation stands in.
* get_xblock_root_module_name in xmodule/modulestore/api.py (cc88244b): the top-level package of the unmixed class.
* compile_xblock_js_messages in common/djangoapps/xblock_django/translation.py (2c6ffb68): the domain "djangojs" of each
  pulled locale becomes Django's JavaScript catalog inside the block's i18n_js_namespace.
"""

from __future__ import annotations

import contextlib
import gettext
import json
from pathlib import Path
from typing import Any

from django.utils import translation
from django.views.i18n import JavaScriptCatalog


def root_package(block_class: type) -> str:
    """The package by which the platform looks for a block's catalogs."""
    return getattr(block_class, "unmixed_class", block_class).__module__.partition(".")[0]


class PlatformI18n:
    """The service of one request. pulled: the folder of pulled catalogs; bundled: the package's own, if it is found."""

    def __init__(self, block_class: type, pulled: Path, bundled: Path | None = None, scripts: str = "/static/") -> None:
        self.translator: Any = translation
        self.scripts = scripts
        self.package = root_package(block_class)
        self.pulled = pulled / self.package
        places = [("django", self.pulled), ("text", bundled)]
        domain, folder = next(((name, place) for name, place in places if place and place.is_dir()), ("", None))
        if folder is not None:
            with contextlib.suppress(OSError):
                self.translator = gettext.translation(domain, folder, [_locale()])

    def __getattr__(self, name: str) -> Any:
        return getattr(self.translator, "gettext" if name == "ugettext" else name)

    def get_javascript_i18n_catalog_url(self, block: Any) -> str | None:
        script = self.pulled / f"{_locale()}.js"
        return f"{self.scripts}{self.package}/{script.name}" if script.is_file() else None


class _Catalog(JavaScriptCatalog):
    def __init__(self, words: gettext.GNUTranslations) -> None:
        super().__init__()
        self.translation = words


def compile_script(folder: Path, locale: str, namespace: str) -> str:
    """The script that the platform makes of a pulled catalog."""
    words = gettext.translation("djangojs", folder, [locale])
    assert isinstance(words, gettext.GNUTranslations)
    with translation.override(translation.to_language(locale)):
        view = _Catalog(words)
        rendered = view.render_to_response(view.get_context_data()).content.decode()
    name = json.dumps(namespace)
    return f"this[{name}] = {{}};\n(function () {{\n{rendered}\n}}).call(this[{name}]);\n"


def _locale() -> str:
    return translation.to_locale(translation.get_language() or "en")
