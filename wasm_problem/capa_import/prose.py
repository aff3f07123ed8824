"""The HTML of a capa problem as Markdown; what Markdown has no sign for stays HTML, as far as prompts allow it."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from .markdown_text import as_html, as_markdown, guarded
from .report import Element, Notes
from .scripts import Variables

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {*_HEADINGS, "p", "ul", "ol", "pre", "blockquote", "table", "hr", "dl", "details", "figure", "label"}
_WRAPPERS = {"div", "section", "article", "center", "main", "fieldset", "problem", "solution"}
_KEPT_TAGS = {"sub", "sup", "small", "u", "s", "del", "ins", "mark", "q", "abbr", "var", "samp", "kbd"}
_KEPT_TAGS |= {"details", "summary", "dl", "dt", "dd", "figure", "figcaption", "blockquote", "pre", "code", "p", "div"}
_KEPT_TAGS |= {"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td", "ul", "ol", "li"}
_KEPT_TAGS |= {"b", "strong", "i", "em", "a", "img", "br", "hr", *_HEADINGS}
_KEPT_ATTRIBUTES = {"title", "lang", "dir", "href", "src", "alt", "width", "height", "start", "colspan", "rowspan"}
_KEPT_ATTRIBUTES |= {"scope", "span", "open"}
_UNWRAPPED = {*_WRAPPERS, "span", "font", "text", "tt", "big", "nobr", "label", "description", "html", "body", "header"}
_MEDIA = {"iframe", "video", "audio", "object", "embed", "applet", "svg", "canvas", "map", "source", "track"}
_FORMS = {"form", "button", "select", "textarea", "input"}
_UNSEEN = {"style", "link", "meta", "script"}
_EMPTY = {"br", "hr", "img", "col"}
_IMAGE_ADDRESS = re.compile(r"https?://|/static/|/asset|/c4x/|\$", re.I)
_OTHER_SCHEME = re.compile(r"(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", re.I)


class Prose:
    """replaced: elements with what stands for them, such as an answer field, "" for nothing.

    unwrapped: elements that are no prose, but what is in them is.
    """

    def __init__(
        self, variables: Variables, notes: Notes, replaced: Mapping[Element, str], unwrapped: frozenset[str]
    ) -> None:
        self._variables = variables
        self._notes = notes
        self._replaced = replaced
        self._wrappers = _WRAPPERS | unwrapped
        self._unwrapped = _UNWRAPPED | unwrapped

    def blocks(self, node: Element) -> str:
        """What is in the element, as paragraphs, lists and so on."""
        parts: list[str] = []
        line: list[str] = [self._text(node.text)]

        def end_line() -> None:
            paragraph = _tidy("".join(line))
            line.clear()
            if paragraph:
                parts.append(guarded(paragraph))

        for child in node:
            if child not in self._replaced and self._is_block(child):
                end_line()
                parts.append(self._block(child))
            else:
                line.append(self._inline(child))
            line.append(self._text(child.tail))
        end_line()
        return "\n\n".join(filter(None, parts))

    def line(self, node: Element) -> str:
        """What is in the element, as Markdown of one line: a label, a choice."""
        paragraphs = [child for child in node if child.tag in ("p", *self._wrappers) and child not in self._replaced]
        whole = (node.text or "").strip() or any((child.tail or "").strip() for child in node)
        if len(paragraphs) == 1 and len(node) == 1 and not whole:
            return self.line(paragraphs[0])
        return _tidy(self._inside(node)).replace("\\\n", "<br>").replace("\n", " ")

    def plain(self, text: str | None) -> str:
        """Text that is no HTML, as Markdown of one line."""
        return _tidy(self._text(text))

    def holds_blocks(self, node: Element) -> bool:
        """Whether the element does not fit in one line."""
        blocks = [each for each in node.iterdescendants() if each.tag in _BLOCKS]
        return len(blocks) > 1 or any(each.tag != "p" for each in blocks)

    def _text(self, text: str | None) -> str:
        return as_markdown(text, self._variables)

    def _is_block(self, node: Element) -> bool:
        if node.tag in _BLOCKS or node.tag == "div":
            return True
        return node.tag in self._unwrapped and any(self._is_block(child) for child in node)

    def _block(self, node: Element) -> str:
        self._note_attributes(node)
        tag = node.tag
        if tag in _HEADINGS:
            heading = _tidy(self._inside(node)).replace("\\\n", "<br>")
            return f"{'#' * _HEADINGS[tag]} {heading}" if heading else ""
        if tag in ("ul", "ol"):
            return self._list(node)
        if tag == "pre":
            return self._preformatted(node)
        if tag == "blockquote":
            return "\n".join(f"> {line}".rstrip() for line in self.blocks(node).splitlines())
        if tag == "hr":
            return "---"
        if tag == "p" or tag in self._unwrapped:
            return self.blocks(node)
        return re.sub(r"(<(?:tr|dt|/table|/dl|thead|tbody)\b)", r"\n\1", self._html(node))

    def _list(self, node: Element) -> str:
        items: list[str] = []
        number = int(node.get("start", "1")) if node.get("start", "1").isdigit() else 1
        for item in (child for child in node if child.tag == "li"):
            sign = "- " if node.tag == "ul" else f"{number + len(items)}. "
            lists = [child for child in item if child.tag in ("ul", "ol")]
            text = self.blocks(item)
            if lists and text.count("\n\n") == len(lists):
                text = text.replace("\n\n", "\n")  # a tight list: no paragraphs in it
            lines = text.splitlines() or [""]
            inner = [f"{' ' * len(sign)}{line}".rstrip() for line in lines[1:]]
            items.append("\n".join([f"{sign}{lines[0]}".rstrip(), *inner]))
        return "\n".join(items)

    def _preformatted(self, node: Element) -> str:
        inner = node[0] if len(node) == 1 and node[0].tag == "code" and not (node.text or "").strip() else node
        if len(inner):
            return self._html(node)
        text = self._variables.marked(inner.text).strip("\n")
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
        return f"{fence}\n{text}\n{fence}"

    def _inside(self, node: Element) -> str:
        parts = [self._text(node.text)]
        for child in node:
            parts += [self._inline(child), self._text(child.tail)]
        return "".join(parts)

    def _inline(self, node: Element) -> str:
        if node in self._replaced:
            return f"**{self._replaced[node]}**" if self._replaced[node] else ""
        self._note_attributes(node)
        tag = node.tag
        if tag in ("b", "strong", "i", "em"):
            return self._emphasis(node)
        if tag in ("code", "tt") and not len(node) and "`" not in (node.text or "`"):
            return f"`{self._variables.marked(' '.join(node.text.split()))}`"
        if tag == "br":
            return "\\\n"
        if tag == "img":
            return self._image(node)
        if tag == "a" and node.get("href"):
            address = self._variables.marked(node.get("href").strip())
            if _OTHER_SCHEME.match(address):
                self._notes.lost(
                    node, "a link", "only links to http, https and mailto work.", "Link to a page instead."
                )
                return self._inside(node)
            return f"[{_tidy(self._inside(node))}]({_address(address)})"
        if tag == "math":
            return self._old_math(node)
        if tag == "clarification":
            return f"({_tidy(self._inside(node))})"
        if tag in _BLOCKS:
            return self._html(node)
        if tag in _KEPT_TAGS and tag not in self._unwrapped and tag != "a":
            return f"<{tag}{self._attributes(node)}>{self._inside(node)}</{tag}>"
        return "" if self._is_left_out(node) else self._inside(node)

    def _emphasis(self, node: Element) -> str:
        inner = self._inside(node)
        words = inner.strip()
        if not words:
            return inner
        before = " " if inner[0].isspace() else ""
        after = " " if inner[-1].isspace() else ""
        strong = node.tag in ("b", "strong")
        if words[0].isalnum() and words[-1].isalnum():
            sign = "**" if strong else "*"
            return f"{before}{sign}{words}{sign}{after}"
        # beside other signs, whether asterisks count depends on what is around them
        tag = "strong" if strong else "em"
        return f"{before}<{tag}>{words}</{tag}>{after}"

    def _image(self, node: Element) -> str:
        source = (node.get("src") or "").strip()
        if not _IMAGE_ADDRESS.match(source):
            advice = "Upload it to the course and use /static/NAME."
            self._notes.lost(node, "an image", f'pages do not show images from "{source[:60]}".', advice)
        if node.get("width") or node.get("height") or re.search(r"[<>\s]", source):
            return f"<img{self._attributes(node)}>"
        return f"![{_tidy(self._text(node.get('alt')))}]({_address(self._variables.marked(source))})"

    def _old_math(self, node: Element) -> str:
        text = re.sub(r"^\s*\$(.*)\$\s*$", r"\1", node.text or "", flags=re.S)
        display = r"\displaystyle" in text
        text = text.replace(r"\displaystyle", "")
        return self._text(rf"\[{text}\]" if display else rf"\({text}\)")

    def _html(self, node: Element) -> str:
        """The element as HTML: within tables and such, where Markdown is not read."""
        if node in self._replaced:
            return f"<strong>{html.escape(self._replaced[node])}</strong>" if self._replaced[node] else ""
        if self._is_left_out(node):
            return ""
        self._note_attributes(node)
        inner = as_html(node.text, self._variables)
        if node.tag == "pre":
            inner = html.escape(self._variables.marked(node.text), quote=False)
        inner += "".join(self._html(child) + as_html(child.tail, self._variables) for child in node)
        if node.tag == "math":
            return as_html(re.sub(r"^\s*\$(.*)\$\s*$", r"\\(\1\\)", node.text or "", flags=re.S), self._variables)
        if node.tag not in _KEPT_TAGS or node.tag == "div":
            return inner
        opening = f"<{node.tag}{self._attributes(node)}>"
        return opening if node.tag in _EMPTY else f"{opening}{inner.strip()}</{node.tag}>"

    def _attributes(self, node: Element) -> str:
        kept = {name: self._variables.marked(value) for name, value in node.attrib.items() if name in _KEPT_ATTRIBUTES}
        return "".join(f' {name}="{html.escape(value)}"' for name, value in kept.items())

    def _note_attributes(self, node: Element) -> None:
        if node.get("style"):
            what = "style attributes"
            self._notes.changed(None, what, "the prompt has the course's own look, without colours and sizes.")
        if any(name.startswith("on") for name in node.attrib):
            advice = "Leave it out, or ask for what it did in an answer field."
            self._notes.lost(
                node, f"JavaScript on <{node.tag}>", "pages of problems run no scripts of authors.", advice
            )

    def _is_left_out(self, node: Element) -> bool:
        """Whether nothing is left of the element, which is then noted."""
        tag = node.tag
        if tag in _MEDIA:
            advice = "Put it into a component of its own beside the problem, or link to it."
            self._notes.lost(node, f"<{tag}>", "a prompt has text, tables and images only.", advice)
        elif tag in _FORMS:
            self._notes.lost(node, f"<{tag}>", "a prompt has no controls of its own.", "Use an answer field.")
        elif tag == "style":
            self._notes.changed(node, "<style>", "the prompt has the course's own look.")
        elif tag in _KEPT_TAGS or tag in self._unwrapped or tag in _UNSEEN or tag in ("math", "clarification"):
            return tag in _UNSEEN
        else:
            means = "it is not known, and only the text in it is kept."
            self._notes.lost(node, f"<{tag}>", means, "Look at the prompt, and write what is missing.")
            return False
        return True


def _address(text: str) -> str:
    text = re.sub(r"[<>\n]", lambda found: f"%{ord(found[0]):02X}", text)
    return f"<{text}>" if re.search(r"[\s()\\]", text) else text


def _tidy(text: str) -> str:
    """Spaces around lines and line breaks at the end are nothing."""
    return re.sub(r"(?:\\\n|\s)+\Z", "", re.sub(r" *\n *", "\n", re.sub(" {2,}", " ", text))).strip()
