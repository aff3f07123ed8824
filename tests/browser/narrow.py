"""A screen as narrow as WCAG's reflow criterion asks for."""

from __future__ import annotations

from playwright.sync_api import Page


def narrow(page: Page) -> None:
    """The block alone, without the frame of the workbench, which is wide."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.add_style_tag(content=".banner, .debug { display: none }")


def expect_no_sideways_scrolling(page: Page) -> None:
    excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert excess <= 0, f"{excess} pixels too wide"
