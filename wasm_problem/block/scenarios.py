"""The demo problems for the xblock-sdk workbench: ours, and those that the installed runtimes bring."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from wasm_problem.grading import olx
from wasm_problem.sandbox import Catalog, server_sandbox

log = logging.getLogger(__name__)

DEMOS = Path(__file__).with_name("demos")
EMPTY = ("Write your own: an empty problem", '<wasm_problem display_name="An empty problem"/>')


def scenarios(catalog: Catalog | None = None) -> list[tuple[str, str]]:
    """Title and OLX of each demo: an empty problem to write in, ours, then those of runtimes, by file name."""
    found = [EMPTY, *_demos(DEMOS)]
    for runtime in (catalog or server_sandbox().catalog).runtimes():
        known = {xml for _title, xml in found}  # versions of a runtime mostly bring the same demos
        found += [demo for demo in _demos(runtime.folder / "demos") if demo[1] not in known]
    return list(_with_titles_of_their_own(found))


def _demos(folder: Path) -> Iterator[tuple[str, str]]:
    """The demos in a folder. One that cannot be read is reported and left out: the others are still worth a look."""
    for path in sorted(folder.glob("*.xml")):
        try:
            xml = path.read_text("utf-8")
            title = olx.parse(xml).display_name or path.stem
        except (OSError, ValueError) as error:
            log.error("The demo %s cannot be used: %s", path, error)
        else:
            yield title, xml


def _with_titles_of_their_own(demos: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    taken: dict[str, int] = {}
    for title, xml in demos:
        taken[title] = taken.get(title, 0) + 1
        yield title if taken[title] == 1 else f"{title} ({taken[title]})", xml
