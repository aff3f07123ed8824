"""Markdown with {{variables}} and MathJax -> HTML that is safe in a learner's page."""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Callable, Mapping

import nh3
from markdown_it import MarkdownIt

from ..sandbox.outcome import Json
from .markdown_math import math_plugin
from .text import storable

# not after a single backslash; two are a line break of TeX
_VARIABLE = re.compile(r"(?<!\\)(?P<before>(?:\\\\)*)\{\{[ \t]*(?P<name>[A-Za-z_][A-Za-z0-9_]*)[ \t]*\}\}")

_BLOCKS = {"p", "br", "hr", "div", "span", "blockquote", "pre", "details", "summary"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LISTS = {"ul", "ol", "li", "dl", "dt", "dd"}
_TABLES = {"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"}
_LINKS = {"a", "img", "figure", "figcaption"}
_PHRASES = {"abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "strong"}
_PHRASES |= {"sub", "sup", "u", "var"}
_ATTRIBUTES = {
    "*": {"title", "lang", "dir"},
    "a": {"href"},
    "abbr": {"title"},
    "code": {"class"},
    "col": {"span"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "scope", "style"},
}
_IMAGE_SOURCE = re.compile(r"https?://|/static/|/asset|/c4x/", re.I)
_CODE_LANGUAGE = re.compile(r"language-[\w+#.-]+")


def _allowed_value(tag: str, attribute: str, value: str) -> str | None:
    if (tag, attribute) == ("img", "src"):
        return value if _IMAGE_SOURCE.match(value) else None
    if (tag, attribute) == ("code", "class"):
        return value if _CODE_LANGUAGE.fullmatch(value) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=_BLOCKS | _HEADINGS | _LISTS | _TABLES | _LINKS | _PHRASES,
    attributes=_ATTRIBUTES,
    attribute_filter=_allowed_value,
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener noreferrer",
    filter_style_properties={"text-align"},
)
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(math_plugin)


def render(markdown: str, variables: Mapping[str, Json]) -> str:
    """Safe HTML for blocks of Markdown: a prompt, a solution, a message of a grader (with no variables).

    `{{name}}` becomes the text of the variable, which is never markup, wherever it stands. A name that is not in
    `variables` stays as it is written, and so does `{{name}}` after a backslash.
    """
    return _rendered(_MARKDOWN.render, markdown, variables)


def render_inline(markdown: str, variables: Mapping[str, Json]) -> str:
    """As render, for one line without a paragraph around it: a label, a choice, a help text."""
    return _rendered(_MARKDOWN.renderInline, markdown, variables)


def unknown_names(markdown: str, variables: Mapping[str, Json]) -> list[str]:
    """The names in `{{name}}` that are not in `variables`, in order, each once."""
    return [name for name in _names(markdown) if name not in variables]


def format_value(value: Json) -> str:
    """The text that a variable's value has in a prompt.

    Whole floats have no decimal point, others at most 12 significant digits: 0.1 + 0.2 is 0.3. Lists are separated
    by commas, lists in lists are in parentheses, dictionaries are JSON, None is nothing.
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return _format_float(value)
    if isinstance(value, list | tuple):
        return ", ".join(
            f"({format_value(item)})" if isinstance(item, list | tuple) else format_value(item) for item in value
        )
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _format_float(value: float) -> str:
    if not math.isfinite(value):
        return str(value)
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    mantissa, _, exponent = format(value, ".12g").partition("e")
    return f"{mantissa}e{int(exponent)}" if exponent else mantissa


def _rendered(to_html: Callable[[str], str], markdown: str, variables: Mapping[str, Json]) -> str:
    """Markdown never sees a value: a word stands in for it until the HTML is safe.

    Cleaned twice: at first so that a stand-in is left only in text and in values of allowed attributes, where an
    escaped value cannot become markup; then because a value may have made an address, such as `javascript:`.
    """
    markdown = storable(markdown)
    names = [name for name in _names(markdown) if name in variables]
    if not names:
        return _CLEANER.clean(to_html(markdown))
    mark = _unused_word(markdown)
    stand_ins = {name: f"{mark}{number}x" for number, name in enumerate(names)}

    def stand_in(found: re.Match[str]) -> str:
        return found["before"] + stand_ins[found["name"]] if found["name"] in stand_ins else found[0]

    values = {word: html.escape(storable(format_value(variables[name]))) for name, word in stand_ins.items()}
    cleaned = _CLEANER.clean(to_html(_VARIABLE.sub(stand_in, markdown)))
    return _CLEANER.clean(re.sub(rf"{mark}\d+x", lambda found: values[found[0]], cleaned))


def _names(markdown: str) -> list[str]:
    return list(dict.fromkeys(found["name"] for found in _VARIABLE.finditer(markdown)))


def _unused_word(text: str) -> str:
    """A word of ASCII letters that does not occur in `text`: nothing in it means anything to Markdown."""
    lowered, word = text.lower(), "variable"
    while word in lowered:
        word += "q"
    return word
