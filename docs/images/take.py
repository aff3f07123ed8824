"""Takes the pictures of the README and of docs/staff.md again: `.venv/bin/python docs/images/take.py`.

Run by hand when a page looks different. Needs what `make test` sets up.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1]))

from tests.browser import workbench  # noqa: E402
from tests.browser.conftest import CHROMIUM, CHROMIUM_ARGUMENTS  # noqa: E402
from tests.browser.learner import Learner  # noqa: E402
from tests.browser.studio import Studio  # noqa: E402

BLOCK_ALONE = """
.banner, .debug { display: none }
.view-workbench, .view-workbench * { scrollbar-width: none }
.wrapper-workbench, .workbench, .main, .preview { margin: 0 !important; padding: 0 !important; border: 0 !important }
.wasm-problem { margin: 0 !important; padding: 1.5rem }
.wasm-problem-studio .wps-try { top: 1rem !important; max-height: none !important }
"""

FIRST_TRY = """\
def median(readings):
    \"\"\"Return the median of a list of numbers, or None for an empty list.\"\"\"
    if not readings:
        return None
    readings.sort()
    middle = len(readings) // 2
    return (readings[middle - 1] + readings[middle]) / 2
"""


def learner(page: Page, site: str) -> None:
    """The tests of a program that is nearly right."""
    at = Learner(page, _address(page, site, "Programming: the median")).open()
    page.add_style_tag(content=BLOCK_ALONE)
    at.code().write(FIRST_TRY)
    at.hand_in({})
    expect(at.result).to_contain_text("Partly correct")
    page.mouse.move(0, 0)
    page.add_style_tag(content=".wp-staff { display: none }")  # in the workbench everybody is staff
    at.root.screenshot(path=FOLDER / "learner.png", animations="disabled")


def formula(page: Page, site: str) -> None:
    """How a formula was read, and a figure in the feedback."""
    at = Learner(page, _address(page, site, "Functions: an arch for a bridge")).open()
    page.add_style_tag(content=BLOCK_ALONE)
    width = re.search(r"(\d+),\s*0\s*\)", at.root.inner_text().replace("\u2062", ""))
    end = int(width[1]) if width else 40
    at.root.get_by_label("Height at x").fill(f"x ({end - 10} - x) / 20")
    at.root.get_by_role("button", name="Submit").click()
    expect(at.result).to_contain_text("Partly correct")
    expect(at.root.locator("mjx-container").last).to_be_visible()
    page.mouse.move(0, 0)
    page.add_style_tag(content=".wp-staff, .wp-earlier { display: none }")
    at.root.screenshot(path=FOLDER / "formula.png", animations="disabled")


def staff(page: Page, site: str) -> None:
    """What the course team sees of the same answer."""
    address = _address(page, site, "Programming: the median")
    page.goto(address)
    page.add_style_tag(content=BLOCK_ALONE)
    panel = page.locator("details.wp-staff")
    panel.locator("> summary").click()
    expect(panel.get_by_text("Graded again just now")).to_be_visible()
    page.mouse.move(0, 0)
    panel.screenshot(path=FOLDER / "staff.png", animations="disabled")


def studio(page: Page, site: str) -> None:
    """A grader beside the result of Try it."""
    author = Studio(page, _address(page, site, "Finance: the monthly payment of a loan") + "studio_view/").open()
    page.add_style_tag(content=BLOCK_ALONE)
    payment = author.try_part.get_by_label("Monthly payment")
    payment.fill("1")
    author.try_button.click()
    expect(author.try_part.get_by_role("row", name="principal")).to_be_visible()
    rows = author.try_part.get_by_role("row").all_inner_texts()
    given = {name: float(value) for name, value in re.findall(r"(\w+)\s+([\d.]+)", "\n".join(rows))}
    rate = given["rate"] / 100
    payment.fill(f"{given['principal'] * rate / (1 - (1 + rate) ** -given['years']) / 12:,.2f}")
    author.try_button.click()
    expect(author.verdict).to_contain_text("You divided a yearly payment by 12.")
    author.root.get_by_role("heading", name="Grader").evaluate("title => scrollTo(0, title.offsetTop - 28)")
    page.mouse.move(0, 0)
    page.screenshot(path=FOLDER / "studio.png", animations="disabled")


def _address(page: Page, site: str, title: str) -> str:
    page.goto(site)
    return f"{site}{page.get_by_role('link', name=title, exact=True).get_attribute('href')}"


def _page(browser: Browser, width: int, height: int) -> Page:
    return browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=1.5)


def main() -> None:
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with workbench.running() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        learner(_page(browser, 720, 900), site)
        formula(_page(browser, 720, 900), site)
        staff(_page(browser, 760, 900), site)
        studio(_page(browser, 1200, 742), site)
        browser.close()
    for picture in sorted(FOLDER.glob("*.png")):
        print(f"{picture}: {picture.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
