"""customresponse: an author's own function or program decides."""

from __future__ import annotations

import re

from ..grading.inputs import InputKind
from .parts import OTHER_INPUTS, Check, FieldDraft, Part, Source, inputs_of
from .python_source import Raw
from .report import Element
from .scripts import note_what_is_missing, parsed

_KINDS = {"textline": InputKind.TEXT, "formulaequationinput": InputKind.TEXT, "textbox": InputKind.CODE}


def custom(node: Element, source: Source) -> Part | None:
    """<customresponse> with `cfn` or with an <answer> of its own."""
    fields = _fields(node, source)
    if fields is None:
        return None
    expect = node.get("expect") or node.get("answer")
    named: dict[str, object] = {
        "expect": source.variables.marked(expect) if expect else None,
        "options": node.get("options"),
    }
    script = Raw("SCRIPT" if source.script.text else '""')
    answer = next(node.iterdescendants("answer"), None)
    if answer is not None:
        code = _code(answer, source)
        if code is None:
            return None
        check = Check("capa.inline", (Raw("problem"),), named, takes_all=True, before=(script,), code=code)
        return Part(node, fields, (check,))
    function = (node.get("cfn") or "").strip()
    if not _is_known(function, node, source):
        return None
    named["extra"] = node.get("cfn_extra_args", "").split()
    check = Check("capa.custom", (Raw("problem"),), named, takes_all=True, before=(script, function))
    return Part(node, fields, (check,))


def _fields(node: Element, source: Source) -> tuple[FieldDraft, ...] | None:
    found = inputs_of(node)
    if not found:
        means = "the question is left out; nothing in it can be answered."
        source.notes.lost(node, "<customresponse> without an input", means, "Write it anew in Studio.")
        return None
    fields: list[FieldDraft] = []
    for each in found:
        kind = _KINDS.get(each.tag)
        if kind is None:
            what = OTHER_INPUTS.get(each.tag, "an input of another response")
            means = f"the question is left out; {what} has no field here."
            source.notes.lost(each, f"<{each.tag}>", means, "Ask for a text, a number, choices or code instead.")
            return None
        mode = (each.get("mode") or each.get("language") or "python").lower()
        if kind is InputKind.CODE and "python" not in mode:
            means = "the question is left out; a text of several lines has no field here, but programs have one."
            source.notes.lost(each, f'<textbox mode="{mode[:20]}">', means, "Ask for one line, or for a program.")
            return None
        if each.get("preprocessorClassName") or each.get("math") or each.tag == "formulaequationinput":
            source.notes.changed(each, "a preview of mathematics", "learners type it without seeing it set.")
        text = source.help_of(node, each) if not fields else source.prose.plain(each.get("trailing_text"))
        fields.append(FieldDraft(each, kind, points=source.points(each), help=text))
    return tuple(fields)


def _code(answer: Element, source: Source) -> str | None:
    if answer.get("src"):
        means = "the question is left out; its program is in another file."
        source.notes.lost(answer, f'<answer src="{answer.get("src")[:60]}">', means, "Put the program into <answer>.")
        return None
    code = (answer.text or "").strip("\n")
    tree = parsed(code, answer, source.notes)
    if tree is not None:
        note_what_is_missing(tree, answer, source.notes)
    return code


def _is_known(function: str, node: Element, source: Source) -> bool:
    name = re.match(r"\w*", function)
    first = name[0] if name else ""
    if first in source.script.functions or (first and not source.script.is_readable):
        return True
    what = f'cfn="{function[:60]}"' if function else "<customresponse> without cfn and <answer>"
    means = "the question is left out; no script of the problem has this function."
    advice = "If it is in python_lib.zip, put it into the script, and convert the problem again."
    source.notes.lost(node, what, means, advice)
    return False
