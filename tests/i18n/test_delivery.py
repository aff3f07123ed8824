"""A page in the reader's language: what the platform delivers, what we bring along, and English without either."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from xblock.runtime import NullI18nService

from tests.block.support import LEARNER, Course, Workbench, code_field, post
from wasm_problem import i18n_build
from wasm_problem.block import WasmProblemBlock
from wasm_problem.block.i18n import catalog_url, translator

from .platform_service import PlatformI18n, root_package
from .pseudo import ACCENTED, FROM_THE_RIGHT, pseudo, write_catalogs

LANGUAGES_OF_SPANISH = ["es-419", "es", "es-es", "es-mx"]
PROBLEM = code_field("def grade(answer, problem):\n    return True")


@dataclass
class Block:
    """As much of a block as translation needs, with a service of the platform's shape."""

    service: Any

    @property
    def runtime(self) -> Block:
        return self

    def local_resource_url(self, block: object, uri: str) -> str:
        return f"/resource/{uri}"


def with_service(service: Any) -> Any:
    block = Block(service)
    block.service = lambda _block, _name: service
    return block


@pytest.fixture
def pulled(tmp_path: Path) -> Path:
    assert WasmProblemBlock.i18n_js_namespace == i18n_build.NAMESPACE
    write_catalogs(tmp_path, "wasm_problem", i18n_build.NAMESPACE)
    return tmp_path


@pytest.fixture(params=LANGUAGES_OF_SPANISH)
def spanish(request: pytest.FixtureRequest) -> Iterator[str]:
    with translation.override(request.param):
        yield request.param


def test_the_platform_looks_under_the_name_of_our_package() -> None:
    assert root_package(WasmProblemBlock) == "wasm_problem"
    mixed = type("Mixed", (WasmProblemBlock,), {"unmixed_class": WasmProblemBlock})
    assert root_package(mixed) == "wasm_problem"


@pytest.mark.parametrize("locale", ["es_419", "es", "es_ES", "es_MX"])
def test_what_we_bring_along_is_where_the_platform_looks_for_it(locale: str) -> None:
    package = Path(i18n_build.PACKAGE)
    assert gettext.translation("text", package / "translations", [locale]).gettext("Submit") == "Enviar"


def test_ours_are_used_where_the_platform_finds_nothing(spanish: str, tmp_path: Path) -> None:
    block = with_service(PlatformI18n(WasmProblemBlock, tmp_path))
    assert translator(block)("Answer fields") == "Campos de respuesta"
    assert catalog_url(block) == f"/resource/dist/i18n/{'es_419' if spanish == 'es-419' else 'es'}.js"


def test_ours_are_used_where_the_platform_finds_them(spanish: str, tmp_path: Path) -> None:
    block = with_service(PlatformI18n(WasmProblemBlock, tmp_path, bundled=i18n_build.TRANSLATIONS))
    assert translator(block)("Answer fields") == "Campos de respuesta"


def test_ours_are_used_in_a_runtime_without_languages_of_its_own(spanish: str) -> None:
    assert translator(with_service(NullI18nService()))("Answer fields") == "Campos de respuesta"


def test_what_an_operator_pulled_comes_first(pulled: Path) -> None:
    with translation.override(ACCENTED):
        block = with_service(PlatformI18n(WasmProblemBlock, pulled))
        assert translator(block)("Submit") == pseudo("Submit", ACCENTED)
        assert catalog_url(block) == "/static/wasm_problem/eo.js"


def test_what_was_pulled_without_our_language_does_not_hide_ours(pulled: Path, spanish: str) -> None:
    block = with_service(PlatformI18n(WasmProblemBlock, pulled))
    assert translator(block)("Answer fields") == "Campos de respuesta"
    assert catalog_url(block) is not None


def test_a_sentence_with_values_is_filled_in_after_translation(pulled: Path) -> None:
    from wasm_problem.grading.sentences import sentence

    with translation.override(FROM_THE_RIGHT):
        told = translator(with_service(PlatformI18n(WasmProblemBlock, pulled)))(
            sentence("This number is too long. Type at most {most} characters.", most=300)
        )
    assert "300" in told
    assert "Type" not in told


def test_a_text_that_is_empty_stays_so(spanish: str, tmp_path: Path) -> None:
    """In a catalog, the empty text stands for the header."""
    assert translator(with_service(PlatformI18n(WasmProblemBlock, tmp_path)))("") == ""


@pytest.mark.parametrize("language", ["en", "en-us", "fr", "fr-ca"])
def test_without_a_catalog_it_is_english(language: str, tmp_path: Path) -> None:
    with translation.override(language):
        block = with_service(PlatformI18n(WasmProblemBlock, tmp_path))
        assert translator(block)("Answer fields") == "Answer fields"
        assert catalog_url(block) is None


@pytest.mark.parametrize("language", ["../../../etc", "es\x00", "zz-zzzz", "-", "_"])
def test_a_strange_language_is_english(language: str, tmp_path: Path) -> None:
    with translation.override(language):
        block = with_service(PlatformI18n(WasmProblemBlock, tmp_path))
        assert translator(block)("Answer fields") == "Answer fields"
        assert catalog_url(block) is None


@pytest.mark.parametrize("course", [Course(), Workbench()], ids=["platform", "workbench"])
def test_pages_and_replies_of_a_block_are_translated(course: Course, spanish: str) -> None:
    visit = course.visit(course.add(PROBLEM), LEARNER)
    fragment = visit.fragment
    assert "Enviar" in fragment.content
    assert "Submit" not in fragment.content
    scripts = [resource.data for resource in fragment.resources if resource.kind == "url"]
    words = [at for at, url in enumerate(scripts) if "dist/i18n/es" in url]
    assert words, scripts
    assert words[0] < next(at for at, url in enumerate(scripts) if url.endswith("learner.js"))
    reply = post(course.block(visit.usage, LEARNER), "submit_answer", b"not JSON")
    assert reply.error["message"].startswith("La página envió")


def test_the_scripts_are_public_files_of_the_block() -> None:
    for locale in ("es_419", "es"):
        script = WasmProblemBlock.open_local_resource(f"dist/i18n/{locale}.js").read().decode()
        assert f"window.{WasmProblemBlock.i18n_js_namespace} =" in script
        assert "Calificando su respuesta…" in script
