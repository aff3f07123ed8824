"""A server, a browser, and people at it. The fixtures live as long as the tests of this folder.

Not longer: while Playwright's event loop runs, Django refuses its database to the thread of the tests.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, expect, sync_playwright

from . import dates, workbench
from .learner import Learner
from .scenarios import BLANKS, SUM
from .studio import Studio

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE_MS = 15_000
"""How long to wait for what should come at once: a busy machine is not a defect."""


@pytest.fixture(scope="package")
def dates_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("dates")


@pytest.fixture(scope="package")
def site(dates_folder: Path) -> Iterator[str]:
    """The address of the workbench."""
    variables = {"DJANGO_SETTINGS_MODULE": "tests.browser.workbench_settings", dates.FOLDER: str(dates_folder)}
    with workbench.running(variables=variables) as address:
        yield address


@pytest.fixture(scope="package")
def chromium() -> Path:
    asked = os.environ.get("CHROMIUM")
    found = shutil.which(asked) if asked else next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        where = f"CHROMIUM={asked} is not a program" if asked else f"PATH has none of {', '.join(CHROMIUM)}"
        pytest.fail(f"The browser tests need Chromium, and {where}. On Debian: apt-get install chromium", pytrace=False)
    return Path(found)


@pytest.fixture(scope="package")
def browser(chromium: Path) -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield running
        running.close()


class Watch:
    """What no page may do, whatever the test is about."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.trouble: list[str] = []

    def page(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.trouble.append(f"script error: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.trouble.append(f"a request to another server: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.trouble.append(f"{response.status} for {response.url}")


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A browser of one person, with cookies and storage of their own."""
    watch = Watch(site)
    fresh = browser.new_context(viewport={"width": 1280, "height": 900}, timezone_id="UTC")
    fresh.set_default_timeout(PATIENCE_MS)
    fresh.on("page", watch.page)
    yield fresh
    fresh.close()
    assert not watch.trouble, watch.trouble


@pytest.fixture
def student(request: pytest.FixtureRequest) -> str:
    """An id that no other test uses."""
    return "".join(char if char.isalnum() else "-" for char in request.node.name)


@pytest.fixture(scope="package")
def paths(browser: Browser, site: str) -> Mapping[str, str]:
    """The path of each problem by the title that the workbench's front page shows."""
    page = browser.new_page()
    page.goto(site)
    links = page.get_by_role("link").all()
    found = {link.inner_text().strip(): link.get_attribute("href") or "" for link in links}
    page.close()
    return found


@pytest.fixture
def learner(context: BrowserContext, site: str, paths: Mapping[str, str], student: str) -> Callable[..., Learner]:
    """learner(title): a learner in a new tab at that problem. Every tab of a test belongs to the same one."""

    def visit(title: str = SUM, clock: datetime | None = None) -> Learner:
        """clock: it is that time in this tab, and the test makes it pass, see Playwright's `page.clock`."""
        page = context.new_page()
        if clock:
            page.clock.install(time=clock)
        return Learner(page, f"{site}{paths[title]}?student={student}").open()

    return visit


@pytest.fixture
def set_dates(dates_folder: Path, student: str) -> Callable[..., datetime | None]:
    """set_dates(due=60, ...): the dates of the problems of this test's learner, in seconds from now."""
    return partial(dates.set_for, dates_folder, student)


@pytest.fixture
def studio(context: BrowserContext, site: str, paths: Mapping[str, str]) -> Callable[[str], Studio]:
    """studio(title): an author in a new tab at the Studio view of that problem."""

    def visit(title: str) -> Studio:
        return Studio(context.new_page(), f"{site}{paths[title]}studio_view/?student=author").open()

    return visit


@pytest.fixture(scope="package")
def _blanks() -> Iterator[str]:
    return iter(BLANKS)


@pytest.fixture
def blank(_blanks: Iterator[str]) -> str:
    """The title of a problem with nothing in it, for one test alone."""
    title = next(_blanks, None)
    assert title is not None, "Every blank problem is taken: make more in scenarios.py"
    return title
