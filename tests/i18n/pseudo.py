"""Two languages that nobody speaks, made of what is extracted: whatever cannot be translated stands out in them.

Both have their letters replaced and are 30 % longer. "eo" is written in accented Latin letters, as Open edX's own dummy
language; "ar" in Arabic ones, from the right. Placeholders stay as they are.

`python -m tests.i18n.pseudo FOLDER` writes them where Django is not set up.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog

from wasm_problem import i18n_build

ACCENTED = "eo"
FROM_THE_RIGHT = "ar"

_SMALL = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = {
    ACCENTED: str.maketrans(_SMALL + _SMALL.upper(), "áƀçđéƒĝĥíĵķļɱñóþʠŕšťúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻṀÑÓÞɊŔŠŤÚṼŴẊÝŽ"),
    FROM_THE_RIGHT: str.maketrans(_SMALL + _SMALL.upper(), "ابتثجحخدذرزسشصضطظعغفقكلمنه" * 2),
}
_LONGER = {ACCENTED: "ẋ", FROM_THE_RIGHT: "و"}
_KEPT = re.compile(r"(\{\w+(?::[^}]*)?\})")


def pseudo(text: str, language: str) -> str:
    """The text in letters of `language`, a third longer."""
    parts = [part if _KEPT.fullmatch(part) else part.translate(_LETTERS[language]) for part in _KEPT.split(text)]
    more = _LONGER[language] * max(1, len(text) // 3)
    return "".join(parts) + " " + " ".join(re.findall(".{1,7}", more))


def write_catalogs(folder: Path, package: str, namespace: str) -> None:
    """Puts both languages into `folder`, as the platform has them once it has pulled and compiled catalogs."""
    from tests.i18n.platform_service import compile_script

    for language in (ACCENTED, FROM_THE_RIGHT):
        target = folder / package / language / "LC_MESSAGES"
        target.mkdir(parents=True)
        for domain in i18n_build.DOMAINS:
            words = translated(i18n_build.extract(domain), language)
            (target / f"{domain.name}.mo").write_bytes(i18n_build.mo_file(words))
        script = compile_script(folder / package, language, namespace)
        (folder / package / f"{language}.js").write_text(script)


def translated(catalog: Catalog, language: str) -> Catalog:
    """The catalog with every message in the pseudo-language."""
    for message in catalog:
        if message.id:
            is_one = isinstance(message.id, str)
            message.string = (
                pseudo(message.id, language) if is_one else tuple(pseudo(each, language) for each in message.id)
            )
    return catalog


if __name__ == "__main__":
    import django
    from django.conf import settings

    settings.configure(USE_I18N=True)
    django.setup()
    write_catalogs(Path(sys.argv[1]), "wasm_problem", i18n_build.NAMESPACE)
