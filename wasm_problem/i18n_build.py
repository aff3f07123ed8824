"""Extracts what has to be translated, and makes of translations what servers and browsers read.

    python -m wasm_problem.i18n_build extract    the English catalogs, and the others brought up to date
    python -m wasm_problem.i18n_build compile    .mo files and scripts, unless they are fresh
    python -m wasm_problem.i18n_build missing    the messages that still have to be translated

Importing it needs the standard library only, since setup.py does; extraction and compilation need Babel.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
LOCALES = PACKAGE / "conf" / "locale"
"""Where Open edX looks for English catalogs to translate, and puts translations (OEP-58)."""
TRANSLATIONS = PACKAGE / "translations"
SCRIPTS = ROOT / "static" / "dist" / "i18n"
BUILT_FROM = SCRIPTS / "sources.sha256"
NAMESPACE = "WasmProblemI18N"
"""The block's i18n_js_namespace."""
BABEL = "Babel>=2.16"

ALSO_FOR = {"es_419": ("es",)}
"""A translation that serves other locales, too, which have none of their own; es is where all kinds of Spanish end."""

KEYWORDS: Mapping[str, Any] = {
    **dict.fromkeys(("_", "gettext", "noop", "translatable", "sentence"), None),
    "ngettext": (1, 2),
}
COMMENT = "Translators:"


class TranslationFailed(Exception):
    """The translations could not be built; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Domain:
    """A catalog: what it is extracted from. plan: file pattern in the repository -> Babel's extraction method."""

    name: str
    plan: Mapping[str, str]


DOMAINS = (
    Domain(
        "django",
        {
            "wasm_problem/block/**/*.py": "python",
            "wasm_problem/grading/**/*.py": "python",
            "wasm_problem/policies/**/*.py": "python",
            "templates/*.html": "mako",
        },
    ),
    Domain("djangojs", {"static/src/**/*.js": "javascript"}),
)


def extract(domain: Domain) -> Catalog:
    """The English catalog, from the sources as they are now. Raises TranslationFailed."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import extract_from_file

    found = Catalog(domain=domain.name, project="wasm-problem", charset="utf-8", fuzzy=False)
    options = {"input_encoding": "utf-8", "encoding": "utf-8", "parse_template_string": True}
    for pattern, method in domain.plan.items():
        for file in sorted(ROOT.glob(pattern)):
            place = file.relative_to(ROOT).as_posix()
            for line, message, comments, context in extract_from_file(
                method, file, keywords=KEYWORDS, comment_tags=(COMMENT,), options=dict(options)
            ):
                _refuse_unclear(place, line, message)
                flags = ("python-brace-format",) if _has_placeholder(message) else ()
                found.add(message, locations=[(place, line)], auto_comments=comments, context=context, flags=flags)
    return found


def write(catalog: Catalog) -> str:
    """A catalog as the text of a .po file: the same for the same messages, wherever in a file they are."""
    from babel.messages.pofile import write_po

    output = BytesIO()
    for message in catalog:  # Babel guesses at % formats, which ours never have
        message.flags -= {"python-format"}
    write_po(output, catalog, width=100, sort_output=True, omit_header=True, include_lineno=False, ignore_obsolete=True)
    return _header(catalog) + output.getvalue().decode().strip() + "\n"


def read(locale: str, domain: str) -> Catalog:
    """A catalog in the repository."""
    from babel.messages.pofile import read_po

    with (LOCALES / locale / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        return read_po(file, locale=None if locale == "en" else locale, domain=domain, abort_invalid=True)


def translated_locales() -> list[str]:
    return sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir() and folder.name != "en")


def update() -> None:
    """Writes the English catalogs anew, and adds to the translations what is new, drops what is gone."""
    for domain in DOMAINS:
        english = extract(domain)
        _po("en", domain.name).parent.mkdir(parents=True, exist_ok=True)
        _po("en", domain.name).write_text(write(english))
        for locale in translated_locales():
            translation = read(locale, domain.name)
            translation.update(english, no_fuzzy_matching=True, update_header_comment=False)
            _po(locale, domain.name).write_text(write(translation))


def missing(locale: str) -> Iterator[Message]:
    """What is not translated, or only by guess."""
    for domain in DOMAINS:
        for message in read(locale, domain.name):
            texts = [message.string] if isinstance(message.string, str) else list(message.string or ())
            if message.id and (message.fuzzy or not all(texts)):
                yield message


def is_fresh() -> bool:
    """Whether the translations were built from the catalogs that are there now."""
    built = BUILT_FROM.is_file() and TRANSLATIONS.is_dir()
    return built and BUILT_FROM.read_text() == _digest(_sources())


def build() -> None:
    """Makes the .mo files and the scripts, unless they are fresh. Raises TranslationFailed."""
    if is_fresh():
        return
    try:
        import babel.messages  # noqa: F401
    except ImportError:
        raise TranslationFailed(f"Translations need Babel: pip install '{BABEL}'") from None
    digest = _digest(_sources())
    shutil.rmtree(TRANSLATIONS, ignore_errors=True)
    shutil.rmtree(SCRIPTS, ignore_errors=True)
    SCRIPTS.mkdir(parents=True)
    locales = translated_locales()
    for locale in locales:
        others = [other for other in ALSO_FOR.get(locale, ()) if other not in locales]
        server, browser = mo_file(read(locale, "django")), script(read(locale, "djangojs"))
        for name in (locale, *others):
            folder = TRANSLATIONS / name / "LC_MESSAGES"
            folder.mkdir(parents=True)
            (folder / "text.mo").write_bytes(server)
            (SCRIPTS / f"{name}.js").write_text(browser)
    BUILT_FROM.write_text(digest)


def mo_file(catalog: Catalog) -> bytes:
    """What Python's gettext reads: the same bytes whenever it is made."""
    from babel.messages.mofile import write_mo

    catalog.creation_date = datetime.fromtimestamp(0, UTC)
    output = BytesIO()
    write_mo(output, catalog)
    return output.getvalue()


def script(catalog: Catalog) -> str:
    """What a page loads: gettext and ngettext under our namespace, as the platform's own catalogs have them."""
    texts = {
        message.id if isinstance(message.id, str) else message.id[0]: message.string
        for message in catalog
        if message.id and message.string and not message.fuzzy
    }
    words = json.dumps(dict(sorted(texts.items())), ensure_ascii=False, indent=0)
    words = words.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("<", "\\u003c")
    return _SCRIPT.format(namespace=NAMESPACE, words=words, plural=_plural(catalog))


_SCRIPT = """\
window.{namespace} = (() => {{
  const words = new Map(Object.entries({words}));
  const plural = (n) => Number({plural});
  return {{
    gettext: (text) => words.get(text) ?? text,
    ngettext: (one, many, n) => words.get(one)?.[plural(n)] ?? (n === 1 ? one : many),
  }};
}})();
"""


def _plural(catalog: Catalog) -> str:
    """The rule of the plural, which is C and JavaScript at once."""
    rule = str(catalog.plural_expr)
    if not re.fullmatch(r"[n0-9\s()?:!=<>&|%]+", rule):
        raise TranslationFailed(f"The rule of the plural in {catalog.locale} is no such rule: {rule}")
    return rule


def _refuse_unclear(place: str, line: int, message: str | tuple[str, ...]) -> None:
    """Raises TranslationFailed for what no translator could make sense of."""
    texts = (message,) if isinstance(message, str) else message
    for text in texts:
        if text != text.strip() or not text:
            raise TranslationFailed(f"{place}:{line}: a message without space around it, please: {text!r}")


def _has_placeholder(message: str | tuple[str, ...]) -> bool:
    texts = (message,) if isinstance(message, str) else message
    return any(re.search(r"\{\w+(:[^}]*)?\}", text) for text in texts)


def _header(catalog: Catalog) -> str:
    """Without dates and names of tools, so that it changes only when something does."""
    lines = ["Project-Id-Version: wasm-problem", "Report-Msgid-Bugs-To: "]
    if catalog.locale is not None:
        lines += [f"Language: {catalog.locale_identifier}", f"Plural-Forms: {catalog.plural_forms}"]
    else:
        lines += ["Language: en", "Plural-Forms: nplurals=2; plural=(n != 1);"]
    lines += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    return "".join(['msgid ""\n', 'msgstr ""\n', *(f'"{line}\\n"\n' for line in lines), "\n"])


def _po(locale: str, domain: str) -> Path:
    return LOCALES / locale / "LC_MESSAGES" / f"{domain}.po"


def _sources() -> list[Path]:
    return [*sorted(LOCALES.glob("*/LC_MESSAGES/*.po")), Path(__file__)]


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file.relative_to(PACKAGE).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _print_missing() -> None:
    for locale in translated_locales():
        for message in missing(locale):
            print(f"{locale}: {message.id if isinstance(message.id, str) else message.id[0]}")


ACTIONS = {"extract": update, "compile": build, "missing": _print_missing}


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in ACTIONS:
        print(f"usage: python -m wasm_problem.i18n_build {'|'.join(ACTIONS)}", file=sys.stderr)
        return 2
    try:
        ACTIONS[arguments[0]]()
    except TranslationFailed as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
