"""Faults of a problem that can be seen without running its grader."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from ..sandbox import Catalog, Limits, UnknownRuntime
from ..sandbox.limits import KIB, MIB
from ..sandbox.outcome import Json
from .inputs import INPUT_NAME, Input, InputKind, read_locked
from .pins import found
from .problem import AuthorError, Problem
from .prompt import unknown_names
from .sentences import Sentence, sentence, translatable
from .submission import Bounds
from .text import is_storable

MAX_PROSE_LENGTH = 200_000
"""Characters of a prompt or a solution."""
MAX_INPUTS = 50
MAX_CHOICES = 200
MAX_LABEL_LENGTH = 2_000
"""Characters of a label, a help text or a choice."""
MAX_NAME_LENGTH = 50
MAX_FORMULA_VARIABLES = 50
FORMULA_VARIABLE = re.compile(r"[A-Za-z\u0391-\u03C9]{1,30}(?:_?[0-9]{1,10}|_[A-Za-z0-9]{1,20})?")
"""Latin or Greek letters, and perhaps an index: x, alpha, v_0, λ."""


def form_faults(problem: Problem) -> list[AuthorError]:
    """What is wrong with the settings, the texts and the answer fields."""
    return [*_text_faults(problem), *_number_faults(problem), *_inputs_faults(problem.inputs)]


def variable_faults(problem: Problem, variables: Mapping[str, Json] | None) -> list[AuthorError]:
    """The `{{name}}` in prompt, answer fields and solution that no variable fills. None: there is no generate."""
    faults = []
    for field, text in _texts_with_variables(problem):
        for name in unknown_names(text, variables or {}):
            line, column = _place(text, name) if field != "inputs" else (None, None)
            faults.append(AuthorError(field, _unknown_name(name, variables), line, column))
    return list(dict.fromkeys(faults))


def code_faults(problem: Problem, catalog: Catalog, bounds: Bounds, kept: Collection[str] = ()) -> list[AuthorError]:
    """What of the settings of programs does not fit this installation, or the starter. kept: may be missing."""
    codes = [each for each in problem.inputs[:MAX_INPUTS] if each.kind is InputKind.CODE]
    where = {each.name: _field(each) for each in codes}
    faults = [(each.name, message) for each in codes for message in _code_faults(each, catalog, bounds.most, kept)]
    faults += [(each.name, message) for each in codes for message in _role_faults(each, problem, catalog)]
    return [
        AuthorError("inputs", sentence("{field}: {fault}", field=where[name], fault=message))
        for name, message in faults
    ]


def _role_faults(each: Input, problem: Problem, catalog: Catalog) -> Iterator[str]:
    for name in each.runtimes or (problem.runtime,):
        runtime = found(catalog, name)
        if runtime is not None and "answer" not in runtime.roles:
            yield sentence(
                "{runtime} has only graders, and learners cannot write in it. Choose another language.",
                runtime=runtime.title,
            )


def _code_faults(each: Input, catalog: Catalog, most: Limits, kept: Collection[str]) -> Iterator[str]:
    for runtime in dict.fromkeys((*each.runtimes, *each.starters)):
        try:
            catalog.get(runtime)
        except UnknownRuntime as error:
            if runtime not in kept:
                yield str(error)
    for runtime in _repeated(each.runtimes):
        yield sentence("the runtime {runtime} is offered twice.", runtime=runtime)
    for runtime in each.starters:
        if runtime not in each.runtimes[1:]:
            yield sentence(
                "there is starter code for {runtime}, which learners cannot choose besides the first runtime.",
                runtime=runtime,
            )
    lines = each.starter.rstrip().count("\n") + 1 if each.starter.strip() else 0
    if any(last > lines for _, last in read_locked(each.locked)):
        yield sentence(
            "the starter code has {lines} lines, so {locked} cannot all be kept from changing.",
            lines=lines,
            locked=each.locked,
        )
    amounts = {
        "fuel": most.fuel,
        "seconds": int(most.seconds),
        "memory_mib": most.memory_bytes // MIB,
        "output_kib": most.output_bytes // KIB,
    }
    for name, amount in amounts.items():
        if (getattr(each.limits, name) or 0) > amount:
            yield sentence("{limit} is at most {most:,} here.", limit=name, most=amount)


def _unknown_name(name: str, variables: Mapping[str, Json] | None) -> str:
    variable = f"{{{{{name}}}}}"
    if variables is None:
        return sentence(
            "{variable} needs a value: add a function generate to the grader that returns it.", variable=variable
        )
    if not variables:
        return sentence("{variable} has no value: generate returns nothing. Return it.", variable=variable)
    return sentence(
        "{variable} has no value: generate returns {names}. Correct the name or return it.",
        variable=variable,
        names=", ".join(sorted(variables)[:20]),
    )


def _texts_with_variables(problem: Problem) -> Iterator[tuple[str, str]]:
    yield "prompt", problem.prompt
    for each in problem.inputs:
        yield "inputs", each.label
        yield "inputs", each.help
        for choice in each.choices:
            yield "inputs", choice.text
    yield "solution", problem.solution


def _place(text: str, name: str) -> tuple[int | None, int | None]:
    found = re.search(rf"\{{\{{[ \t]*{name}[ \t]*\}}\}}", text)
    if found is None:
        return None, None
    before = text[: found.start()]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _text_faults(problem: Problem) -> Iterator[AuthorError]:
    if not problem.grader.strip():
        yield AuthorError("grader", translatable("Write a grader: a function grade(answer, problem)."), 1, 1)
    for field in ("display_name", "runtime", "prompt", "grader", "solution"):
        text: str = getattr(problem, field)
        if not is_storable(text):
            yield AuthorError(
                field,
                translatable("This text contains a character that cannot be stored (NUL or half a surrogate pair)."),
            )
    for field in ("prompt", "solution"):
        length = len(getattr(problem, field))
        if length > MAX_PROSE_LENGTH:
            told = sentence(
                "This text has {length:,} characters; at most {most:,} are allowed.",
                length=length,
                most=MAX_PROSE_LENGTH,
            )
            yield AuthorError(field, told)


def _number_faults(problem: Problem) -> Iterator[AuthorError]:
    if problem.max_attempts is not None and problem.max_attempts < 1:
        told = translatable("Allow at least 1 attempt, or leave this empty for unlimited attempts.")
        yield AuthorError("max_attempts", told)
    if problem.weight is not None and problem.weight < 0:
        yield AuthorError("weight", translatable("The points must be 0 or more."))


def _inputs_faults(inputs: tuple[Input, ...]) -> Iterator[AuthorError]:
    if not inputs:
        yield AuthorError("inputs", translatable("Add at least one answer field."))
    if len(inputs) > MAX_INPUTS:
        told = sentence(
            "There are {count} answer fields; at most {most} are allowed.", count=len(inputs), most=MAX_INPUTS
        )
        yield AuthorError("inputs", told)
    for name in _repeated(each.name for each in inputs):
        yield AuthorError("inputs", sentence('Two answer fields have the name "{name}". Rename one.', name=name))
    for each in inputs[:MAX_INPUTS]:
        for message in _input_faults(each):
            yield AuthorError("inputs", message)


def _input_faults(each: Input) -> Iterator[Sentence]:
    where = _field(each)
    if not INPUT_NAME.fullmatch(each.name) or len(each.name) > MAX_NAME_LENGTH:
        yield sentence(
            "{field}: a name has lower-case letters, digits and _, with a letter first, at most {most}.",
            field=where,
            most=MAX_NAME_LENGTH,
        )
    texts = [each.label, each.help, *(text for choice in each.choices for text in (choice.value, choice.text))]
    if any(len(text) > MAX_LABEL_LENGTH for text in texts):
        yield sentence(
            "{field}: a label, help text or choice has at most {most:,} characters.", field=where, most=MAX_LABEL_LENGTH
        )
    if not all(map(is_storable, [*texts, each.starter, *each.starters.values(), *each.variables])):
        yield sentence(
            "{field} contains a character that cannot be stored (NUL or half a surrogate pair).", field=where
        )
    if each.kind.has_choices:
        yield from _choice_faults(each, where)
    if each.kind is InputKind.FORMULA:
        yield from _formula_faults(each, where)


def _formula_faults(each: Input, where: Sentence) -> Iterator[Sentence]:
    if len(each.variables) > MAX_FORMULA_VARIABLES:
        yield sentence(
            "{field} has {count} variables; at most {most} are allowed.",
            field=where,
            count=len(each.variables),
            most=MAX_FORMULA_VARIABLES,
        )
    for name in each.variables[:MAX_FORMULA_VARIABLES]:
        if not FORMULA_VARIABLE.fullmatch(name):
            yield sentence(
                '{field}: "{name}" is no name of a variable. Write names such as x, alpha or v_0, with spaces between.',
                field=where,
                name=name[:MAX_NAME_LENGTH],
            )
    for name in _repeated(each.variables):
        yield sentence('{field}: the variable "{name}" is there twice.', field=where, name=name[:MAX_NAME_LENGTH])


def _choice_faults(each: Input, where: Sentence) -> Iterator[Sentence]:
    if not each.choices:
        yield sentence("{field} has no choices. Add some.", field=where)
    if len(each.choices) > MAX_CHOICES:
        yield sentence(
            "{field} has {count} choices; at most {most} are allowed.",
            field=where,
            count=len(each.choices),
            most=MAX_CHOICES,
        )
    if any(not choice.value.strip() for choice in each.choices):
        yield sentence("{field}: each choice needs a value, which the grader gets.", field=where)
    for value in _repeated(choice.value for choice in each.choices):
        yield sentence('{field}: two choices have the value "{value}". Change one.', field=where, value=value)


def _field(each: Input) -> Sentence:
    return sentence('Answer field "{name}"', name=each.name[:MAX_NAME_LENGTH])


def _repeated(values: Iterable[str]) -> list[str]:
    listed = list(values)
    return [value for value in dict.fromkeys(listed) if listed.count(value) > 1]
