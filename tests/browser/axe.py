"""Accessibility checks by axe-core, an npm package of the front end."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Locator

AXE = Path(__file__).resolve().parents[2] / "static" / "node_modules" / "axe-core" / "axe.min.js"
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

_RUN = """async (root, tags) => {
  const moving = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(moving.map(({finished}) => finished));
  const {violations, passes} = await axe.run(root, {runOnly: {type: "tag", values: tags}});
  const described = violations.flatMap(({id, help, nodes}) =>
    nodes.map(({html, failureSummary}) => `${id}: ${help}\\n    ${html}\\n    ${failureSummary}`));
  return {described, rules: passes.map(({id}) => id)};
}"""


@cache
def _source() -> str:
    if not AXE.is_file():
        raise AssertionError(f"{AXE} is missing. `make test` installs it; by hand: npm --prefix static ci")
    return AXE.read_text("utf-8")


def expect_accessible(root: Locator) -> None:
    """Nothing within `root` breaks a rule of WCAG 2.2 A or AA that axe can judge."""
    if not root.evaluate("() => Boolean(window.axe)"):
        root.page.evaluate(_source())
    found = root.evaluate(_RUN, WCAG_22_AA)
    assert not found["described"], "\n".join(found["described"])
    assert "color-contrast" in found["rules"], "axe saw nothing to check"
