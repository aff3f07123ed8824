"""multiplechoiceresponse, choiceresponse and optionresponse."""

from __future__ import annotations

import re

from ..grading.inputs import Choice, InputKind
from .parts import Check, FieldDraft, Part, Source, credit_of, flagged, inputs_of, only_input
from .python_source import Raw, call
from .report import Element


def multiple_choice(node: Element, source: Source) -> Part | None:
    """<multiplechoiceresponse>: one of several."""
    group = only_input(node, {"choicegroup"}, source)
    if group is None:
        return None
    names: dict[str, Element] = {}
    unnamed = 0
    for each in group.findall("choice"):
        given = each.get("name")
        name = f"choice_{unnamed if given is None else given}"
        unnamed += given is None
        if name in names:
            source.notes.lost(each, f'a second choice "{name}"', "it is left out.", "Give it a name of its own.")
        else:
            names[name] = each
    _note_choosing(group, source)
    credit = credit_of(node)
    if credit not in ([], ["points"]):
        means = "capa does not know it, and the whole points are given for right choices only."
        source.notes.lost(node, f'partial_credit="{",".join(credit)}"', means, "Change the grader.")
    partly = {name: _value(each, source) for name, each in names.items() if _correct(each) == "partial"}
    feedback = _targeted_feedback(node, source)
    messages = {
        name: "\n\n".join(
            filter(None, [source.message(each.find("choicehint")), feedback.get(each.get("explanation-id"), "")])
        )
        for name, each in names.items()
    }
    check = Check(
        "capa.choice",
        (_right(names, source), {name: text for name, text in messages.items() if text}),
        {"partly": partly if credit == ["points"] else {}},
    )
    field = FieldDraft(
        group, InputKind.CHOICE, _choices(names, source), source.weighted(group), source.help_of(node, group)
    )
    return Part(node, (field,), (check,))


def choices(node: Element, source: Source) -> Part | None:
    """<choiceresponse>: any number, or one of several with a radiogroup."""
    group = only_input(node, {"checkboxgroup", "radiogroup"}, source)
    if group is None:
        return None
    # capa counts all choices of the response
    names = {f"choice_{index}": each for index, each in enumerate(group.iter("choice"))}
    credit = credit_of(node)
    if credit not in ([], ["edc"], ["halves"]):
        means = "capa does not know it, and the whole points are given for the right choices only."
        source.notes.lost(node, f'partial_credit="{",".join(credit)}"', means, "Change the grader.")
        credit = []
    letters = {each.get("id", chr(ord("A") + index)).upper(): name for index, (name, each) in enumerate(names.items())}
    together: list[object] = []
    for hint in group.findall("compoundhint"):
        those = [letters.get(letter, letter) for letter in (hint.get("value") or "").upper().split()]
        together.append((those, source.message(hint)))
    check = Check(
        "capa.choices",
        (list(names), _right(names, source)),
        {
            "credit": "".join(credit),
            "chosen": _hints(names, "true", source),
            "left_out": _hints(names, "false", source),
            "together": together,
        },
        takes_all=group.tag == "radiogroup",
    )
    kind = InputKind.CHOICES if group.tag == "checkboxgroup" else InputKind.CHOICE
    field = FieldDraft(group, kind, _choices(names, source), source.weighted(group), source.help_of(node, group))
    return Part(node, (field,), (check,))


def options(node: Element, source: Source) -> Part | None:
    """<optionresponse>: lists, each with one right option."""
    fields: list[FieldDraft] = []
    checks: list[Check] = []
    for each in inputs_of(node):
        if each.tag != "optioninput":
            return only_input(node, {"optioninput"}, source) and None
        found = _options(each)
        if "$" in "".join(found) and any(source.variables.marked(text) != text for text in found):
            means = "the question is left out; the options of a field are the same for all learners."
            source.notes.lost(each, "options with variables", means, "Write it anew, with the variable in the prompt.")
            return None
        right = (each.get("correct") or "").strip()
        right = next((text for text, (is_right, _) in found.items() if is_right), right)
        messages = {text: source.message(hint) for text, (_, hint) in found.items()}
        expected = [source.variables.marked(right)]
        checks.append(Check("capa.choice", (expected, {text: hint for text, hint in messages.items() if hint})))
        shown = tuple(Choice(text, source.prose.plain(text)) for text in found)
        text = source.help_of(node, each) if not fields else ""
        fields.append(FieldDraft(each, InputKind.CHOICE, shown, source.weighted(each), text))
    if not fields:
        return only_input(node, {"optioninput"}, source) and None
    return Part(node, tuple(fields), tuple(checks))


def _options(node: Element) -> dict[str, tuple[bool, Element | None]]:
    """The options by text: whether each is marked as right, and its hint."""
    children = node.findall("option")
    if children:
        return {(each.text or "").strip(): (flagged(each, "correct"), each.find("optionhint")) for each in children}
    text = re.sub(r"([a-zA-Z])(?:'|\\')([a-zA-Z])", "\\1\x00\\2", node.get("options") or "").replace("\\'", "\x00")
    return {found.replace("\x00", "'"): (False, None) for found in re.findall(r"'([^']*)'", text)}


def _correct(node: Element) -> str:
    return (node.get("correct") or "false").strip().lower()


def _right(names: dict[str, Element], source: Source) -> object:
    said = {name: source.variables.marked(_correct_as_written(each)) for name, each in names.items()}
    if any("{{" in text for text in said.values()):
        # which() fills the texts by itself
        plain: dict[object, object] = {name: Raw(f'"{text}"') for name, text in said.items()}
        return Raw(call("capa.which", [plain, Raw("problem")], {}, 8))
    return [name for name, each in names.items() if _correct(each) == "true"]


def _correct_as_written(node: Element) -> str:
    return (node.get("correct") or "false").strip()


def _choices(names: dict[str, Element], source: Source) -> tuple[Choice, ...]:
    return tuple(Choice(name, source.prose.line(each) or name) for name, each in names.items())


def _hints(names: dict[str, Element], selected: str, source: Source) -> dict[str, str]:
    found = {}
    for name, each in names.items():
        hints = [hint for hint in each.findall("choicehint") if (hint.get("selected") or "").lower() == selected]
        text = "\n\n".join(filter(None, map(source.message, hints)))
        if text:
            found[name] = text
    return found


def _value(node: Element, source: Source) -> float:
    text = node.get("point_value", "0.5")
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if 0 <= value <= 1:
        return value
    source.notes.lost(
        node, f'point_value="{text[:20]}"', "it is no part of a point; 0.5 is used.", "Change the grader."
    )
    return 0.5


def _note_choosing(group: Element, source: Source) -> None:
    if flagged(group, "shuffle"):
        means = "all learners see the choices in the order of the file."
        source.notes.lost(group, 'shuffle="true"', means, "Bring them into an order that tells nothing.")
    if group.get("answer-pool", "0") != "0":
        means = "all choices are shown, and each right one counts."
        source.notes.lost(group, "answer-pool", means, "Keep the choices that you want to show.")


def _targeted_feedback(node: Element, source: Source) -> dict[str, str]:
    """Messages by explanation-id, from the set that follows a response."""
    if node.get("targeted-feedback") is None:
        return {}
    following = node.getnext()
    while following is not None and following.tag != "targetedfeedbackset":
        following = following.getnext()
    if following is None:
        return {}
    found = following.findall("targetedfeedback")
    return {each.get("explanation-id"): source.prose.blocks(each) for each in found if each.get("explanation-id")}
