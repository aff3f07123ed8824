"""cases/NAME.toml -> a Case. Whatever is not understood is an error that names the file."""

from __future__ import annotations

import base64
import binascii
import dataclasses
import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..resources import data_dir
from ..sandbox import Limits
from .case import AREAS, OF_AN_INSTANCE, USUAL_LIMITS, USUAL_SEED, Action, Case, Content, Part, Step
from .expecting import RULES, Wrong

CASE_NAME = r"[a-z][a-z0-9_]*"
REQUIRED_OF = ("graders", "every runtime")
CASE_KEYS = {"title", "area", "program", "parts", "translation", "required_of", "shared", "repeated", "across"}
CASE_KEYS |= {"files", "seed", "limits", "steps"}
STEP_KEYS = {
    *Action,
    "name",
    "of",
    "args",
    "stdin",
    "variables",
    "attempt",
    "seed",
    "limits",
    "program_bytes",
    "expect",
}
SWITCHES = {Action.CHECK, Action.LOAD, Action.RUN, Action.GENERATE, Action.EXAMPLES}
"""Actions that say no more than true."""
_LIMITS = {field.name for field in dataclasses.fields(Limits)}


class BadCase(ValueError):
    """A file is no case; the text names the file and says what is wrong."""


def cases_folder() -> Path:
    """Where the cases are. Raises FileNotFoundError when the installation is incomplete."""
    return data_dir("tests/conformance/cases")


def read_cases(folder: Path | None = None) -> list[Case]:
    """The cases, by area and name. Raises BadCase."""
    folder = cases_folder() if folder is None else folder
    cases = [read_case(path) for path in sorted(folder.glob("*.toml"))]
    return sorted(cases, key=lambda case: (AREAS.index(case.area), case.name))


def read_case(path: Path) -> Case:
    """Raises BadCase."""
    try:
        return _case(path, tomllib.loads(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadCase(f"{path}: {error}") from error
    except Wrong as wrong:
        raise BadCase(f"{path}: {wrong}") from None


def _case(path: Path, data: dict[str, Any]) -> Case:
    _known(data, CASE_KEYS, "the case")
    if not re.fullmatch(CASE_NAME, path.stem):
        raise Wrong("the name of the file has lower-case letters, digits and _, with a letter first")
    area = _get(data, "area", str)
    if area not in AREAS:
        raise Wrong(f"area {area!r} is none of {', '.join(AREAS)}")
    required_of = _get(data, "required_of", str, REQUIRED_OF[0])
    if required_of not in REQUIRED_OF:
        raise Wrong(f'required_of is "{REQUIRED_OF[0]}" or "{REQUIRED_OF[1]}"')
    seed, limits = _get(data, "seed", int, USUAL_SEED), _limits(data, USUAL_LIMITS)
    tables = _get(data, "steps", list)
    if not tables:
        raise Wrong("there are no steps")
    case = Case(
        name=path.stem,
        path=path,
        title=_get(data, "title", str),
        area=area,
        words=_get(data, "program", str).strip(),
        translation=_get(data, "translation", str, path.stem),
        parts=_texts(_get(data, "parts", dict, {}), "parts"),
        files=_files(_get(data, "files", dict, {})),
        required_of_all=required_of == REQUIRED_OF[1],
        shared=_get(data, "shared", bool, False),
        repeated=_get(data, "repeated", bool, True),
        across=_get(data, "across", bool, False),
        seed=seed,
        limits=limits,
        steps=tuple(_step(number, table, seed, limits) for number, table in enumerate(tables, 1)),
    )
    _check_names(case)
    return case


def _step(number: int, data: Any, seed: int, limits: Limits) -> Step:
    try:
        if not isinstance(data, dict):
            raise Wrong("is a table")
        _known(data, STEP_KEYS, "it")
        actions = [action for action in Action if action in data]
        if len(actions) != 1:
            raise Wrong(f"it has exactly one of the keys {', '.join(Action)}")
        action = actions[0]
        return Step(
            number=number,
            action=action,
            what=_get(data, action, str) if action in OF_AN_INSTANCE else _switched(data, action),
            args=tuple(_json(data, "args", list, "[]")),
            stdin=_get(data, "stdin", str, ""),
            answer={} if action in SWITCHES or action in OF_AN_INSTANCE else _answer(_get(data, action, dict)),
            variables=_json(data, "variables", dict, "{}"),
            attempt=_get(data, "attempt", int, 1),
            name=_get(data, "name", str, ""),
            of=_get(data, "of", str, ""),
            seed=_get(data, "seed", int, seed),
            limits=_limits(data, limits),
            program_bytes=_get(data, "program_bytes", int, 0),
            expect=_expectations(data.get("expect", {})),
        )
    except Wrong as wrong:
        raise Wrong(f"step {number}: {wrong}") from None


def _switched(data: Mapping[str, Any], action: Action) -> str:
    if action in SWITCHES and data[action] is not True:
        raise Wrong(f"{action} is true")
    return ""


def _answer(fields: Mapping[str, Any]) -> dict[str, str | int | float | Part]:
    answer: dict[str, str | int | float | Part] = {}
    for name, value in fields.items():
        if isinstance(value, dict) and set(value) == {"part"} and isinstance(value["part"], str):
            answer[name] = Part(value["part"])
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            answer[name] = value
        else:
            raise Wrong(f'the answer {name!r} is a text, a number or {{ part = "..." }}')
    if not answer:
        raise Wrong("an answer has at least one field")
    return answer


def _expectations(value: Any) -> tuple[Mapping[str, Any], ...]:
    tables = value if isinstance(value, list) else [value]
    if not tables or not all(isinstance(table, dict) for table in tables):
        raise Wrong("expect is a table, or a list of tables")
    return tuple(_expectation(table) for table in tables)


def _expectation(table: Mapping[str, Any]) -> Mapping[str, Any]:
    _known(table, set(RULES), "expect")
    read = {}
    for key, value in table.items():
        try:
            read[key] = RULES[key].read(value)
        except Wrong as wrong:
            raise Wrong(f"expect.{key} {wrong}") from None
    return read


def _files(table: Mapping[str, Any]) -> dict[str, Content]:
    files: dict[str, Content] = {}
    for name, value in table.items():
        if isinstance(value, str):
            files[name] = value.encode()
        elif isinstance(value, dict) and set(value) == {"part"}:
            files[name] = Part(str(value["part"]))
        elif isinstance(value, dict) and set(value) == {"base64"}:
            try:
                files[name] = base64.b64decode(str(value["base64"]), validate=True)
            except binascii.Error as error:
                raise Wrong(f"the file {name!r} is not base64 ({error})") from None
        else:
            raise Wrong(f'the file {name!r} is a text, {{ base64 = "..." }} or {{ part = "..." }}')
    return files


def _limits(data: Mapping[str, Any], usual: Limits) -> Limits:
    table = _get(data, "limits", dict, {})
    _known(table, _LIMITS, "limits")
    for name, value in table.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
            raise Wrong(f"the limit {name} is a number greater than 0")
    return replace(usual, **table)


def _check_names(case: Case) -> None:
    """Raises Wrong for names that mean nothing, and for parts that nothing uses."""
    steps = case.steps
    used = {name for step in steps for name in (step.of, *step.answer_parts) if name}
    used |= {step.what for step in steps if step.action in (Action.EVALUATE, Action.ECHO)}
    used |= {content.name for content in case.files.values() if isinstance(content, Part)}
    for name in sorted(used ^ set(case.parts)):
        raise Wrong(f"the part {name!r} is {'used but not described' if name in used else 'described but not used'}")
    named: set[str] = set()
    for step in steps:
        asked = {table[key] for table in step.expect for key in ("same_as", "differs_from") if key in table}
        for name in sorted(asked - named):
            raise Wrong(f"step {step.number}: no earlier step has the name {name!r}")
        named.add(step.name)
        if case.shared and (step.action not in OF_AN_INSTANCE or step.of or step.program_bytes):
            raise Wrong(f"step {step.number}: steps that share an instance only call and evaluate")


def _known(data: Mapping[str, Any], keys: set[str], what: str) -> None:
    unknown = sorted(set(data) - keys)
    if unknown:
        raise Wrong(f"{what} has the unknown key {unknown[0]!r}")


def _texts(table: Mapping[str, Any], what: str) -> dict[str, str]:
    if not all(isinstance(value, str) and re.fullmatch(CASE_NAME, key) for key, value in table.items()):
        raise Wrong(f"{what} is a table of texts, by names of lower-case letters, digits and _")
    return {key: value.strip() for key, value in table.items()}


def _get(data: Mapping[str, Any], key: str, kind: type, default: Any = None) -> Any:
    if key not in data:
        if default is None:
            raise Wrong(f"{key} is missing")
        return default
    value = data[key]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise Wrong(f"{key} is to be {_KINDS[kind]}")
    return value


def _json(data: Mapping[str, Any], key: str, kind: type, default: str) -> Any:
    try:
        value = json.loads(_get(data, key, str, default))
    except ValueError as error:
        raise Wrong(f"{key} is no JSON text: {error}") from None
    if not isinstance(value, kind):
        raise Wrong(f"{key} is JSON text of {_KINDS[kind]}")
    return value


_KINDS: Mapping[Callable[..., Any], str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}
