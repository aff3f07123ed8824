"""Templates and the files a page loads, made into fragments."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from typing import Any, Literal

from mako.lookup import TemplateLookup
from web_fragments.fragment import Fragment

from wasm_problem.block.i18n import catalog_url, translator
from wasm_problem.resources import data_dir

Page = Literal["learner", "studio"]

_INIT_FUNCTION: Mapping[str, str] = {
    "learner": "WasmProblemLearner",
    "staff": "WasmProblemStaff",
    "studio": "WasmProblemStudio",
}


@functools.cache
def _lookup() -> TemplateLookup:
    return TemplateLookup(
        directories=[str(data_dir("templates"))],
        default_filters=["h"],
        input_encoding="utf-8",
        strict_undefined=True,
    )


def render(block: Any, template: str, **context: Any) -> str:
    """The template's HTML. A str is escaped, a Markup is not; `gettext` translates."""
    html: str = _lookup().get_template(template).render(gettext=translator(block), **context)
    return html


def page(block: Any, name: Page, *, before: tuple[str, ...] = (), for_staff: bool = False, **context: Any) -> Fragment:
    """The template `name`.html with its style sheet, its scripts, and the init function of the last of them.

    before: scripts that the page's own one uses. for_staff: the script and the style sheet of the panel for the course
    team come on top.
    """
    fragment = notice(block, f"{name}.html", style=name, **context)
    scripts = [*before, name]
    if for_staff:
        fragment.add_css_url(block.runtime.local_resource_url(block, "dist/staff.css"))
        scripts.append("staff")
    words = catalog_url(block)
    if words is not None:
        fragment.add_javascript_url(words)
    for script in scripts:
        fragment.add_javascript_url(block.runtime.local_resource_url(block, f"dist/{script}.js"))
    fragment.initialize_js(_INIT_FUNCTION[scripts[-1]])
    return fragment


def notice(block: Any, template: str, style: Page = "learner", **context: Any) -> Fragment:
    """A page without a script."""
    fragment = Fragment(render(block, template, **context))
    fragment.add_css_url(block.runtime.local_resource_url(block, f"dist/{style}.css"))
    return fragment


def math_url(block: Any) -> str:
    """The script that typesets mathematics on a page that has no MathJax of its own. A page loads it when it has to."""
    url: str = block.runtime.local_resource_url(block, "dist/math.js")
    return url


def unique_id(block: Any) -> str:
    """A prefix for the ids of elements that no other problem on the page has."""
    return "wp-" + hashlib.sha256(str(block.scope_ids.usage_id).encode()).hexdigest()[:12]
