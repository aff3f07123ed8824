"""Which words of a problem are the label of an answer field."""

from __future__ import annotations

from dataclasses import dataclass

from ..grading.faults import MAX_LABEL_LENGTH
from .parts import Source
from .report import Element


@dataclass(frozen=True, slots=True)
class Label:
    """text: Markdown of one line, or "". plain: the same without markup. node: the element that it came from."""

    text: str = ""
    plain: str = ""
    node: Element | None = None


def labels_of(response: Element, inputs: list[Element], source: Source) -> list[Label]:
    """The label of each input, as capa finds them: an element before or in the response, or an attribute."""
    if len(inputs) > 1:
        return [_of_text(each.get("label"), source) for each in inputs]
    inside = response.find("label")
    if inside is not None:
        return [_of_element(inside, source)]
    before = response.getprevious()
    written = inputs[0].get("label")
    if written:
        label = _of_text(written, source)
        if before is not None and before.tag == "p" and (before.text or "") == written:
            return [_of_element(before, source)]
        return [label]
    if before is not None and before.tag == "label":
        return [_of_element(before, source)]
    return [Label()]


def _of_element(node: Element, source: Source) -> Label:
    if source.prose.holds_blocks(node):
        return Label()
    text = source.prose.line(node)
    if not text or len(text) > MAX_LABEL_LENGTH:
        return Label()
    return Label(text, source.variables.marked(" ".join("".join(node.itertext()).split())), node)


def _of_text(written: str | None, source: Source) -> Label:
    text = source.prose.plain(written)
    return Label(text, source.variables.marked(written).strip()) if text else Label()
