"""Both pages in other languages: in Spanish, and in pseudo-languages that show what was forgotten or does not fit."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.i18n.pseudo import ACCENTED, FROM_THE_RIGHT, pseudo

from . import workbench
from .axe import expect_accessible
from .code_field import CodeField
from .foreign_scenarios import FIELDS, FORMULA, PROGRAM
from .narrow import expect_no_sideways_scrolling, narrow
from .scenarios import EVERY_KIND, SUM
from .untranslated import untranslated

WRONG = "def f(n):\n    print('1')\n    return n + 1"
Visit = Callable[..., "Foreign"]


@pytest.fixture(scope="module")
def foreign_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a workbench with the two pseudo-languages."""
    pulled = tmp_path_factory.mktemp("pulled")
    command = [sys.executable, "-m", "tests.i18n.pseudo", str(pulled)]  # a process that Django belongs to
    subprocess.run(command, cwd=workbench.ROOT, check=True)
    variables = {"DJANGO_SETTINGS_MODULE": "tests.i18n.pseudo_settings", "WASM_PROBLEM_PULLED": str(pulled)}
    scenarios = "tests.browser.foreign_scenarios:ForeignScenarios"
    with workbench.running(scenarios=scenarios, variables=variables) as address:
        yield address


@pytest.fixture(scope="module")
def foreign_paths(browser: Browser, foreign_site: str) -> Mapping[str, str]:
    page = browser.new_page()
    page.goto(foreign_site)
    found = {link.inner_text().strip(): link.get_attribute("href") or "" for link in page.get_by_role("link").all()}
    page.close()
    return found


class Foreign:
    """Somebody with a page in a pseudo-language. Finds things by the translated words."""

    def __init__(self, page: Page, language: str, root: str, name: str) -> None:
        self.page, self.language, self.name = page, language, name
        self.root = page.locator(root)

    def button(self, english: str) -> Locator:
        return self.root.get_by_role("button", name=pseudo(english, self.language), exact=True)

    def unfold(self) -> None:
        """Opens all that can be opened."""
        self.root.evaluate("root => root.querySelectorAll('details').forEach(each => { each.open = true; })")

    def expect_translated(self, *also: str) -> None:
        assert untranslated(self.root, self.name, *also) == []

    def expect_to_fit(self) -> None:
        narrow(self.page)
        expect_no_sideways_scrolling(self.page)


@pytest.fixture(params=[ACCENTED, FROM_THE_RIGHT])
def foreign(
    request: pytest.FixtureRequest, browser: Browser, foreign_site: str, foreign_paths: Mapping[str, str], student: str
) -> Iterator[Visit]:
    """foreign(title, view): a learner, or with "studio_view" an author, at that problem in a pseudo-language."""
    context = browser.new_context(locale=request.param, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    trouble: list[str] = []

    def visit(title: str, view: str = "") -> Foreign:
        page = context.new_page()
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(f"{foreign_site}{foreign_paths[title]}{view + '/' if view else ''}?student={student}")
        expect(page.locator("html")).to_have_attribute("lang", request.param)
        root = ".wasm-problem-studio" if view == "studio_view" else ".student_view"
        return Foreign(page, request.param, root, student)

    yield visit
    context.close()
    assert trouble == []


def test_a_page_from_the_right_is_one(foreign: Visit) -> None:
    at = foreign(PROGRAM)
    direction = "rtl" if at.language == FROM_THE_RIGHT else "ltr"
    assert at.root.locator(".wp-form").evaluate("form => getComputedStyle(form).direction") == direction
    code = at.root.locator(".cm-content")
    assert code.evaluate("code => getComputedStyle(code).direction") == "ltr", "programs are written from the left"


def test_a_program_from_the_first_look_to_the_last_result(foreign: Visit) -> None:
    at = foreign(PROGRAM)
    expect(at.button("Submit")).to_be_enabled()
    at.expect_translated()
    code = CodeField(at.root, "Το πρόγραμμα")
    code.write(WRONG)
    at.button("Run").click()
    expect(at.root.locator(".wp-run-report li").first).to_be_visible()
    at.expect_translated()
    at.button("Submit").click()
    expect(at.root.locator(".wp-result .wp-tests > li").first).to_be_visible()
    at.unfold()
    expect(at.root.locator(".wp-submission").first).to_be_visible()
    at.expect_translated()
    expect_accessible(at.root.locator(".wasm-problem"))
    at.expect_to_fit()


@pytest.mark.parametrize("broken", ["def f(", "import time\nwhile True: pass"])
def test_a_program_that_cannot_be_read_or_never_ends(foreign: Visit, broken: str) -> None:
    at = foreign(PROGRAM)
    CodeField(at.root, "Το πρόγραμμα").write(broken)
    at.button("Submit").click()
    expect(at.root.locator(".wp-result[class*=wp-is-]:not(.wp-is-busy) .wp-word")).to_be_visible(timeout=30_000)
    at.expect_translated()
    at.expect_to_fit()


@pytest.mark.parametrize("number", ["", "x", "1,5", "3 m", "2", "13", "99"])
def test_answers_of_every_kind(foreign: Visit, number: str) -> None:
    at = foreign(FIELDS)
    at.root.get_by_label("Λέξη", exact=True).fill("τσάι")
    at.root.get_by_label("Αριθμός", exact=True).fill(number)
    at.root.get_by_label("Βήτα").check()
    at.button("Submit").click()
    said = at.root.locator(".wp-field-error:not(:empty), .wp-result[class*=wp-is-] .wp-word")
    expect(said.first).to_be_visible()
    expect(at.button("Submit")).to_be_enabled()
    at.expect_translated("RuntimeError", "Traceback")
    expect_accessible(at.root.locator(".wasm-problem"))
    at.expect_to_fit()


def test_an_answer_that_is_saved_and_a_problem_that_is_reset(foreign: Visit) -> None:
    at = foreign(PROGRAM)
    CodeField(at.root, "Το πρόγραμμα").write(WRONG)
    at.button("Save").click()
    expect(at.root.locator(".wp-result .wp-word")).to_be_visible()
    at.expect_translated()
    at.button("Reset").click()
    at.expect_translated()


@pytest.mark.parametrize("typed", ["α^2/2 + √α ≤ 3", "α + * 2", "α β"])
def test_a_formula_and_how_it_is_read(foreign: Visit, typed: str) -> None:
    at = foreign(FORMULA)
    at.root.get_by_role("textbox").fill(typed)
    at.root.get_by_role("textbox").blur()
    expect(at.root.locator(".wp-reading")).not_to_be_empty()
    expect(at.root.locator(".wp-prompt mjx-container")).to_be_visible()
    at.expect_translated()
    at.button("Submit").click()
    figure = at.root.locator(".wp-figure")
    expect(figure).to_be_visible()
    at.unfold()
    at.expect_translated()
    expect_accessible(at.root.locator(".wasm-problem"))
    at.expect_to_fit()


@pytest.mark.parametrize("title", [PROGRAM, FIELDS, FORMULA])
def test_studio(foreign: Visit, title: str) -> None:
    at = foreign(title, "studio_view")
    expect(at.button("Save")).to_be_enabled()
    at.unfold()
    at.expect_translated()
    expect_accessible(at.root)
    at.expect_to_fit()


def test_studio_tries_a_program(foreign: Visit) -> None:
    at = foreign(PROGRAM, "studio_view")
    at.button("Try it").click()
    expect(at.root.locator(".wps-try-result .wp-word")).to_be_visible()
    at.expect_translated()
    expect_accessible(at.root)
    at.expect_to_fit()


def test_studio_refuses(foreign: Visit) -> None:
    at = foreign(FIELDS, "studio_view")
    at.root.locator("[data-value=weight]").fill("-1")
    at.root.locator("[data-value=max_attempts]").fill("x")
    at.button("Add an answer field").click()
    at.button("Save").click()
    expect(at.root.get_by_role("alert")).not_to_be_empty()
    at.expect_translated("answer")  # the name of the new field
    at.expect_to_fit()


def test_the_note_of_a_unit(foreign: Visit) -> None:
    at = foreign(PROGRAM, "author_view")
    expect(at.button("Submit")).to_be_enabled()
    at.expect_translated()
    at.expect_to_fit()


class TestSpanish:
    @pytest.fixture
    def spanish(
        self, browser: Browser, site: str, paths: Mapping[str, str], student: str
    ) -> Iterator[Callable[..., Page]]:
        context = browser.new_context(locale="es", viewport={"width": 1280, "height": 900})
        context.set_default_timeout(15_000)

        def visit(title: str, view: str = "") -> Page:
            page = context.new_page()
            page.goto(f"{site}{paths[title]}{view + '/' if view else ''}?student={student}")
            return page

        yield visit
        context.close()

    def test_a_learner(self, spanish: Callable[..., Page]) -> None:
        page = spanish(SUM)
        page.get_by_label("First number").fill("1")
        page.get_by_label("Second number").fill("1")
        page.get_by_role("button", name="Enviar").click()
        expect(page.get_by_role("status")).to_contain_text("Incorrecto")
        expect(page.locator(".wp-attempts")).to_have_text("Quedan 2 de 3 intentos.")
        page.get_by_text("Envíos anteriores (1)").click()
        expect(page.locator(".wp-submission-time")).to_have_text(re.compile(r"(ahora|hace .*) \(.*20\d\d.*\)"))

    def test_numbers_have_a_decimal_comma(self, spanish: Callable[..., Page]) -> None:
        page = spanish(EVERY_KIND)
        page.get_by_label("A text", exact=True).fill("tea")
        page.get_by_label("A number", exact=True).fill("1")
        page.get_by_text("The first", exact=True).click()
        CodeField(page.locator(".wasm-problem"), "A program").write("def f():\n    return 1 + 0")
        page.get_by_role("button", name="Enviar").click()
        expect(page.locator(".wp-score")).to_have_text("0,4 de 1 punto")

    def test_what_to_type_instead(self, spanish: Callable[..., Page]) -> None:
        page = spanish(SUM)
        page.get_by_label("First number").fill("1,5")
        page.get_by_role("button", name="Enviar").click()
        expect(page.get_by_text("Escriba los decimales con punto: 1.5 en lugar de 1,5.")).to_be_visible()

    def test_an_author(self, spanish: Callable[..., Page]) -> None:
        page = spanish(SUM, "studio_view")
        expect(page.get_by_role("button", name="Guardar", exact=True)).to_be_enabled()
        page.get_by_label("Máximo de intentos").fill("muchos")
        page.get_by_role("button", name="Guardar", exact=True).click()
        expect(page.get_by_text("El máximo de intentos es un número entero, o queda vacío.").first).to_be_visible()


def test_pseudo_catalogs_are_what_they_say() -> None:
    assert pseudo("Type {most:,} now", ACCENTED).startswith("Ťýþé {most:,} ñóŵ ")
    assert not re.search("[A-Za-z]", pseudo("Type it now", FROM_THE_RIGHT))
