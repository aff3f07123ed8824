"""The catalogs in the repository: complete, up to date, and fit to be filled in."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file

from wasm_problem import i18n_build
from wasm_problem.i18n_build import DOMAINS, KEYWORDS, LOCALES, ROOT, Domain

TRANSLATED = i18n_build.translated_locales()
CALL = r"(?<!function )\bn?gettext\("
PLACEHOLDER = re.compile(r"\{(\w+)(?::[^}]*)?\}")
MARKUP = re.compile(r"</?\w+[^>]*>|\\\(|\\\)|`[^`]*`")
END = re.compile(r"[.:…?!]?$")
each_domain = pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.name)
each_translation = pytest.mark.parametrize("locale", TRANSLATED)


def messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def forms(text: str | list[str] | tuple[str, ...]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


@each_domain
def test_nothing_has_changed_since_the_last_extraction(domain: Domain) -> None:
    stored = (LOCALES / "en" / "LC_MESSAGES" / f"{domain.name}.po").read_text()
    assert stored == i18n_build.write(i18n_build.extract(domain)), "`make extract_translations` brings it up to date"


@each_domain
def test_every_marked_text_is_found(domain: Domain) -> None:
    """Counted another way: a call that the extraction cannot read would be lost without a word."""
    options = {"input_encoding": "utf-8", "encoding": "utf-8", "parse_template_string": True}
    lost = []
    for pattern, method in domain.plan.items():
        for file in sorted(ROOT.glob(pattern)):
            found = list(extract_from_file(method, file, keywords=KEYWORDS, options=dict(options)))
            calls = calls_in_python(file) if method == "python" else len(re.findall(CALL, file.read_text()))
            if len(found) != calls:
                lost.append(f"{file.relative_to(ROOT)}: {len(found)} of {calls}")
    assert lost == []


def calls_in_python(file: Path) -> int:
    """How many texts are given to a marking function; a name or an attribute is marked where it is written."""
    calls = [
        node
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS and node.args
    ]
    by_value = (ast.Name, ast.Attribute, ast.Subscript, ast.Call)
    return sum(not isinstance(call.args[0], by_value) for call in calls)


@each_domain
def test_something_is_extracted_from_every_kind_of_source(domain: Domain) -> None:
    english = i18n_build.read("en", domain.name)
    places = [place for message in messages(english) for place, _ in message.locations]
    for pattern in domain.plan:
        if list(ROOT.glob(pattern)) and "policies" not in pattern:
            folder = pattern.partition("*")[0]
            assert any(place.startswith(folder) for place in places), pattern


def test_there_is_a_second_language() -> None:
    assert "es_419" in TRANSLATED


@each_translation
def test_everything_is_translated(locale: str) -> None:
    assert [message.id for message in i18n_build.missing(locale)] == []


@each_translation
@each_domain
def test_a_translation_has_the_messages_of_the_english_catalog(locale: str, domain: Domain) -> None:
    english, translation = i18n_build.read("en", domain.name), i18n_build.read(locale, domain.name)
    assert {message.id for message in messages(translation)} == {message.id for message in messages(english)}
    assert not translation.obsolete


@each_translation
@each_domain
def test_placeholders_and_markup_stay(locale: str, domain: Domain) -> None:
    faults = []
    for message in messages(i18n_build.read(locale, domain.name)):
        originals = forms(message.id)
        wanted = {name for original in originals for name in PLACEHOLDER.findall(original)}
        for text in filter(None, forms(message.string)):  # what is missing, another test says
            found = set(PLACEHOLDER.findall(text))
            always = set(PLACEHOLDER.findall(originals[-1])) if len(originals) == 1 else set()
            if not always <= found <= wanted or text.count("{") != text.count("}"):
                faults.append(f"{text!r}: the placeholders of {originals}")
            if Counter(MARKUP.findall(text)) != Counter(MARKUP.findall(originals[0])):
                faults.append(f"{text!r}: the markup of {originals}")
            if END.search(text)[0] != END.search(originals[0])[0] and text[-1:] != "”":  # type: ignore[index]
                faults.append(f"{text!r}: ends unlike {originals}")
    assert faults == []


@each_translation
@each_domain
def test_every_form_of_the_plural_is_there(locale: str, domain: Domain) -> None:
    translation = i18n_build.read(locale, domain.name)
    for message in messages(translation):
        if not isinstance(message.id, str):
            assert len(forms(message.string)) == translation.num_plurals, message.id


@each_translation
@each_domain
def test_the_rule_of_the_plural_is_good_for_every_number(locale: str, domain: Domain) -> None:
    translation = i18n_build.read(locale, domain.name)
    rule = translation.plural_expr
    assert {eval(rule.replace("&&", "and").replace("||", "or"), {"n": n}) + 0 for n in range(1_000)} == set(
        range(translation.num_plurals)
    )


@each_translation
@each_domain
def test_a_catalog_is_written_as_the_tool_writes_it(locale: str, domain: Domain) -> None:
    """So that the next extraction changes only what changed."""
    stored = (LOCALES / locale / "LC_MESSAGES" / f"{domain.name}.po").read_text()
    assert stored == i18n_build.write(i18n_build.read(locale, domain.name))


@each_translation
def test_what_is_built_is_the_same_whenever_it_is_built(locale: str) -> None:
    built = i18n_build.mo_file(i18n_build.read(locale, "django"))
    assert b"1970-01-01" in built
    assert built == i18n_build.mo_file(i18n_build.read(locale, "django"))
