"""From the element <problem> of capa to a problem of ours."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources

from ..grading.inputs import Input
from ..grading.problem import Problem
from . import choice_responses, custom_responses, text_responses
from .grader_source import NamedField, grader_source
from .labels import Label, labels_of
from .parts import INPUTS, OTHER_INPUTS, Converter, Part, Source
from .prose import Prose
from .reading import read_problem
from .report import Conversion, Element, Notes
from .scripts import Variables, read_script
from .settings import read_settings

RUNTIME = "python-3.14"
_CONVERTERS: Mapping[str, Converter] = {
    "multiplechoiceresponse": choice_responses.multiple_choice,
    "choiceresponse": choice_responses.choices,
    "optionresponse": choice_responses.options,
    "stringresponse": text_responses.string,
    "numericalresponse": text_responses.number,
    "customresponse": custom_responses.custom,
}
_NO_PROSE = {"script", "solution", "demandhint", "responseparam", "additional_answer", "answer", "correcthint"}
_NO_PROSE |= {"stringequalhint", "regexphint", "hintgroup", "choicehint", "optionhint", "compoundhint", "description"}
_NO_PROSE |= {"targetedfeedbackset", "codeparam", "openendedparam", "openendedrubric"}


def convert(data: bytes) -> Conversion:
    """The problem in a file. Raises reading.Unreadable."""
    root = read_problem(data)
    notes = Notes()
    script = read_script(root, notes)
    variables = Variables(script, notes)
    replaced: dict[Element, str] = {each: "" for each in root.iter() if each.tag in _NO_PROSE}
    prose = Prose(variables, notes, replaced, frozenset({*_CONVERTERS, "solutionset", "choice", "hint"}))
    source = Source(script, variables, notes, prose)
    parts = _parts(root, source, replaced)
    _leave_out_the_rest(root, parts, source, replaced)
    if not parts:
        notes.lost(None, "the problem", "no answer field is left, so it was not written.", "Write it anew in Studio.")
        return Conversion(None, notes.sorted())
    inputs, fields = _inputs(parts, source, replaced)
    prompt = "\n\n".join(filter(None, [prose.blocks(root), *_hints(root, source)]))
    solution = "\n\n".join(filter(None, (prose.blocks(each) for each in root.iter("solution"))))
    settings = read_settings(root, sum(field.points for field in fields), notes)
    problem = Problem(
        runtime=RUNTIME,
        grader=grader_source(script.text, variables.used, parts, fields, notes.sorted()),
        prompt=prompt,
        inputs=inputs,
        solution=solution,
        display_name=settings.display_name,
        files=_attached(parts),
        max_attempts=settings.max_attempts,
        weight=settings.weight,
        show_reset_button=settings.show_reset_button,
        attributes=settings.attributes,
    )
    return Conversion(problem, notes.sorted())


def _parts(root: Element, source: Source, replaced: dict[Element, str]) -> list[Part]:
    parts = []
    for node in root.iter():
        if node.tag not in _CONVERTERS or node is root:
            continue
        part = _CONVERTERS[node.tag](node, source)
        if part is None:
            replaced[node] = ""
        else:
            parts.append(part)
    return parts


def _leave_out_the_rest(root: Element, parts: list[Part], source: Source, replaced: dict[Element, str]) -> None:
    """Responses and inputs that no part holds, files that are not there, and other things of capa."""
    held = {each for part in parts for each in part.node.iterdescendants()} | {part.node for part in parts}
    for node in root.iter():
        if node in held or any(replaced.get(above) == "" for above in node.iterancestors()) or node in replaced:
            continue
        if node.tag.endswith("response"):
            replaced[node] = ""
            advice = "Write the question anew in Studio: a grader can check what this response checks."
            source.notes.lost(node, f"<{node.tag}>", "the question is left out.", advice)
        elif node.tag in INPUTS or node.tag in OTHER_INPUTS:
            replaced[node] = ""
            source.notes.lost(node, f"<{node.tag}> outside of a response", "it is left out.", "Add an answer field.")
        elif node.tag == "include":
            replaced[node] = ""
            advice = "Put the content of that file here, and convert the problem again."
            source.notes.lost(node, f'<include file="{(node.get("file") or "")[:60]}">', "it is left out.", advice)


def _inputs(
    parts: list[Part], source: Source, replaced: dict[Element, str]
) -> tuple[tuple[Input, ...], tuple[NamedField, ...]]:
    """The answer fields; where each stood is marked in the prompt when its label does not tell."""
    count = sum(len(part.fields) for part in parts)
    inputs: list[Input] = []
    fields: list[NamedField] = []
    for part in parts:
        for draft, label in zip(
            part.fields, labels_of(part.node, [each.node for each in part.fields], source), strict=True
        ):
            number = len(inputs) + 1
            sign = f"({number})"
            needs_sign = (count > 1 and not label.text) or _is_amid_text(draft.node)
            replaced[draft.node] = sign if needs_sign else ""
            if label.node is not None:
                replaced[label.node] = ""
            if needs_sign:
                label = Label(f"{sign} {label.text}".strip(), f"{sign} {label.plain}".strip())
            name = "answer" if count == 1 else f"answer_{number}"
            inputs.append(Input(name, draft.kind, label.text, draft.help, draft.choices))
            fields.append(NamedField(name, draft.kind, label.plain, draft.points))
    return tuple(inputs), tuple(fields)


def _is_amid_text(node: Element) -> bool:
    """Whether words follow on the line of an input."""
    while node is not None and node.tag != "problem":
        if (node.tail or "").strip() and node.tag not in ("p", "div", "td", "li"):
            return True
        node = node.getparent()
    return False


def _hints(root: Element, source: Source) -> list[str]:
    """Hints on demand as text that opens."""
    hints = [source.prose.blocks(hint) for hints in root.iter("demandhint") for hint in hints.findall("hint")]
    hints = [hint for hint in hints if hint]
    if hints:
        means = "they stand in the prompt, closed, and opening them is free."
        source.notes.changed(next(root.iter("demandhint")), "hints on demand", means)
    titles = ["Hint"] if len(hints) == 1 else [f"Hint {number}" for number in range(1, len(hints) + 1)]
    return [
        f"<details>\n<summary>{title}</summary>\n\n{hint}\n\n</details>"
        for title, hint in zip(titles, hints, strict=True)
    ]


def _attached(parts: list[Part]) -> dict[str, bytes]:
    names = ["capa.py"] + (["capa_numbers.py"] if any(part.uses_numbers for part in parts) else [])
    folder = resources.files(__package__) / "attached"
    return {name: (folder / name).read_bytes() for name in names}
