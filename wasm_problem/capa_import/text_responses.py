"""stringresponse and numericalresponse."""

from __future__ import annotations

import re

from ..grading.inputs import InputKind
from .attached import capa_numbers
from .parts import Check, FieldDraft, Part, Source, credit_of, only_input
from .report import Element


def string(node: Element, source: Source) -> Part | None:
    """<stringresponse>: a text, or a regular expression for it."""
    line = only_input(node, {"textline"}, source)
    if line is None or not _has_answer(node, source):
        return None
    how = (node.get("type") or "").lower().split()
    written = node.get("answer")
    backward = "_or_" in written.lower()
    regexp = "regexp" in how and not backward
    others = [] if backward else node.findall("additional_answer")
    expected = [text.strip() for text in (written.split("_or_") if backward else [written])]
    messages = [source.message(node.find("correcthint"))] + [""] * (len(expected) - 1)
    for each in others:
        text = each.get("answer") or (each.text or "").strip()
        if text:
            expected.append(text.strip())
            messages.append(source.message(each.find("correcthint")))
    wrong = [(hint.get("answer", "").strip(), source.message(hint)) for hint in node.findall("stringequalhint")]
    by_regexp = [(hint.get("answer", "").strip(), source.message(hint)) for hint in node.findall("regexphint")]
    (by_regexp if regexp else wrong).extend(_old_hints(node, "stringhint", source))
    marked = source.variables.marked
    if regexp:
        _note_regexps([*expected, *(text for text, _ in by_regexp)], node, source)
    check = Check(
        "capa.string",
        ([marked(text) for text in expected],),
        {
            "ignore_case": "ci" in how or None,
            "regexp": regexp or None,
            "messages": messages if any(messages) else [],
            "wrong": [(marked(text), hint) for text, hint in wrong if text],
            "wrong_regexps": [(marked(text), hint) for text, hint in by_regexp if text],
        },
    )
    return Part(node, (_field(node, line, source),), (check,))


def number(node: Element, source: Source) -> Part | None:
    """<numericalresponse>: a number or an expression, with a tolerance or within a range."""
    line = only_input(node, {"textline", "formulaequationinput"}, source)
    if line is None or not _has_answer(node, source):
        return None
    marked = source.variables.marked
    expected = node.get("answer").strip()
    others = [each for each in node.findall("additional_answer") if each.get("answer")]
    if len(others) < len(node.findall("additional_answer")):
        source.notes.lost(node, "<additional_answer>", "one without an answer is left out.", "Add it to the grader.")
    for text in [expected, *(each.get("answer") for each in others)]:
        _note_number(marked(text), node, source)
    messages = [source.message(each) for each in [node.find("correcthint"), *(e.find("correcthint") for e in others)]]
    tolerances = node.xpath('.//responseparam[@type="tolerance"]/@default')
    credit = credit_of(node)
    if set(credit) - {"close", "list"}:
        means = "capa does not know it, and the whole points are given for right answers only."
        source.notes.lost(node, f'partial_credit="{",".join(credit)}"', means, "Change the grader.")
        credit = []
    near = next(iter(node.xpath("responseparam/@partial_range")), "")
    listed = next(iter(node.xpath("responseparam/@partial_answers")), "")
    _old_hints(node, "numericalhint", source)
    check = Check(
        "capa.number",
        (marked(expected),),
        {
            "tolerance": marked(tolerances[0].strip()) if tolerances else "",
            "others": [marked(each.get("answer")) for each in others],
            "messages": messages if any(messages) else [],
            "credit": credit,
            "near": _factor(near, node, source) if near and "close" in credit else None,
            "listed": [marked(text.strip()) for text in listed.split(",")] if listed and "list" in credit else [],
        },
    )
    return Part(node, (_field(node, line, source),), (check,), uses_numbers=True)


def _field(node: Element, line: Element, source: Source) -> FieldDraft:
    points = source.weighted(line)
    return FieldDraft(line, InputKind.TEXT, points=points, help=source.help_of(node, line))


def _has_answer(node: Element, source: Source) -> bool:
    if node.get("answer"):
        return True
    advice = "Write the right answer into the XML and convert it again."
    source.notes.lost(node, f"<{node.tag}> without an answer", "the question is left out.", advice)
    return False


def _old_hints(node: Element, tag: str, source: Source) -> list[tuple[str, str]]:
    """Texts and what is said to them, of a <hintgroup> as problems had it before 2015."""
    group = node.find("hintgroup")
    if group is None:
        return []
    if group.get("hintfn") or tag != "stringhint":
        advice = "Write the messages into the grader."
        source.notes.lost(group, "<hintgroup>", "its hints are left out.", advice)
        return []
    texts = {each.get("on"): source.prose.blocks(each) for each in group.findall("hintpart")}
    return [
        (hint.get("answer", "").strip(), texts[hint.get("name")])
        for hint in group.findall(tag)
        if texts.get(hint.get("name"))
    ]


def _note_regexps(patterns: list[str], node: Element, source: Source) -> None:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            means = f"it cannot be read ({str(error)[:80]}), so no answer can be graded."
            source.notes.lost(node, f'the regular expression "{pattern[:60]}"', means, "Correct it in the grader.")


def _note_number(text: str, node: Element, source: Source) -> None:
    if "{{" in text:
        return  # known only when the script has run
    try:
        if capa_numbers.Range.is_one(text):
            capa_numbers.Range(text)
        else:
            capa_numbers.expected_value(text)
    except capa_numbers.NotANumber:
        means = "it is no number, no expression and no range, so no answer can be graded."
        source.notes.lost(node, f'answer="{text[:60]}"', means, "Correct it in the grader.")


def _factor(text: str, node: Element, source: Source) -> float | None:
    try:
        return float(text)
    except ValueError:
        source.notes.lost(node, f'partial_range="{text[:20]}"', "it is no number; 2 is used.", "Change the grader.")
        return None
