"""The demo problems for the xblock-sdk workbench."""

from __future__ import annotations

from pathlib import Path

from wasm_problem.grading import olx

DEMOS = Path(__file__).with_name("demos")


def scenarios() -> list[tuple[str, str]]:
    """Title and OLX of each demo, in the order of the file names, after an empty problem to write in."""
    found = [("Write your own: an empty problem", '<wasm_problem display_name="An empty problem"/>')]
    for path in sorted(DEMOS.glob("*.xml")):
        xml = path.read_text("utf-8")
        found.append((olx.parse(xml).display_name or path.stem, xml))
    return found
