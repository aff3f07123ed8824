"""A response of capa and the part of our problem that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ..grading.inputs import Choice, InputKind
from .prose import Prose
from .report import Element, Notes
from .scripts import Script, Variables

INPUTS = {"textline", "textbox", "formulaequationinput", "choicegroup", "radiogroup", "checkboxgroup", "optioninput"}
"""The elements that become answer fields."""
OTHER_INPUTS = {
    "annotationinput": "a text to annotate",
    "chemicalequationinput": "an editor for chemical equations",
    "checkboxtextgroup": "choices with fields in them",
    "codeinput": "an editor for an external grader",
    "crystallography": "an applet",
    "designprotein2dinput": "an applet",
    "drag_and_drop_input": "drag and drop",
    "editageneinput": "an applet",
    "filesubmission": "a file to upload",
    "imageinput": "an image to click on",
    "javascriptinput": "a JavaScript input",
    "jsinput": "a JavaScript input",
    "matlabinput": "MATLAB",
    "radiotextgroup": "choices with fields in them",
    "schematic": "an editor for circuits",
    "vsepr_input": "an applet",
}


@dataclass(frozen=True, slots=True)
class FieldDraft:
    """One answer field, before it has a name and a label. node: the element that it comes from."""

    node: Element
    kind: InputKind
    choices: tuple[Choice, ...] = ()
    points: int = 1
    help: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A call of a function of capa.py: function(*before, code, answer, *arguments, **named).

    takes_all: it gets the answers of all fields as a list. code: a program, which becomes a constant of the grader.
    """

    function: str
    arguments: tuple[object, ...] = ()
    named: Mapping[str, object] = field(default_factory=dict)
    takes_all: bool = False
    before: tuple[object, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A response that was converted. checks: one for all fields, or one for each."""

    node: Element
    fields: tuple[FieldDraft, ...]
    checks: tuple[Check, ...]
    uses_numbers: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What converting a response needs."""

    script: Script
    variables: Variables
    notes: Notes
    prose: Prose

    def message(self, node: Element | None) -> str:
        """The text of a hint as Markdown, with the label it is given."""
        if node is None:
            return ""
        text = self.prose.blocks(node)
        label = (node.get("label") or "").strip()
        return f"**{self.prose.plain(label)}** {text}" if label and text else text

    def points(self, node: Element) -> int:
        """The points of an answer field."""
        text = node.get("points", "1").strip()
        if text.isdigit() and len(text) < 6:
            return int(text)
        self.notes.lost(node, f'points="{text[:20]}"', "it is no whole number, and 1 is used.", "Change the grader.")
        return 1

    def weighted(self, node: Element) -> int:
        """The points of a field whose response gives whole points only in capa."""
        points = self.points(node)
        if points != 1:
            means = f"capa gives at most 1 of the {points} points here; the converted problem gives all."
            self.notes.changed(node, f'points="{points}"', means)
        return points

    def help_of(self, response: Element, node: Element) -> str:
        """What stands below a field: descriptions, and the text after a line."""
        texts = [self.prose.line(each) for each in response.findall("description")]
        texts.append(self.prose.plain(node.get("trailing_text")))
        return " ".join(filter(None, texts))


class Converter(Protocol):
    """From a response to a part, or None when it cannot be converted, which is then noted."""

    def __call__(self, node: Element, source: Source) -> Part | None: ...


def inputs_of(node: Element) -> list[Element]:
    """The elements of a response that learners answer in."""
    return [each for each in node.iterdescendants() if each.tag in INPUTS or each.tag in OTHER_INPUTS]


def only_input(node: Element, allowed: set[str], source: Source) -> Element | None:
    """The one input of a response, if it is one of these."""
    found = inputs_of(node)
    if len(found) == 1 and found[0].tag in allowed:
        return found[0]
    what = f"<{node.tag}> with {', '.join(f'<{each.tag}>' for each in found) or 'no input'}"
    expected = " or ".join(f"<{tag}>" for tag in sorted(allowed))
    source.notes.lost(node, what, f"the question is left out; it needs one {expected}.", "Write it anew in Studio.")
    return None


def flagged(node: Element, name: str) -> bool:
    """Whether an attribute is "true"."""
    return (node.get(name) or "").strip().lower() == "true"


def credit_of(node: Element) -> list[str]:
    """The words in partial_credit; none for "false"."""
    text = node.get("partial_credit", "false").strip().lower()
    return [] if text == "false" else [word.strip() for word in text.split(",")]
