"""Marks answers as capa does. A converted grader imports this file."""

import json
import math
import random
import re
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

CORRECT, PARTLY, INCORRECT = "correct", "partially-correct", "incorrect"
_FAULTS_OF_A_SCRIPT = (NameError, ImportError, SyntaxError, AttributeError, TypeError)
_SIGN = re.compile(r"[\\`*\[\]~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_TAG_OR_MATH = re.compile(r"(<pre\b.*?</pre>|<[^<>]*>|\\\(.*?\\\)|\\\[.*?\\\])", re.S)


class Mark(NamedTuple):
    """What one answer field gets. share: the part of its points. overall: a message on the whole response."""

    status: str
    share: float
    message: str = ""
    overall: str = ""


def filled(text: str, problem: Any) -> str:
    """The text with the values of its {{variables}}."""
    return re.sub(r"\{\{(\w+)\}\}", lambda found: str(problem.variables.get(found[1], found[0])), text)


def mark(share: float, message: str = "") -> list[Mark]:
    """The marks of a response with one answer field."""
    status = CORRECT if share == 1 else PARTLY if share > 0 else INCORRECT
    return [Mark(status, share, message)]


def verdict(marks: Sequence[Mark], names: Sequence[str] = (), points: Sequence[float] = ()) -> dict[str, Any]:
    """What `grade` returns. names, points: of the answer fields; the points are 1 each when left out."""
    weights = list(points) or [1] * len(marks)
    earned = math.fsum(each.share * weight for each, weight in zip(marks, weights, strict=True))
    total = math.fsum(weights)
    score = min(1.0, max(0.0, earned / total)) if total else 0.0
    overall = [each.overall for each in marks]
    if len(marks) == 1:
        return {"score": score, "message": "\n\n".join(filter(None, [marks[0].message, *overall]))}
    tests = [
        {
            "name": name,
            "passed": each.status == CORRECT,
            "points": weight,
            "message": " ".join(filter(None, [f"{each.share:.0%}." if each.status == PARTLY else "", each.message])),
        }
        for each, name, weight in zip(marks, names, weights, strict=True)
    ]
    return {"score": score, "message": "\n\n".join(filter(None, overall)), "tests": tests}


# --- choices and texts


def choice(
    answer: str, right: Collection[str], messages: Mapping[str, str], partly: Mapping[str, float] | None = None
) -> list[Mark]:
    """One of several choices. partly: choices that get a part of the points."""
    share = 1.0 if answer in right else (partly or {}).get(answer, 0.0)
    status = CORRECT if answer in right else PARTLY if answer in (partly or {}) else INCORRECT
    return [Mark(status, share, messages.get(answer, ""))]


def choices(
    answer: Collection[str],
    every: Collection[str],
    right: Collection[str],
    credit: str = "",
    chosen: Mapping[str, str] | None = None,
    left_out: Mapping[str, str] | None = None,
    together: Iterable[tuple[Collection[str], str]] = (),
) -> list[Mark]:
    """Any number of choices. credit: "edc" or "halves" for a part of the points.

    Messages: of choices that were chosen, and that were left out; or one for exactly these choices `together`.
    """
    slips = len(set(answer) ^ set(right))
    if not answer:
        share = 0.0
    elif credit == "edc":
        share = math.floor(100 * (len(every) - slips) / len(every) + 0.5) / 100
    elif credit == "halves" and slips:
        share = 0.5 if slips == 1 and len(every) > 2 else 0.25 if slips == 2 and len(every) > 4 else 0.0
    else:
        share = 0.0 if slips else 1.0
    for those, message in together:
        if set(those) == set(answer):
            return mark(share, message)
    told = [((chosen or {}) if each in answer else (left_out or {})).get(each, "") for each in every]
    return mark(share, "\n\n".join(filter(None, told)))


def which(texts: Mapping[str, str], problem: Any) -> list[str]:
    """The choices whose text, once it is filled, is "true"."""
    return [name for name, text in texts.items() if filled(text, problem).strip().lower() == "true"]


def string(
    answer: str,
    expected: Sequence[str],
    *,
    ignore_case: bool = False,
    regexp: bool = False,
    messages: Sequence[str] = (),
    wrong: Iterable[tuple[str, str]] = (),
    wrong_regexps: Iterable[tuple[str, str]] = (),
) -> list[Mark]:
    """A text. messages: for each expected text. wrong, wrong_regexps: texts and what to say to them."""
    typed = answer.strip()
    flags = re.IGNORECASE if ignore_case else 0
    if regexp:
        # as capa has it: ^ belongs to the first and $ to the last of several
        is_right = bool(re.search("^" + "|".join(expected) + "$", typed, flags))
    else:
        is_right = any(_same(typed, each, ignore_case) for each in expected)
    for each, message in zip(expected, messages, strict=False):
        if re.search(f"^{each}$", typed, flags) if regexp else _same(typed, each, ignore_case):
            return mark(float(is_right), message)
    for each, message in wrong:
        if _same(typed, each, ignore_case):
            return mark(float(is_right), message)
    for each, message in wrong_regexps:
        if re.search(f"^{each}$", typed, flags):
            return mark(float(is_right), message)
    return mark(float(is_right))


def _same(typed: str, expected: str, ignore_case: bool) -> bool:
    return typed.lower() == expected.lower() if ignore_case else typed == expected


def number(answer: str, expected: str, *, messages: Sequence[str] = ("",), **how: Any) -> list[Mark]:
    """A number or an expression. messages: for the expected one and the others. how: as in capa_numbers.share_of."""
    from capa_numbers import NotANumber, Range, calculate, share_of  # type: ignore[import-not-found]

    try:
        value = calculate(answer)
        if Range.is_one(expected) and isinstance(value, complex):
            raise NotANumber("Type a real number, without i.")
    except NotANumber as error:
        raise InvalidAnswer(str(error)) from None  # type: ignore[name-defined]  # noqa: F821
    share, other = share_of(value, expected, **how)
    return mark(share, messages[other + 1] if share == 1 and other + 1 < len(messages) else "")


# --- scripts


def variables(script: str, problem: Any, names: Iterable[str]) -> dict[str, str]:
    """The texts of the script's variables. One that the script leaves without a value stays $name, as in capa."""
    values = _plain(_run(script, problem))
    return {name: str(values[name]) if name in values else f"${name}" for name in names}


def custom(
    script: str,
    function: str,
    answers: Sequence[str],
    problem: Any,
    expect: str | None = None,
    extra: Sequence[str] = (),
    options: str | None = None,
) -> list[Mark]:
    """The marks of function(expect, answer) in the script, for one response with one or more answer fields."""
    given = _context(answers, problem, expect, options) | {"ans": _one_or_all(answers)}
    names = _run(script, problem, given)
    known = given | _plain(names)
    check = eval(function, names)
    result = _told(lambda: check(expect, _one_or_all(answers), **{name: known.get(name) for name in extra}))
    return _marks_of(result, len(answers))


def inline(
    script: str,
    code: str,
    answers: Sequence[str],
    problem: Any,
    expect: str | None = None,
    options: str | None = None,
) -> list[Mark]:
    """The marks that code gives which reads `submission` and sets `correct` and `messages`."""
    names = _run(script, problem) if script else _names(problem)
    names |= _context(answers, problem, expect, options)
    _seed(problem)
    _told(lambda: exec(compile(code, "answer", "exec"), names))
    shares = {CORRECT: 1.0, PARTLY: 0.5}
    decimals = names.get("grade_decimals") or [shares.get(each, 0.0) for each in names["correct"]]
    overall = message(names.get("overall_message"))
    return [
        Mark(names["correct"][n], float(decimals[n]), message(names["messages"][n]), overall if n == 0 else "")
        for n in range(len(answers))
    ]


def message(html: object) -> str:
    """HTML of a script as Markdown: what would be Markdown's signs is text, what is HTML or mathematics stays."""
    text = str(html or "")
    text = re.sub(r"\[(/?)mathjax(inline)?\]", lambda found: "\\" + "[]()"[2 * bool(found[2]) + bool(found[1])], text)
    parts = _TAG_OR_MATH.split(text.strip())
    parts[::2] = [_SIGN.sub(_entity, re.sub(r"\s+", " ", part)) for part in parts[::2]]
    return re.sub(r"^[-+#>=]|^\d+[.)]", _entity, "".join(parts).strip())


def _entity(found: re.Match[str]) -> str:
    """A sign as HTML writes it: Markdown would not see a backslash before it within HTML."""
    return f"{found[0][:-1]}&#{ord(found[0][-1])};"


def _one_or_all(answers: Sequence[str]) -> Any:
    return answers[0] if len(answers) == 1 else list(answers)


def _context(answers: Sequence[str], problem: Any, expect: str | None, options: str | None) -> dict[str, Any]:
    """The names that capa gives to a script besides its own."""
    ids = [f"answer_{n}" for n in range(1, len(answers) + 1)]
    return {
        "expect": expect,
        "submission": list(answers),
        "idset": ids,
        "answers": dict(zip(ids, answers, strict=True)),
        "correct": ["unknown"] * len(answers),
        "messages": [""] * len(answers),
        "overall_message": "",
        "options": options,
        "response_id": "response",
        "dynamath": [None] * len(answers),
        "debug": False,
    }


def _names(problem: Any) -> dict[str, Any]:
    return {"__name__": "script", "random": _seed(problem), "math": math, "xrange": range, "seed": problem.seed}


def _seed(problem: Any) -> Any:
    """The module random of the script: one generator, with the seed of this learner."""
    generator: Any = random.Random(problem.seed)
    generator.Random, generator.SystemRandom = random.Random, random.SystemRandom
    sys.modules["random"] = generator
    return generator


def _run(script: str, problem: Any, more: Mapping[str, Any] | None = None) -> dict[str, Any]:
    names = {**_names(problem), **(more or {})}
    exec(compile(script, "script", "exec"), names)
    return names


def _told(call: Any) -> Any:
    """What the call returns. What a script raises on purpose is for the learner, who loses no attempt by it."""
    try:
        return call()
    except _FAULTS_OF_A_SCRIPT:
        raise
    except Exception as error:
        raise InvalidAnswer(message(error) or type(error).__name__) from error  # type: ignore[name-defined]  # noqa: F821


def _plain(names: Mapping[str, Any]) -> dict[str, Any]:
    """The values that capa keeps of a script: those that JSON can hold."""
    kept = {}
    for name, value in names.items():
        if isinstance(value, int | float | str | list | tuple | dict | None) and name != "__builtins__":
            try:
                kept[name] = json.loads(json.dumps(value))
            except (TypeError, ValueError):
                continue
    return kept


def _marks_of(result: Any, count: int) -> list[Mark]:
    if not isinstance(result, dict):
        status = _status(result)
        return [Mark(status, {CORRECT: 1.0, PARTLY: 0.5}.get(status, 0.0))] * count
    if "ok" in result:
        status = _status(result["ok"])
        share = float(result.get("grade_decimal", {CORRECT: 1.0, PARTLY: 0.5}.get(status, 0.0)))
        told = message(result.get("msg"))
        if count == 1:
            return [Mark(status, share, told)]
        return [Mark(status, share, "", told), *[Mark(status, share)] * (count - 1)]
    if "input_list" in result:
        overall = message(result.get("overall_message"))
        marks = [_mark_of(each) for each in result["input_list"][:count]]
        return [marks[0]._replace(overall=overall), *marks[1:]]
    raise TypeError('the function returned a dictionary without "ok" and without "input_list"')


def _mark_of(item: Mapping[str, Any]) -> Mark:
    status = _status(item["ok"])
    # capa gives a part of the points only for True itself, and for nothing that is merely not false
    usual = 1.0 if str(item["ok"]).strip().lower() == "true" else 0.5 if status == PARTLY else 0.0
    return Mark(status, float(item.get("grade_decimal", usual)), message(item.get("msg")))


def _status(ok: object) -> str:
    said = str(ok).strip().lower() if ok else "false"
    return INCORRECT if said == "false" else PARTLY if "partial" in said else CORRECT
