"""How long a learner's page with many failed tests takes, in the browser that the tests use."""

from __future__ import annotations

import html
import json
import shutil
import statistics
from typing import Any

from playwright.sync_api import Page, sync_playwright

from wasm_problem.resources import data_dir

from .effort import Effort

FAILED_TESTS = 50
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
MEASURE = """async () => {
    const root = document.querySelector(".wasm-problem");
    const start = performance.now();
    window.WasmProblemLearner({handlerUrl: () => "/"}, root, null);
    const height = root.offsetHeight;  // makes the layout
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    return [performance.now() - start, height];
}"""


def measure_rendering(effort: Effort) -> dict[str, float]:
    """render_50_failed_tests_ms: from the start of the page's script to the painted page; the median."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise RuntimeError("Chromium is not installed; on Debian: apt-get install chromium")
    times = []
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=browser, args=list(ARGUMENTS)) as running,
    ):
        page = running.new_page()
        for _ in range(effort.repeats + 1):
            times.append(_render(page))
    return {f"render_{FAILED_TESTS}_failed_tests_ms": statistics.median(times[1:])}


def _render(page: Page) -> float:
    page.set_content(_html())
    for name in ("editor", "learner"):
        page.add_script_tag(path=data_dir("static") / "dist" / f"{name}.js")
    milliseconds, height = page.evaluate(MEASURE)
    shown = page.locator(".wp-test").count()
    if shown != FAILED_TESTS or height < FAILED_TESTS:
        raise RuntimeError(f"the page shows {shown} tests of {FAILED_TESTS}")
    return float(milliseconds)


def _html() -> str:
    """The page as the block renders it, as far as the result goes."""
    from mako.lookup import TemplateLookup

    templates = TemplateLookup(directories=[str(data_dir("templates"))], default_filters=["h"], strict_undefined=True)
    style = (data_dir("static") / "dist" / "learner.css").read_text("utf-8")
    body = templates.get_template("learner.html").render(
        uid="wp-bench",
        display_name="Fifty failed tests",
        prompt_html="<p>Write a program.</p>",
        inputs=[],
        examples=[],
        init_json=json.dumps({"state": _state(), "fingerprint": "0", "learner": ""}),
        staff_panel="",
        math_url="",
        gettext=lambda text: text,
    )
    return f"<!doctype html><html lang=en><title>{html.escape('Bench')}</title><style>{style}</style>{body}</html>"


def _state() -> dict[str, Any]:
    return {
        "status": "incorrect",
        "message_html": "",
        "score": {"earned": 0, "possible": 1},
        "attempts": {"used": 1, "max": None, "left": None},
        **dict.fromkeys(("can_submit", "can_save", "can_run"), True),
        "can_reset": False,
        "history": 0,
        "marks": [],
        "answers": {},
        "errors": {},
        "tests": [_failed(number) for number in range(FAILED_TESTS)],
    }


def _failed(number: int) -> dict[str, Any]:
    """A test with values of twenty lines that differ in some."""
    lines = [f"{number}: line {line} of what the program should print" for line in range(20)]
    printed = [line.replace("should print", "prints  ") if at % 5 == 0 else line for at, line in enumerate(lines)]
    return {
        **{"name": f"test {number}", "status": "fail", "visibility": "shown", "points": 1, "call": f"table({number})"},
        **{"stdin": "", "expected": "\n".join(lines), "actual": "\n".join(printed), "output": "working\n" * 5},
        **{"error": "", "cause": "", "line": None, "field": "", "message_html": "<p>Count the spaces.</p>"},
    }
